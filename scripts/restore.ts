// npm run restore -- <file> [--check]: fills an empty database from a back-up; --check only reads the file through.
import { checkBackup } from '#kit/db/backup.ts';
import { restore } from '#kit/db/restore.ts';
import { tellTrouble, withTheDatabase } from './the-database.ts';

const file = process.argv.slice(2).find((word) => !word.startsWith('--'));
if (file === undefined) {
  console.error('npm run restore -- <file> [--check]');
  process.exitCode = 2;
} else if (process.argv.includes('--check')) {
  await tellTrouble(async () => {
    const sums = Object.values(await checkBackup(file));
    console.log(`${file}: ${sums.length} tables, ${sums.reduce((all, { rows }) => all + rows, 0)} rows, complete and undamaged`);
  });
} else {
  await withTheDatabase(async (url) => {
    const { takenAt, tables, rows, migratedSince } = await restore(url, file);
    console.log(`restored ${tables} tables, ${rows} rows, as of ${takenAt}; checked row by row`);
    if (migratedSince.length > 0) console.log(`migrated since: ${migratedSince.join(', ')}`);
  }, { create: true });
}
