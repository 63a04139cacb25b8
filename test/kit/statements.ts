/** What is asked of the database while something is done, for stories about how much that is, and how it is found. */
import pg from 'pg';

export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The sealer wakes after each commit and works by itself: whether it falls into the time watched is chance. */
const ofSealer = /pg_try_advisory_xact_lock\(4201\)|from outbox order by|\bwith seals as\b|^select b\.id as brand_id, e\.seq, e\.hash\b/;

/** All statements of this process meanwhile, without what opens and ends a transaction, and without the sealer's. */
export async function statementsOf<T>(work: () => Promise<T>): Promise<{ value: T; statements: Asked[] }> {
  const statements: Asked[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function watched(this: pg.Client, ...asked: unknown[]) {
    const [first] = asked;
    const { text, values = [] } = typeof first === 'string' ? { text: first } : (first as Partial<Asked>);
    if (text !== undefined && !/^\s*(begin|commit|rollback)/i.test(text) && !ofSealer.test(text.trim())) statements.push({ text, values });
    return Reflect.apply(query, this, asked) as unknown;
  } as typeof query;
  try {
    return { value: await work(), statements };
  } finally {
    pg.Client.prototype.query = query;
  }
}
