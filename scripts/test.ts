/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Prints one closing line `N passed, N failed`.
 * Steps: check (types, walls, words, documents), sizes of what browsers load, core, database stories, drills, browser journeys.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

const only = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lingting-report-'));
let passed = 0;
let failed = 0;
let skipped = 0;

function step(name: string, work: () => { passed: number; failed: number; skipped: number }): void {
  if (only.length > 0 && !only.includes(name)) return;
  const started = Date.now();
  process.stdout.write(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n`);
  const result = work();
  passed += result.passed;
  failed += result.failed;
  skipped += result.skipped;
  process.stdout.write(`── ${name}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s\n`);
}

function vitest(project: string): { passed: number; failed: number; skipped: number } {
  const file = join(folder, `${project}.json`);
  const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, '--passWithNoTests'], { stdio: 'inherit' });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A suite that could not even load has no tests to count: it counts as one failure; so does a runner that fails after its tests.
    const broken = Math.max(report.numFailedTests, report.success && done.status === 0 ? 0 : 1);
    return { passed: report.numPassedTests, failed: broken, skipped: report.numPendingTests };
  } catch (cause) {
    process.stderr.write(`${project}: no report: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

step('check', () => {
  const done = spawnSync(process.execPath, ['scripts/check.ts'], { stdio: 'inherit' });
  return { passed: done.status === 0 ? 1 : 0, failed: done.status === 0 ? 0 : 1, skipped: 0 };
});
// Built by the set-up before this: what a browser has to load is counted against its limits.
for (const [name, script] of [['size of the screens', 'scripts/sizes.ts'], ['size of the widget', 'scripts/widget-size.ts']] as const) {
  step(name, () => {
    const done = spawnSync(process.execPath, [script], { stdio: 'inherit' });
    return { passed: done.status === 0 ? 1 : 0, failed: done.status === 0 ? 0 : 1, skipped: 0 };
  });
}
for (const project of ['core', 'centre', 'drills', 'journeys']) step(project, () => vitest(project));

rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
