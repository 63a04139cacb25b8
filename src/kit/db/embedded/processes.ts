import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { codeOf } from './error-code.ts';

/** Field 3 (state) and field 22 (start, in clock ticks since boot) of /proc/<pid>/stat; the name in field 2 may hold spaces. */
function linuxStat(pid: number): { state: string; startTicks: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** Whether the process runs. A zombie does not: nobody may ever reap it in a container without an init. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  const state = linuxStat(pid)?.state;
  return state !== 'Z' && state !== 'X';
}

/** Tells a process from a later one under the same number; '' where the system does not say. */
export function birthOf(pid: number): string {
  return linuxStat(pid)?.startTicks ?? '';
}

/**
 * Numbers of the processes that work inside a cluster: every process of PostgreSQL stands in its data folder.
 * Undefined where the system does not show it (no /proc).
 */
export function processesIn(clusterFolder: string): number[] | undefined {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return undefined;
  }
  const found: number[] = [];
  for (const entry of entries) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) === clusterFolder && isAlive(Number(entry))) found.push(Number(entry));
    } catch {
      // Gone meanwhile, or another user's process: neither is ours.
    }
  }
  return found;
}
