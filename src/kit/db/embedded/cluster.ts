import { execFile } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartTrouble } from '#kit/start-trouble.ts';
import type { Binaries } from './binaries.ts';
import { openWay, type RunAs } from './run-as.ts';

const run = promisify(execFile);

/** Where a cluster stands and how to enter it. `folder` is ours, `data` inside it is PostgreSQL's. */
export interface Cluster { folder: string; data: string; logFile: string; user: RunAs | undefined; binaries: Binaries; password: string }

export const dataOf = (folder: string): string => join(folder, 'cluster');

/** Makes the folder and proves that it can be written. Returns the uppermost folder that was made for it. Throws StartTrouble. */
export function prepareFolder(folder: string): string | undefined {
  const probe = join(folder, '.writable');
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(probe, '');
    rmSync(probe);
    return made;
  } catch (error) {
    throw new StartTrouble({
      zh: `数据文件夹 ${folder} 无法写入。请检查它的权限和磁盘空间，或另选一个数据文件夹。`,
      en: `The data folder ${folder} cannot be written. Check its permissions and the free disk space, or choose another data folder.`,
    }, error);
  }
}

/** Refuses, before anything is touched, a folder whose cluster this program cannot or must not start. */
export function inspectCluster(folder: string, major: string): void {
  const data = dataOf(folder);
  if (!existsSync(data) || readdirSync(data).length === 0) return;
  const versionFile = join(data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new StartTrouble({
      zh: `数据文件夹 ${data} 不完整：里面有文件，但缺少 PG_VERSION。我们没有改动任何文件。请从备份恢复这个文件夹，或另选一个数据文件夹。`,
      en: `The data folder ${data} is incomplete: it holds files but no PG_VERSION. Nothing was changed. Restore the folder from a back-up, or choose another data folder.`,
    });
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found !== major) {
    throw new StartTrouble({
      zh: `数据文件夹 ${data} 属于 PostgreSQL ${found}，而本程序自带 PostgreSQL ${major}。我们没有改动任何文件。请用原来的版本做备份（npm run backup），再恢复到新的数据文件夹。`,
      en: `The data folder ${data} belongs to PostgreSQL ${found}, this program brings PostgreSQL ${major}. Nothing was changed. Back up with the former version (npm run backup) and restore into a new data folder.`,
    });
  }
  if (!existsSync(join(folder, 'password'))) {
    throw new StartTrouble({
      zh: `数据文件夹 ${folder} 缺少 password 文件，无法登录数据库。我们没有改动任何文件。请把这个文件从备份放回原处。`,
      en: `The file \`password\` is missing from the data folder ${folder}, so the database cannot be entered. Nothing was changed. Put the file back from a back-up.`,
    });
  }
}

/** Lets PostgreSQL's own user reach its data, telling the owner which folders that were there before were opened for it. */
export function admit(cluster: Pick<Cluster, 'folder' | 'user'>, made: string | undefined, log: (line: string) => void): void {
  const { folder, user } = cluster;
  if (!user) return;
  chmodSync(folder, 0o711);
  for (const opened of openWay(folder, user)) {
    if (made === undefined || !opened.startsWith(made)) log(`other users may now pass through ${opened} (not list it): PostgreSQL does not run as root and must reach ${folder}`);
  }
}

/** Makes the cluster if there is none. It appears under its name only when it is complete. */
export async function initialise(cluster: Cluster, settings: { durable: boolean }): Promise<void> {
  const { folder, data, user, binaries } = cluster;
  if (existsSync(join(data, 'PG_VERSION'))) {
    // PostgreSQL refuses a folder that somebody copied back with other rights or as root.
    chmodSync(data, 0o700);
    if (user && lstatSync(data).uid === 0) giveTo(data, user);
    return;
  }
  const unfinished = join(folder, 'cluster.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);
  const options = [
    '--pgdata', unfinished, '--username', 'postgres', '--pwfile', join(folder, 'password'), '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8',
    '--data-checksums', '--no-instructions', ...(settings.durable ? [] : ['--no-sync']),
  ];
  try {
    await run(binaries.initdb, options, { ...user, cwd: '/', env: programEnv() });
  } catch (error) {
    throw new StartTrouble({
      zh: `无法在 ${folder} 建立数据库。请检查磁盘空间和权限。系统的说明：${(error as Error).message}`,
      en: `The database could not be created in ${folder}. Check the free disk space and the permissions. The system says: ${(error as Error).message}`,
    }, error);
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(unfinished, data);
}

/** The superuser's password: made once, in a file only its owner reads. */
export function passwordOf(folder: string, user: RunAs | undefined): string {
  const path = join(folder, 'password');
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) chownSync(path, user.uid, user.gid);
  }
  return readFileSync(path, 'utf8').trim();
}

/** The programme's own role has a password from which the superuser's cannot be told. */
export const rolePassword = (password: string): string => createHmac('sha256', password).update('lingting').digest('base64url');

/** PostgreSQL gets none of our environment: it may hold secrets, and a locale would change the words of its log. */
export function programEnv(): Record<string, string> {
  return { LC_ALL: 'C', ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}) };
}

function giveTo(path: string, user: RunAs): void {
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveTo(join(path, entry.name), user);
    else if (entry.isFile()) chownSync(join(path, entry.name), user.uid, user.gid);
  }
}
