/** What a file exports is used by another one: an export that nobody imports is a promise to nobody, and hides what is dead. `npm run check`. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Read as a whole: shapes by the reference, specimens by the gallery. */
const readWhole = /contract[a-z-]*\.ts$|\.gallery\.tsx$|\.d\.ts$/;
const files = globSync(['src/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}', 'test/**/*.ts', 'bench/**/*.ts', '*.config.ts']).map(normalize);
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** `./x.ts` and `#slice/x.ts` → the file; undefined for packages. */
function fileOf(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('#')) return join('src', specifier.slice(1));
  return specifier.startsWith('.') ? join(dirname(from), specifier) : undefined;
}

/** File → names that others import from it; `*` stands for all of them. */
const used = new Map<string, Set<string>>();
function use(file: string | undefined, name: string): void {
  if (file !== undefined) used.set(file, (used.get(file) ?? new Set()).add(name));
}
for (const [file, text] of texts) {
  for (const [, clause = '', specifier = ''] of text.matchAll(/^(?:import|export)\s+(?:type\s+)?([^'";]*?)\s*from\s+['"]([^'"]+)['"]/gm)) {
    const target = fileOf(specifier, file);
    if (clause.includes('*')) use(target, '*');
    for (const name of (/\{([^}]*)\}/.exec(clause)?.[1] ?? '').split(',')) use(target, name.trim().replace(/^type\s+/, '').replace(/\s+as\s+.*$/, ''));
  }
  for (const [, specifier = ''] of text.matchAll(/\b(?:import|mock|importActual)\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]/g)) use(fileOf(specifier, file), '*');
}

const lonely: string[] = [];
for (const [file, text] of texts) {
  const users = used.get(file);
  if (!file.startsWith('src') || readWhole.test(file) || users?.has('*') === true) continue;
  for (const [, name = ''] of text.matchAll(/^export\s+(?:async\s+)?(?:abstract\s+)?(?:function\*?|const|let|class|interface|type|enum)\s+([\w$]+)/gm)) if (users?.has(name) !== true) lonely.push(`${file}: ${name}`);
}
if (lonely.length > 0) {
  process.stdout.write(`Exported, and imported nowhere:\n${lonely.join('\n')}\n`);
  process.exitCode = 1;
}
