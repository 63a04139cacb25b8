/** Every wall is pushed: a small sin is written, the wall must name it, the sin is taken away. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const written: string[] = [];
function sin(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  written.push(path);
}
afterEach(() => {
  for (const path of written.splice(0)) rmSync(path, { force: true });
  rmSync('src/zzslice', { recursive: true, force: true });
});

function run(bin: string, ...args: string[]): string {
  const done = spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
  expect(done.status, 'the wall stood still').not.toBe(0);
  return done.stdout + done.stderr;
}
const cruise = (...paths: string[]) => run('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', ...paths);
const lint = (path: string) => run('node_modules/oxlint/bin/oxlint', '--quiet', path);

describe('imports', () => {
  const cases: [wall: string, path: string, text: string][] = [
    ['core-imports-only-core', 'src/mood/core/zz-sin.ts', `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`],
    ['contract-imports-core-and-zod', 'src/zzslice/contract.ts', `import { transact } from '#kit/act.ts';\nexport const x = transact;\n`],
    ['contract-imports-core-and-zod', 'src/zzslice/contract-part.ts', `import { transact } from '#kit/act.ts';\nexport const x = transact;\n`],
    ['slices-meet-at-the-door', 'src/cases/zz-sin.ts', `import { Queue } from '#routing/contract-queues.ts';\nexport const x = Queue;\n`],
    ['slices-meet-at-the-door', 'src/cases/zz-sin.ts', `import { insertStaff } from '#staff/store.ts';\nexport const x = insertStaff;\n`],
    ['kit-knows-no-slice', 'src/kit/zz-sin.ts', `import { staffSlice } from '#staff/index.ts';\nexport const x = staffSlice;\n`],
    ['adapters-are-wired-in-app', 'src/cases/zz-sin.ts', `import * as mail from '../adapters/zz-sin.ts';\nexport const x = mail;\n`],
    ['screens-read-contracts', 'src/staff/web/zz-sin.ts', `import { insertStaff } from '../store.ts';\nexport const x = insertStaff;\n`],
    ['shell-composes-screens', 'src/web/zz-sin.ts', `import { staffSlice } from '#staff/index.ts';\nexport const x = staffSlice;\n`],
    ['the-kit-of-parts-stays-in-ui', 'src/staff/web/zz-sin.ts', `import { Button } from '@mantine/core';\nexport const x = Button;\n`],
    ['browser-has-no-node', 'src/web/ui/zz-sin.ts', `import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n`],
    ['react-stays-on-screens', 'src/cases/zz-sin.ts', `import { useState } from 'react';\nexport const x = useState;\n`],
    ['no-circular', 'src/cases/zz-sin.ts', `import { y } from './zz-sin-too.ts';\nexport const x = y;\n`],
  ];
  for (const [wall, path, text] of cases) {
    test(wall, () => {
      sin(path, text);
      if (wall === 'adapters-are-wired-in-app') sin('src/adapters/zz-sin.ts', 'export const y = 1;\n');
      if (wall === 'no-circular') sin('src/cases/zz-sin-too.ts', `import { x } from './zz-sin.ts';\nexport const y = x;\n`);
      expect(cruise(...written)).toContain(wall);
    });
  }
});

describe('purity', () => {
  test('a core reads no clock and throws no dice', () => {
    sin('src/mood/core/zz-sin.ts', 'export const at = Date.now();\nexport const chance = Math.random();\n');
    const said = lint('src/mood/core/zz-sin.ts');
    expect(said).toContain('Pass the moment in as a value');
    expect(said).toContain('Pass a random source in');
  });
  test('no any, no blanket silence', () => {
    sin('src/cases/zz-sin.ts', 'export const x = (y: any) => y!;\n');
    const said = lint('src/cases/zz-sin.ts');
    expect(said).toContain('no-explicit-any');
    expect(said).toContain('no-non-null-assertion');
  });
  test('nobody sends requests past the one egress', () => {
    sin('src/cases/zz-sin.ts', `export const x = () => fetch('http://example.com');\n`);
    expect(lint('src/cases/zz-sin.ts')).toContain('one egress');
  });
  test('a core knows neither Node nor the browser', () => {
    sin('src/mood/core/zz-sin.ts', 'export const x = document.title + process.pid;\n');
    const said = run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.core.json');
    expect(said).toContain(`Cannot find name 'document'`);
    expect(said).toMatch(/Cannot find name 'process'/);
  });
  test('SQL stands in stores only', () => {
    sin('src/cases/zz-sin.ts', 'import { sql } from \'#kit/db/sql.ts\';\nexport const x = sql`select 1`;\n');
    expect(cruise('src/cases/zz-sin.ts')).toContain('sql-only-in-stores');
  });
});
