/** What is asked of the database while something is done, for stories about how much that is. */
import pg from 'pg';

/** The texts of all statements of this process meanwhile, without what opens and ends a transaction. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ value: T; texts: string[] }> {
  const texts: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function watched(this: pg.Client, ...asked: unknown[]) {
    const [first] = asked;
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    if (!/^\s*(begin|commit|rollback)/i.test(text)) texts.push(text);
    return Reflect.apply(query, this, asked) as unknown;
  } as typeof query;
  try {
    return { value: await work(), texts };
  } finally {
    pg.Client.prototype.query = query;
  }
}
