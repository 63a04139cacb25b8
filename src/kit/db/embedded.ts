import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './embedded/binaries.ts';
import { admit, dataOf, initialise, inspectCluster, passwordOf, prepareFolder, rolePassword, type Cluster } from './embedded/cluster.ts';
import { lockFolder } from './embedded/folder-lock.ts';
import { findLiving, ownerUrl, startPostmaster, stopPostmaster, type Postmaster } from './embedded/postmaster.ts';
import { isAlive } from './embedded/processes.ts';
import { userFor } from './embedded/run-as.ts';

interface EmbeddedOptions {
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
    const settings = { ...settingsFor(options.maxConnections ?? 60, durable), ...socketIn(cluster.data) };
    const first = await startPostmaster(cluster, { port: options.port, settings });
    log(`PostgreSQL ${binaries.major} ${first.adopted ? 'was still running and is taken over' : 'is running'} on 127.0.0.1:${first.port}`);
    await makeDatabase(cluster, first.port).catch(async (error: unknown) => {
      await stopPostmaster(cluster, first.pid);
      throw error;
    });
    let stopping: Promise<void> | undefined;
    const guarded = guard(cluster, first, settings, log);
    return {
      url: roleUrl(cluster, first.port),
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
  return living && { url: roleUrl(place, living.port), ownerUrl: ownerUrl(place.password, living.port) };
}

/** Through the cluster's own socket where it has one: a round trip costs half of what it costs through the network's layers. */
function roleUrl(place: { data: string; password: string }, port: number): string {
  const socket = existsSync(join(place.data, `.s.PGSQL.${port}`)) ? `?host=${encodeURIComponent(place.data)}` : '';
  return `postgres://lingting:${rolePassword(place.password)}@127.0.0.1:${port}/lingting${socket}`;
}

/** In the cluster's own folder, which only its owner enters. An address of a socket holds no more than about a hundred bytes; Windows has none. */
function socketIn(data: string): Record<string, string> {
  const hasRoom = process.platform !== 'win32' && Buffer.byteLength(join(data, '.s.PGSQL.65535')) <= 100 && !data.includes('"');
  return { unix_socket_directories: hasRoom ? `"${data}"` : '', unix_socket_permissions: '0700' };
}

/** Small enough for a shop's own computer: about 25 MB at rest. */
function settingsFor(maxConnections: number, durable: boolean): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1', max_connections: String(maxConnections),
    shared_buffers: '64MB', max_wal_size: '256MB', jit: 'off', io_method: 'sync',
    // A young table's plans are kept until its statistics come: then they had better come soon.
    autovacuum_naptime: '10s', random_page_cost: '1.1', timezone: 'UTC', log_timezone: 'UTC',
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
