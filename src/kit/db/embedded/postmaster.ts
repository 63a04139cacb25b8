import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartTrouble } from '#kit/start-trouble.ts';
import { programEnv, type Cluster } from './cluster.ts';
import { isAlive, processesIn } from './processes.ts';

/** A server that answers. */
export interface Postmaster { pid: number; port: number; adopted: boolean }

const START_WITHIN_MS = 20_000;
/** After a crash PostgreSQL replays its log first; that is work, not a hang. */
const RECOVER_WITHIN_MS = 600_000;
const LOG_ROTATES_AT_BYTES = 10_000_000;

type Place = Pick<Cluster, 'data' | 'password'>;

export function ownerUrl(password: string, port: number): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

/** Adopts the server that a crashed process left behind, or starts one. Throws StartTrouble with PostgreSQL's own last words. */
export async function startPostmaster(cluster: Cluster, asked: { port?: number; settings: Record<string, string> }): Promise<Postmaster> {
  const until = Date.now() + START_WITHIN_MS;
  for (;;) {
    const living = await findLiving(cluster);
    if (living) return living;
    forgetDeadPostmaster(cluster);
    const port = asked.port ?? (await freePort());
    const outcome = await launch(cluster, port, asked.settings);
    if (typeof outcome === 'number') return { pid: outcome, port, adopted: false };
    const passing = /lock file ".*" already exists|pre-existing shared memory|still in use/.test(outcome);
    const portTaken = /could not bind|Address already in use/.test(outcome);
    if (Date.now() > until || !(passing || portTaken)) throw wontStart(cluster, outcome);
    await sleep(200);
  }
}

/** Ends the server in order (SIGINT: open sessions are closed, everything is written), and hard if that takes too long. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    const stopping = spawn(join(cluster.binaries.postgres, '..', 'pg_ctl.exe'), ['stop', '-m', 'fast', '-D', cluster.data], { env: programEnv(), stdio: 'ignore' });
    await new Promise((done) => stopping.once('exit', done));
    return;
  }
  for (const [signal, patienceMs] of [['SIGINT', 30_000], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const until = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < until) await sleep(20);
  }
}

/** postmaster.pid: line 1 the process, line 4 the port, line 8 the state. */
function pidFile(cluster: Place): { pid: number; port: number; ready: boolean } | undefined {
  const path = join(cluster.data, 'postmaster.pid');
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
}

/** The server that works on this cluster and answers, whoever started it; waits while it replays its log. */
export async function findLiving(cluster: Place): Promise<Postmaster | undefined> {
  const until = Date.now() + RECOVER_WITHIN_MS;
  for (let file = pidFile(cluster); file && isAlive(file.pid) && Date.now() < until; file = pidFile(cluster)) {
    if (processesIn(cluster.data)?.includes(file.pid) === false) return undefined;
    if (!file.ready) {
      await sleep(100);
      continue;
    }
    return (await answers(cluster, file.port)) ? { pid: file.pid, port: file.port, adopted: true } : undefined;
  }
  return undefined;
}

async function answers(cluster: Place, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl(cluster.password, port), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === cluster.data;
  } catch {
    // Another server on that port, a password it does not know, or none: not ours to adopt.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * PostgreSQL takes any living process with the number in postmaster.pid for its predecessor — also a zombie, or a
 * stranger who got the number later. Only when no process at all works in the cluster is the file surely left over.
 */
function forgetDeadPostmaster(cluster: Cluster): void {
  if (pidFile(cluster) && processesIn(cluster.data)?.length === 0) rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
}

/** The number of the process once it is ready, or what it wrote before it ended. */
async function launch(cluster: Cluster, port: number, settings: Record<string, string>): Promise<number | string> {
  const { logFile, data, binaries, user } = cluster;
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_ROTATES_AT_BYTES) renameSync(logFile, `${logFile}.1`);
  const from = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const said = () => readFileSync(logFile).subarray(from).toString('utf8');
  const args = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logHandle = openSync(logFile, 'a', 0o600);
  // Detached: Ctrl-C in the terminal reaches us, and we end PostgreSQL after the last transaction.
  const child = spawn(binaries.postgres, ['-D', data, ...args], { ...user, cwd: '/', env: programEnv(), detached: true, windowsHide: true, stdio: ['ignore', logHandle, logHandle] });
  closeSync(logHandle);
  let ended: string | undefined;
  child.once('error', (error) => { ended = error.message; });
  child.once('exit', (code, signal) => { ended ??= said() || `exit ${code ?? signal}`; });
  const until = Date.now() + RECOVER_WITHIN_MS;
  while (ended === undefined && Date.now() < until) {
    const file = pidFile(cluster);
    if (file?.pid === child.pid && file?.ready) {
      child.removeAllListeners();
      child.unref();
      return file.pid;
    }
    await sleep(15);
  }
  if (ended === undefined && child.pid !== undefined) await stopPostmaster(cluster, child.pid);
  return ended ?? said();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

function wontStart(cluster: Cluster, said: string): StartTrouble {
  const words = said.split('\n').filter((line) => /FATAL|PANIC|HINT/.test(line)).join(' ') || said.trim().split('\n').at(-1) || '';
  return new StartTrouble({
    zh: `内置 PostgreSQL 无法在 ${cluster.folder} 启动。完整日志见 ${cluster.logFile}。它的说明：${words}`,
    en: `The built-in PostgreSQL does not start in ${cluster.folder}. Its full log is ${cluster.logFile}. It says: ${words}`,
  });
}
