/** The pool of connections and the one way to a transaction. */
import pg from 'pg';
import type { Sql } from './sql.ts';

// int8 as number: our counters stay below 2^53. date as text: a calendar day has no zone.
pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(1700, Number);

export interface Queryable {
  rows<R>(statement: Sql): Promise<R[]>;
  /** Exactly one row; anything else is a fault of ours. */
  one<R>(statement: Sql): Promise<R>;
  maybe<R>(statement: Sql): Promise<R | undefined>;
  /** How many rows were touched. */
  run(statement: Sql): Promise<number>;
}

export interface Scope {
  /** The brand whose rows may be seen; 'everywhere' only for the house's own work over all brands (sealer, sweeps, sign-in). */
  readonly brandId: string | 'everywhere';
  /** For statements over lists of items: PostgreSQL would plan them anew for each list's length, which costs more than they do. */
  readonly keepsPlans?: boolean;
  /** Many wait for its end: it keeps plans, and gives up (55P03) rather than wait for a row that another holds. */
  readonly isForMany?: boolean;
}

export interface Database {
  /**
   * Statements of the house's own over all brands, each a transaction of its own: whose is this key, this session, this token? They
   * run on connections whose fence stands open from the start, so that an answer costs one round trip and no act ever gets one of them.
   */
  readonly everywhere: Queryable;
  transact<T>(scope: Scope, work: (tx: Queryable) => Promise<T>): Promise<T>;
  /**
   * A connection of its own for LISTEN or an advisory lock; the caller ends it.
   * @param answersWithinMs an answer that does not come by then is an error: the connection is as good as lost
   */
  dedicated(answersWithinMs?: number): Promise<pg.Client>;
  readonly url: string;
  close(): Promise<void>;
}

const openConnections = 2;
/**
 * Every statement of an act looks for few rows, and its plan is kept: a plan that was made while a table was small must not read the
 * whole table for ever. Pages are taken as cheap to fetch singly (memory and SSDs; PostgreSQL's default is from the time of turning disks).
 */
const planning = '-c random_page_cost=1.1 -c jit=off';
/**
 * A host that vanished says no goodbye, and a process that froze answers nothing: PostgreSQL notices by itself, and what they held is free
 * again. Over a socket of the same machine the kernel says it, and the first three do nothing.
 */
const noticing = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_in_transaction_session_timeout=60s';
const longestLockMs = 250;
const failedTransaction = '25P02';
const brandPattern = /^[0-9a-f-]{36}$/;

export interface DatabaseOptions {
  readonly connections: number;
  readonly onError: (error: Error) => void;
  /** False: a commit does not wait for the disk, so the last moments may be lost with the machine. Only for what can be done again. */
  readonly waitsForDisk?: boolean;
}

