// npm run schema [-- --check]: writes schema.sql, what all migrations together make; --check fails when it is not up to date.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '#kit/db/embedded.ts';
import { migrate } from '#kit/db/migrate.ts';
import { describeSchema } from '#kit/db/schema.ts';
import { tellTrouble } from './the-database.ts';

const file = fileURLToPath(new URL('../schema.sql', import.meta.url));

await tellTrouble(async () => {
  const made = await describeMigrations();
  if (!process.argv.includes('--check')) writeFileSync(file, made);
  else if (!existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== made) {
    console.error('schema.sql is not what the migrations make: run `npm run schema` and commit it.');
    process.exitCode = 1;
  }
});

async function describeMigrations(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lingting-schema-'));
  try {
    const embedded = await openEmbedded({ folder, log: () => undefined, durable: false });
    try {
      await migrate(embedded.url);
      return await describeSchema(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
