/** `npm run check`: types, walls, lint, exports, words, reference, documents. Seconds, not minutes: the parts run side by side. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

interface Part {
  readonly name: string;
  readonly args: readonly string[];
}

const tsc = 'node_modules/typescript/bin/tsc';
const parts: Part[] = [
  ...['core', 'server', 'web', 'widget'].map((project) => ({ name: `types ${project}`, args: [tsc, '-p', `tsconfig.${project}.json`] })),
  { name: 'walls', args: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', 'src'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--quiet', 'src', 'scripts', 'test', 'bench'] },
  { name: 'exports', args: ['scripts/check-exports.ts'] },
  { name: 'words', args: ['scripts/check-words.ts'] },
  { name: 'reference', args: ['scripts/check-reference.ts'] },
  { name: 'documents', args: ['scripts/check-documents.ts'] },
];

function runPart(part: Part): Promise<{ part: Part; code: number; output: string; seconds: number }> {
  return new Promise((resolve) => {
    const started = Date.now();
    let output = '';
    const child = spawn(process.execPath, [...part.args]);
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('close', (code) => resolve({ part, code: code ?? 1, output, seconds: (Date.now() - started) / 1000 }));
  });
}

/** As many at once as there are cores: more would only wait for each other. */
const left = [...parts];
const results: Awaited<ReturnType<typeof runPart>>[] = [];
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let part = left.shift(); part !== undefined; part = left.shift()) results.push(await runPart(part));
}));
for (const { part, code, output, seconds } of results) {
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${part.name} (${seconds.toFixed(1)} s)\n`);
  if (code !== 0) process.stdout.write(`${output.trim().split('\n').slice(0, 60).join('\n')}\n`);
}
process.exit(results.every((result) => result.code === 0) ? 0 : 1);
