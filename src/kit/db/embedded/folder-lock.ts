import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartTrouble } from '#kit/start-trouble.ts';
import { codeOf } from './error-code.ts';
import { birthOf, isAlive } from './processes.ts';

interface Holder { pid: number; birth: string; host: string; token: string }

const HEARTBEAT_MS = 5_000;
/** A lock of another machine (or container) cannot be judged by its process number, only by its silence. */
const SILENT_AFTER_MS = 30_000;
const heldHere = new Set<string>();

/** Claims the data folder for this process. Throws StartTrouble when another living process holds it. */
export function lockFolder(folder: string): { release(): void } {
  const path = join(folder, 'centre.lock');
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid), host: hostname(), token: randomUUID() };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
      return keep(path, mine.token);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const text = read(path);
    if (text === undefined) continue;
    const holder = parse(text);
    if (holder && lives(holder, path)) throw inUse(folder, holder);
    takeAway(path, text);
  }
  throw inUse(folder, parse(read(path) ?? ''));
}

/** The process that holds a folder, while it lives. */
export function livingHolder(folder: string): number | undefined {
  const path = join(folder, 'centre.lock');
  const holder = parse(read(path) ?? '');
  return holder && lives(holder, path) ? holder.pid : undefined;
}

function keep(path: string, token: string): { release(): void } {
  heldHere.add(token);
  const heartbeat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch (error) {
      // The folder was removed beneath us: there is nothing left to guard.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      heldHere.delete(token);
      if (parse(read(path) ?? '')?.token === token) rmSync(path, { force: true });
    },
  };
}

function lives(holder: Holder, path: string): boolean {
  if (heldHere.has(holder.token)) return true;
  if (holder.host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENT_AFTER_MS;
  return holder.pid !== process.pid && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth;
}

/** Two starters may both judge the lock stale: whoever moved a newer one than it judged puts it back. */
function takeAway(path: string, judged: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if (read(aside) !== judged) linkSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined for a lock torn by a crash while it was written. */
function parse(text: string): Holder | undefined {
  try {
    const { pid, birth, host, token } = JSON.parse(text) as Partial<Holder>;
    return pid !== undefined && birth !== undefined && host !== undefined && token !== undefined ? { pid, birth, host, token } : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, holder: Holder | undefined): StartTrouble {
  const who = holder ? `${holder.pid} @ ${holder.host}` : '?';
  return new StartTrouble({
    zh: `数据文件夹 ${folder} 正由另一个聆听进程（${who}）使用。请先停止它，或为这一个另选数据文件夹。`,
    en: `Another Lingting process (${who}) is using the data folder ${folder}. Stop it first, or give this one a data folder of its own.`,
  });
}
