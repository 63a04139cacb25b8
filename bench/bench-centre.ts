/** A centre to be measured: its own cluster with fsync on, the server in a process of its own, a brand with an agent and a key. */
import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { openDatabase, type Database } from '#kit/db/database.ts';
import { openEmbedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { addMember, setUpFirstBrand } from '#staff/index.ts';
import { furnishBrand } from '../src/app/wire.ts';
import { Client } from '../test/kit/client.ts';

export const password = 'correct horse battery';

export interface BenchCentre {
  readonly baseUrl: string;
  readonly databaseUrl: string;
  /** The same database as superuser: COPY does not work behind the brand's fence. */
  readonly ownerUrl: string;
  readonly db: Database;
  readonly brandId: string;
  readonly agent: Client;
  readonly program: Client;
  readonly serverPid: number;
  readonly postgresPid: number;
  /** Ends the server alone; the database stays. */
  endServer(): Promise<void>;
  close(): Promise<void>;
}

export async function openBenchCentre(options: { prepare?: (databaseUrl: string, brandId: string) => Promise<void> } = {}): Promise<BenchCentre> {
  const folder = mkdtempSync(join(tmpdir(), 'lingting-bench-'));
  const cluster = await openEmbedded({ folder, log: () => {} });
  await migrate(cluster.url);
  const db = openDatabase(cluster.url, { connections: 4, onError: () => {} });
  const house = { db, clock: { now: () => new Date() }, dice: { bytes: (count: number) => randomBytes(count) }, log: { info() {}, warn() {}, error() {} }, publicUrl: 'http://localhost', wake() {} };
  const admin = await setUpFirstBrand(house, { brandName: '云雀', slug: 'yunque', name: '管理员', mail: 'admin@yunque.example', password, zone: 'Asia/Shanghai' }, furnishBrand);
  const brandId = admin.brand_id;
  await transact(house, systemOf(brandId, 'bench'), (act) => addMember(act, { mail: 'agent@yunque.example', name: '坐席', role: 'lead', password }));
  await options.prepare?.(cluster.url, brandId);
  const child = spawn(process.execPath, [...(process.env['BENCH_NODE_ARGS']?.split(' ') ?? []), 'test/drills/server-process.ts', cluster.url, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const match = /ready (\d+)/.exec(String(chunk));
      if (match?.[1] !== undefined) resolve(Number(match[1]));
    });
    child.on('exit', (code) => reject(new Error(`the server ended (${code})`)));
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  const adminClient = new Client(baseUrl);
  await adminClient.signIn('admin@yunque.example', password);
  const { key } = await adminClient.must<{ key: string }>('POST', '/api/api-keys', { name: 'bench', scopes: ['interaction.open', 'interaction.read'] });
  const program = new Client(baseUrl);
  program.bearer = key;
  const agent = new Client(baseUrl);
  await agent.signIn('agent@yunque.example', password);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endServer = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const close = async () => {
    await endServer();
    await db.close();
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  // A measurement that fails or is stopped leaves no database running.
  const giveUp = (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
    void close().finally(() => process.exit(1));
  };
  for (const happening of ['uncaughtException', 'SIGTERM', 'SIGINT']) process.once(happening, giveUp);
  return {
    baseUrl, databaseUrl: cluster.url, ownerUrl: cluster.ownerUrl.replace(/\/postgres$/, '/lingting'), db, brandId, agent, program, serverPid: child.pid ?? 0, postgresPid: cluster.pid(),
    endServer, close,
  };
}

/** Seconds of processor time that a process and its children that still live have used. On a busy machine this says more than the clock. */
export function cpuSeconds(pid: number): number {
  const ticksPerSecond = 100;
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).reduce((sum, name) => {
    let stat: string;
    try {
      stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    } catch {
      // Ended between the listing and the look.
      return sum;
    }
    // The name in brackets may hold spaces; what follows it are plain numbers: state, parent, … user and system ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(name) === pid || Number(fields[1]) === pid ? sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : sum;
  }, 0);
}

/** p in 0..1 of unsorted numbers; nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

export function spread(values: readonly number[]): { n: number; p50: number; p95: number; p99: number; max: number } {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { n: values.length, p50: round(percentile(values, 0.5)), p95: round(percentile(values, 0.95)), p99: round(percentile(values, 0.99)), max: round(percentile(values, 1)) };
}

/**
 * Writes bench/results/NAME.json and prints it. How long the run took stands beside the result, and what it was asked to do otherwise:
 * `asked` is empty when it ran in full, as it does by itself.
 */
export function keepResult(name: string, result: unknown): void {
  mkdirSync('bench/results', { recursive: true });
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const kept = { bench: name, at: new Date().toISOString(), commit, machine: { cpu: cpus()[0]?.model ?? '?', cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version }, tookSeconds: Math.round(process.uptime()), asked: process.argv.slice(2), result };
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(kept, undefined, 2)}\n`);
  process.stdout.write(`${JSON.stringify(kept, undefined, 2)}\n`);
}
