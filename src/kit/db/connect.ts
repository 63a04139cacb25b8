import pg from 'pg';
import { StartTrouble } from '#kit/start-trouble.ts';

const OLDEST_VERSION = 150_000;

/**
 * One connection for the house's own work (migrations, back-ups), ended by the caller. Throws StartTrouble when the
 * database does not answer, does not let us in, or is older than PostgreSQL 15. The sentence never holds the password.
 */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(configuration(url));
  // A connection lost in the middle rejects what runs on it; without a listener it would also end the process.
  client.on('error', () => undefined);
  const where = `${client.host}:${client.port}/${client.database ?? ''}`;
  try {
    await client.connect();
  } catch (error) {
    const why = reasonOf(error);
    throw new StartTrouble({
      zh: `无法连接数据库 ${where}（${why}）。请检查数据库是否在运行，以及 DATABASE_URL 里的地址、用户和密码。`,
      en: `The database ${where} cannot be reached (${why}). Check that it runs, and the address, user and password in DATABASE_URL.`,
    }, error);
  }
  const { rows } = await client.query<{ version: string; number: number }>(`select current_setting('server_version') as version, current_setting('server_version_num')::int as number`);
  const [server] = rows;
  if (server && server.number >= OLDEST_VERSION) return client;
  await client.end();
  throw new StartTrouble({
    zh: `数据库 ${where} 是 PostgreSQL ${server?.version ?? '?'}，太旧了。聆听需要 PostgreSQL 15 或更新的版本。`,
    en: `The database ${where} is PostgreSQL ${server?.version ?? '?'}, which is too old. Lingting needs PostgreSQL 15 or newer.`,
  });
}

function configuration(url: string): pg.ClientConfig {
  // Anything else would make the driver fall back to a socket of this machine, which nobody meant.
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return { connectionString: url, connectionTimeoutMillis: 15_000 };
  throw new StartTrouble({
    zh: 'DATABASE_URL 不是数据库地址。它的形式是 postgres://用户:密码@主机:5432/数据库，密码里的特殊字符要用百分号编码。',
    en: 'DATABASE_URL is not the address of a database. It looks like postgres://user:password@host:5432/database, with special characters of the password percent-encoded.',
  });
}

/** With several addresses for one host (127.0.0.1 and ::1) Node reports one error around the real ones, without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
