/** The program as its owner starts it, in a process group of its own, and what it and its database weigh. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';

export interface RunningApp {
  readonly baseUrl: string;
  /** From the start of the process to the first page that was answered whole. */
  readonly firstPageMs: number;
  readonly pid: number;
  stop(): Promise<void>;
}

export async function startApp(command: readonly string[], dataFolder: string, waitMs: number): Promise<RunningApp> {
  const port = await freePort();
  const [program = '', ...words] = command;
  const startedMs = performance.now();
  const child = spawn(program, words, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: `http://127.0.0.1:${port}`, LINGTING_DATA: dataFolder } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + String(chunk)).slice(-4000)));
  let isOver = false;
  const ended = new Promise<void>((resolve) => child.once('exit', () => {
    isOver = true;
    resolve();
  }));
  const baseUrl = `http://127.0.0.1:${port}`;
  const stop = async () => {
    // npm hands the signal on to the program it started; both are in the group.
    if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  for (;;) {
    const answer = await fetch(baseUrl).catch(() => undefined);
    if (answer?.ok === true && (await answer.text()).length > 0) break;
    if (isOver || performance.now() - startedMs > waitMs) {
      await stop();
      throw new Error(`${command.join(' ')} showed no page within ${waitMs} ms (last status ${answer?.status ?? 'none'}): ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { baseUrl, firstPageMs: Math.round(performance.now() - startedMs), pid: child.pid ?? 0, stop };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

export interface Weighed {
  readonly pid: number;
  readonly what: string;
  /** Proportional share of memory: what is shared by several processes counts once among them. */
  readonly megabytes: number;
}

/** A process and everything that stands under it. */
export function weigh(pid: number): Weighed[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`);
    if (stat !== undefined) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isUnder = (one: number | undefined): boolean => one !== undefined && one > 1 && (one === pid || isUnder(parents.get(one)));
  return [...parents.keys()].filter(isUnder).flatMap((one) => {
    const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${one}/smaps_rollup`) ?? '')?.[1];
    if (pss === undefined) return [];
    return [{ pid: one, what: (read(`/proc/${one}/cmdline`) ?? '').replaceAll('\0', ' ').trim().replace(/^\S*\//, '').slice(0, 80), megabytes: Math.round(Number(pss) / 102.4) / 10 }];
  });
}

/** Undefined when the process has ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
