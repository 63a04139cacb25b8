/**
 * Idle memory: proportional set size (PSS) of the server and all PostgreSQL processes under it, 30 s after the first page, with an
 * empty brandless centre and with the furnished demo. Peer: a Node process that does nothing but listen.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startApp, weigh, type Weighed } from './app-process.ts';
import { keepResult } from './bench-centre.ts';

const idleSeconds = Number(process.argv[2] ?? 30);

interface Weight {
  readonly togetherMegabytes: number;
  readonly server: number;
  readonly postgres: number;
  readonly processes: readonly Weighed[];
}

async function weightOf(script: string): Promise<Weight> {
  const folder = mkdtempSync(join(tmpdir(), 'lingting-bench-memory-'));
  const app = await startApp([process.execPath, script], folder, 180_000);
  await wait(idleSeconds * 1000);
  const processes = weigh(app.pid);
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
  const sum = (some: readonly Weighed[]) => Math.round(some.reduce((all, one) => all + one.megabytes, 0) * 10) / 10;
  const isServer = (one: Weighed) => one.pid === app.pid;
  return { togetherMegabytes: sum(processes), server: sum(processes.filter(isServer)), postgres: sum(processes.filter((one) => !isServer(one))), processes };
}

const empty = await weightOf('src/app/main.ts');
const demo = await weightOf('src/app/demo.ts');
const bare = spawn(process.execPath, ['-e', `require('node:http').createServer().listen(0)`]);
await wait(3000);
const bareMegabytes = weigh(bare.pid ?? 0)[0]?.megabytes;
bare.kill();

keepResult('memory', { idleSeconds, empty, demo, target: 'together <= 350 MB', peer: { what: 'node with an HTTP server that serves nothing', megabytes: bareMegabytes } });
process.exit(0);
