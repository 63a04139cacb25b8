/**
 * The second start: from `npm start` to the first page, set-up checks and all, on a data folder that the first start made. Peer: the
 * same without npm and its checks, and a Node process that only prints.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApp } from './app-process.ts';
import { keepResult, spread } from './bench-centre.ts';

const rounds = Number(process.argv[2] ?? 7);
/** `npm` builds the screens when they are stale; the first start takes that on itself. */
const withNpm = process.argv[3] !== 'direct';
const folder = mkdtempSync(join(tmpdir(), 'lingting-bench-start-'));

async function once(command: readonly string[]): Promise<number> {
  const app = await startApp(command, folder, 300_000);
  await app.stop();
  return app.firstPageMs;
}
async function several(command: readonly string[]): Promise<number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) all.push(await once(command));
  return all;
}

const npm = ['npm', 'start'];
const direct = [process.execPath, 'src/app/main.ts'];
const firstStartMs = await once(withNpm ? npm : direct);
const second = withNpm ? spread(await several(npm)) : undefined;
const withoutNpm = spread(await several(direct));
const nodeMs = spread(Array.from({ length: rounds }, () => {
  const before = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - before;
}));
rmSync(folder, { recursive: true, force: true });

keepResult('start', {
  firstStartMs, ...(second === undefined ? {} : { secondStartMs: second }), target: 'second start p50 < 3000 ms',
  peer: { withoutNpmMs: withoutNpm, what: 'node src/app/main.ts on the same folder; and node -e 0', nodeMs },
});
process.exit(0);
