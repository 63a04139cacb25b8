import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '#kit/db/embedded.ts';
import { codeOf } from '#kit/db/embedded/error-code.ts';
import { livingHolder } from '#kit/db/embedded/folder-lock.ts';
import { isAlive, processesIn } from '#kit/db/embedded/processes.ts';
import { migrate } from '#kit/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test cluster. `templateUrl` is closed to connections: `freshDatabase()` copies it. */
    postgres: { ownerUrl: string; templateUrl: string };
  }
}

const PREFIX = 'lingting-test-';

/**
 * One throw-away PostgreSQL for a vitest project, with the migrated template database `lingting_template`.
 * Every project has a cluster of its own; the drills' one keeps fsync on, since they pull plugs.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const said: string[] = [];
  const cluster = await openEmbedded({ folder, log: (line) => said.push(line), durable: project.name === 'drills', maxConnections: 200 }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  // The last resort when the runner ends without its teardown: nothing asynchronous is possible any more.
  const killHard = () => {
    killIfThere(cluster.pid(), 'SIGQUIT');
    for (let wait = 0; wait < 100 && isAlive(cluster.pid()); wait += 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', killHard);
  const teardown = async () => {
    process.off('exit', killHard);
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    project.provide('postgres', { ownerUrl: cluster.ownerUrl, templateUrl: await makeTemplate(cluster.url, cluster.ownerUrl) });
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

async function makeTemplate(url: string, ownerUrl: string): Promise<string> {
  const templateUrl = url.replace(/\/lingting(?=\?|$)/, '/lingting_template');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('create database lingting_template owner lingting');
    await migrate(templateUrl);
    // Closed: a single open session on a template makes every copy of it fail.
    await owner.query('alter database lingting_template with is_template true allow_connections false');
  } finally {
    await owner.end();
  }
  return templateUrl;
}

/** Ends and removes what a killed test run left in the temporary folder. */
async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    // Without a lock it may be a run that begins in this very second.
    const ageMs = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (livingHolder(folder) !== undefined || ageMs < 60_000) continue;
    for (const pid of processesIn(join(folder, 'cluster')) ?? []) killIfThere(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function killIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}
