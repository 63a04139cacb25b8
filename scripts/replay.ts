// npm run replay -- FILE.csv: lets recorded calls happen again in an empty house of its own, shows what the reports say of them beside
// the records themselves, and what keeping places would have changed. Nothing of it stays.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { readCalls } from '../src/app/replay/records.ts';
import { compared, whatIfLines } from '../src/app/replay/print.ts';
import { tellCalls } from '../src/app/replay/tell.ts';

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('请给出通话记录文件 / name the file of call records: npm run replay -- FILE.csv\n');
  process.exit(2);
}
const { calls, phantoms } = readCalls(readFileSync(file, 'utf8'));
console.log(`${calls.length} calls reached the queue, ${phantoms} ended in the menu`);
const folder = mkdtempSync(join(tmpdir(), 'lingting-replay-'));
const cluster = await openEmbedded({ folder, log: () => {}, durable: false });
try {
  await migrate(cluster.url);
  const { figures } = await tellCalls({ databaseUrl: cluster.url, publicUrl: 'http://localhost', log: { info() {}, warn: (what) => console.error(what), error: (what, cause) => console.error(what, cause) } }, calls, (day, told) => console.log(`  ${day}  ${told} of ${calls.length}`));
  for (const line of compared(calls, figures)) console.log(line);
  for (const line of whatIfLines(calls)) console.log(line);
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
