// npm run backup [-- <file>]: writes the whole database into one compressed file while the centre goes on working.
import { backup } from '#kit/db/backup.ts';
import { withTheDatabase } from './the-database.ts';

const now = new Date();
const file = process.argv[2] ?? `lingting-${now.toISOString().slice(0, 16).replaceAll(':', '-')}.backup`;

await withTheDatabase(async (url) => {
  const { tables, rows, bytes } = await backup(url, file, now);
  console.log(`${file}: ${tables} tables, ${rows} rows, ${bytes} bytes, read back and equal`);
}, { create: false });