export function openDatabase(url: string, options: DatabaseOptions): Database {
  const settings = `${planning} ${noticing}${options.waitsForDisk === false ? ' -c synchronous_commit=off' : ''}`;
  const pool = new pg.Pool({ connectionString: url, max: options.connections, keepAlive: true, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 20_000, statement_timeout: 60_000, allowExitOnIdle: true, options: settings });
  const openPool = new pg.Pool({ connectionString: url, max: openConnections, keepAlive: true, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 20_000, statement_timeout: 60_000, allowExitOnIdle: true, options: `${settings} -c app.everywhere=on` });
  // Without this listener an idle connection that the server closes (57P01 at shutdown) would end the process.
  for (const each of [pool, openPool]) {
    each.on('error', options.onError);
    // The same for a connection at work: its query is rejected anyway, but without a listener the event would end the process.
    each.on('connect', (client) => client.on('error', options.onError));
  }
  return {
    url,
    everywhere: queryable(openPool),
    async transact(scope, work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const line = inLine(queryable(client));
      try {
        await client.query(`begin; ${fenceOf(scope)}`);
        const result = await work(line.tx);
        await line.close();
        // A transaction in which a statement failed answers COMMIT with ROLLBACK, and without an error.
        const { command } = await client.query('commit');
        if (command !== 'COMMIT') throw Object.assign(new Error('nothing was kept: a statement of the transaction had failed'), { code: failedTransaction });
        return result;
      } catch (error) {
        try {
          await line.cut();
          await client.query('rollback');
        } catch (rollbackError) {
          broken = rollbackError instanceof Error ? rollbackError : new Error(String(rollbackError));
        }
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async dedicated(answersWithinMs) {
      const client = new pg.Client({ connectionString: url, keepAlive: true, options: noticing, ...(answersWithinMs !== undefined && { query_timeout: answersWithinMs }) });
      client.on('error', options.onError);
      await client.connect();
      return client;
    },
    async close() {
      await pool.end();
      await openPool.end();
    },
  };
}

/** The second fence: row-level security reads these two. Both are checked or fixed text, so that BEGIN and SET travel in one round trip. */
function fenceOf(scope: Scope): string {
  const plans = `${scope.keepsPlans === true || scope.isForMany === true ? '; set local plan_cache_mode = force_generic_plan' : ''}${scope.isForMany === true ? `; set local lock_timeout = '${longestLockMs}ms'` : ''}`;
  if (scope.brandId === 'everywhere') return `set local app.everywhere = 'on'${plans}`;
  if (!brandPattern.test(scope.brandId)) throw new Error(`not a brand id: ${scope.brandId}`);
  return `set local app.brand_id = '${scope.brandId}'${plans}`;
}

/** Whether PostgreSQL itself said that a transaction failed, so that nothing of it is kept. A lost connection or a server going down says nothing. */
export function isUndone(cause: unknown): boolean {
  const code = (cause as { code?: unknown }).code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(?:08|57|58|XX)/.test(code);
}

interface Line {
  readonly tx: Queryable;
  /** Resolves when all that stands in line is answered; nothing more is asked. */
  close(): Promise<void>;
  /** Resolves when what is under way is answered; what stands behind it is refused. */
  cut(): Promise<void>;
}
/**
 * A connection answers one statement after the other: what several ask at once stands in line. The line ends with its transaction:
 * where one of several failed, what the others still ask must not run after the rollback, in the transaction of whoever gets the connection next.
 */
function inLine({ rows, one, maybe, run }: Queryable): Line {
  let line: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const next = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = line.then(() => {
      if (isOver) throw new Error('asked after the end of its transaction');
      return ask();
    });
    line = answer.catch(() => undefined);
    return answer;
  };
  const cut = async () => {
    isOver = true;
    await line;
  };
  return {
    tx: { rows: (statement) => next(() => rows(statement)), one: (statement) => next(() => one(statement)), maybe: (statement) => next(() => maybe(statement)), run: (statement) => next(() => run(statement)) },
    async close() {
      await line;
      await cut();
    },
    cut,
  };
}

/** Statement names are made from the text, so PostgreSQL parses and plans each text once per connection. */
const names = new Map<string, string>();
function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < 2000) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

export function queryable(client: pg.ClientBase | pg.Pool): Queryable {
  const query = async <R>(statement: Sql): Promise<{ rows: R[]; rowCount: number | null }> => {
    const text = statement.text;
    const name = nameOf(text);
    const result = await client.query({ text, values: [...statement.values], ...(name === undefined ? {} : { name }) });
    return { rows: result.rows as R[], rowCount: result.rowCount };
  };
  return {
    rows: async <R>(statement: Sql) => (await query<R>(statement)).rows,
    async one<R>(statement: Sql) {
      const { rows } = await query<R>(statement);
      const [row] = rows;
      if (row === undefined || rows.length > 1) throw new Error(`expected one row, found ${rows.length}: ${statement.text.slice(0, 200)}`);
      return row;
    },
    maybe: async <R>(statement: Sql) => (await query<R>(statement)).rows[0],
    run: async (statement) => (await query(statement)).rowCount ?? 0,
  };
}
