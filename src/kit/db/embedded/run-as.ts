import { chmodSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartTrouble } from '#kit/start-trouble.ts';

/** The system user PostgreSQL runs as, when it must not be the one we are. */
export interface RunAs { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root. Then it runs as the user who owns the cluster already, else as `nobody`
 * (a number without an entry in the user list does not do: initdb looks its name up). Undefined: as ourselves.
 */
export function userFor(clusterFolder: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const entry = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'))?.split(':');
  if (!entry) {
    throw new StartTrouble({
      zh: '聆听以 root 身份启动，而 PostgreSQL 不能以 root 运行，系统里也没有 nobody 用户。请用普通用户启动，或设置 DATABASE_URL。',
      en: 'Lingting was started as root, PostgreSQL cannot run as root, and this system has no user `nobody`. Start it as an ordinary user, or set DATABASE_URL.',
    });
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Whether the user may pass every folder on the way to the path and read and run (or enter) the path itself. */
export function canReach(path: string, user: RunAs): boolean {
  return allowed(path, user, 0o5) && blockedFolders(dirname(path), user).length === 0;
}

/**
 * Lets the user pass through to a folder (a clone under root's own 0700 home): adds the right to pass, never the
 * right to list or read. Returns the folders it changed, so that the owner can be told.
 */
export function openWay(folder: string, user: RunAs): string[] {
  const blocked = blockedFolders(folder, user);
  for (const one of blocked) chmodSync(one, (statSync(one).mode & 0o7777) | 0o001);
  return blocked;
}

function blockedFolders(folder: string, user: RunAs): string[] {
  const up = dirname(folder);
  return [...(up === folder ? [] : blockedFolders(up, user)), ...(allowed(folder, user, 0o1) ? [] : [folder])];
}

function allowed(path: string, user: RunAs, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
