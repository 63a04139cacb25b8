import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './embedded/binaries.ts';
import { admit, dataOf, initialise, inspectCluster, passwordOf, prepareFolder, rolePassword, type Cluster } from './embedded/cluster.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { findLiving, ownerUrl, startPostmaster, stopPostmaster, type Postmaster } from './embedded/postmaster.ts';
import { isAlive } from './embedded/processes.ts';
import { userFor } from './embedded/run-as.ts';

export interface EmbeddedOptions {
  /** Ours alone: the cluster, its password, its log and our lock stand in it. Made when missing. */
  folder: string;
  log: (line: string) => void;
  /** A fixed port; else a free one is chosen. Always on 127.0.0.1 only. */
  port?: number;
  /** false gives up safety on power loss for speed; for tests only. */
  durable?: boolean;
  maxConnections?: number;
}

export interface Embedded {
  /** Database `lingting` as its owner, a role that row-level security binds. */
  url: string;
  /** Superuser, database `postgres`: for housekeeping only. */
  ownerUrl: string;
  /** Number of the server's process at this moment. */
  pid(): number;
  /** Whether the server was already running, left behind by a crash of ours. */
  adopted: boolean;
  stop(): Promise<void>;
}

const WATCH_EVERY_MS = 300;

/**
 * Starts the built-in PostgreSQL on a data folder: makes the cluster on the first run, takes over a server that a
 * crash left behind, and starts the server again (on the same port) should it die. Throws StartTrouble with the one
 * sentence the owner needs.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, durable = true } = options;
  const made = prepareFolder(resolve(options.folder));
  const folder = realpathSync(options.folder);
  const lock = lockFolder(folder);
  try {
    const user = userFor(dataOf(folder));
    const place = { folder, data: dataOf(folder), logFile: join(folder, 'postgres.log'), user };
    admit(place, made && realpathSync(made), log);
    const binaries = await findBinaries(folder, user);
    inspectCluster(folder, binaries.major);
    const cluster: Cluster = { ...place, binaries, password: passwordOf(folder, user) };
    await initialise(cluster, { durable });
    const settings = settingsFor(options.maxConnections ?? 60, durable);
    const first = await startPostmaster(cluster, { port: options.port, settings });
    log(`PostgreSQL ${binaries.major} ${first.adopted ? 'was still running and is taken over' : 'is running'} on 127.0.0.1:${first.port}`);
    await makeDatabase(cluster, first.port).catch(async (error: unknown) => {
      await stopPostmaster(cluster, first.pid);
      throw error;
    });
    let stopping: Promise<void> | undefined;
    const guarded = guard(cluster, first, settings, log);
    return {
      url: roleUrl(cluster.password, first.port),
      ownerUrl: ownerUrl(cluster.password, first.port),
      pid: guarded.pid,
      adopted: first.adopted,
      stop: () => (stopping ??= guarded.stop().finally(() => lock.release())),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The addresses of the database that a running centre has open on this folder, for a back-up beside it; undefined when
 * none runs. Nothing is started and nothing is to be stopped.
 */
export async function joinEmbedded(at: string): Promise<Pick<Embedded, 'url' | 'ownerUrl'> | undefined> {
  if (!existsSync(join(at, 'password'))) return undefined;
  const folder = realpathSync(at);
  const place = { data: dataOf(folder), password: passwordOf(folder, undefined) };
  const living = await findLiving(place);
  return living && { url: roleUrl(place.password, living.port), ownerUrl: ownerUrl(place.password, living.port) };
}

const roleUrl = (password: string, port: number): string => `postgres://lingting:${rolePassword(password)}@127.0.0.1:${port}/lingting`;

/** Small enough for a shop's own computer: about 25 MB at rest. */
function settingsFor(maxConnections: number, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: String(maxConnections),
    shared_buffers: '64MB', max_wal_size: '256MB', jit: 'off', io_method: 'sync', timezone: 'UTC', log_timezone: 'UTC',
    log_min_messages: 'warning', log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

/** The role owns the database but is no superuser: otherwise row-level security would not bind it. */
async function makeDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl(cluster.password, port) });
  await client.connect();
  try {
    const { rowCount: role } = await client.query(`select from pg_roles where rolname = 'lingting'`);
    if (role === 0) await client.query(`create role lingting login password '${rolePassword(cluster.password)}'`);
    const { rowCount: database } = await client.query(`select from pg_database where datname = 'lingting'`);
    if (database === 0) {
      await letSearchUseItsIndex(cluster, port);
      await client.query('create database lingting owner lingting');
      await client.query('revoke all on database lingting from public');
    }
  } finally {
    await client.end();
  }
}

/**
 * Under row-level security PostgreSQL uses an index only for operators it trusts to tell nothing about rows behind the fence, and
 * `text[] @> text[]` is not marked so, although it only compares and never raises: without the mark every search by grams reads its
 * whole table. Only a superuser may set it; all later databases are copies of template1.
 */
async function letSearchUseItsIndex(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl(cluster.password, port).replace(/\/postgres$/, '/template1') });
  await client.connect();
  try {
    await client.query('alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof');
  } finally {
    await client.end();
  }
}

/** Watches the server and brings it back on the same port: the pools' addresses stay true. */
function guard(cluster: Cluster, first: Postmaster, settings: Record<string, string>, log: (line: string) => void) {
  let current = first;
  let stopped = false;
  let reviving: Promise<void> | undefined;
  const revive = async () => {
    log(`PostgreSQL (process ${current.pid}) has died and is started again; its log is ${cluster.logFile}`);
    try {
      current = await startPostmaster(cluster, { port: first.port, settings });
      log('PostgreSQL is running again');
    } catch (error) {
      log((error as Error).message);
    }
  };
  const watch = setInterval(() => {
    if (stopped || reviving || isAlive(current.pid)) return;
    reviving = revive().finally(() => { reviving = undefined; });
  }, WATCH_EVERY_MS);
  watch.unref();
  return {
    pid: () => current.pid,
    async stop() {
      stopped = true;
      clearInterval(watch);
      await reviving;
      await stopPostmaster(cluster, current.pid);
    },
  };
}
