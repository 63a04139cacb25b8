/**
 * What a person downloads before the first page of each entry appears (JavaScript and style sheets, gzip), against its limit.
 * Also fails when the style sheets hold `--lightningcss-`: then light-dark() was lowered and colours vanish without a word.
 *
 *     node scripts/sizes.ts [dist/web]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** kB = 1000 bytes. */
const limits: Readonly<Record<string, number>> = { 'index.html': 250, 'portal.html': 120 };
const lazyLimitKb = 120;

const root = process.argv[2] ?? fileURLToPath(new URL('../dist/web', import.meta.url));
if (!existsSync(root)) throw new Error(`${root} does not exist: build the screens first (npx vite build)`);
const assets = readdirSync(join(root, 'assets'));
const gzipKb = (file: string): number => gzipSync(readFileSync(join(root, file))).length / 1000;
const failures: string[] = [];

/** The files an HTML page names, and those its scripts import at once, whatever the depth. */
function firstLoad(page: string): string[] {
  const seen = new Set<string>();
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!file.endsWith('.js')) return;
    const code = readFileSync(join(root, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) if (name) follow(`assets/${name}`);
  };
  for (const [, file] of readFileSync(join(root, page), 'utf8').matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.(?:js|css))"/g)) if (file) follow(file);
  return [...seen];
}

if (!assets.some((name) => name.startsWith('words-zh'))) failures.push('no words were built: what is measured is not what people load');
const atOnce = new Set<string>();
for (const page of readdirSync(root).filter((name) => name.endsWith('.html'))) {
  const files = firstLoad(page);
  for (const file of files) atOnce.add(file);
  // Where words come by language, one language belongs to the first page too; the words of what comes later do not.
  const words = assets.find((name) => name.startsWith('words-zh') && !name.startsWith('words-zh-rest-'));
  const speaks = words !== undefined && files.some((file) => file.endsWith('.js') && readFileSync(join(root, file), 'utf8').includes(words));
  const kb = [...files, ...(speaks ? [`assets/${words}`] : [])].reduce((sum, file) => sum + gzipKb(file), 0);
  const limit = limits[page];
  console.log(`${page.padEnd(14)} ${kb.toFixed(1).padStart(7)} kB gzip${limit === undefined ? '' : ` of ${limit}`} (${files.length} files)`);
  if (limit !== undefined && kb > limit) failures.push(`${page} loads ${kb.toFixed(1)} kB at once; its limit is ${limit} kB`);
}
for (const name of assets.filter((one) => one.endsWith('.js') && !atOnce.has(`assets/${one}`))) {
  const kb = gzipKb(`assets/${name}`);
  if (kb > lazyLimitKb) failures.push(`${name} is ${kb.toFixed(1)} kB; a lazy part may have ${lazyLimitKb} kB`);
}
for (const name of assets.filter((one) => one.endsWith('.css'))) {
  if (readFileSync(join(root, 'assets', name), 'utf8').includes('--lightningcss-')) failures.push(`${name} holds --lightningcss-: set build.cssTarget so that light-dark() stays as written`);
}
for (const failure of failures) console.error(`✗ ${failure}`);
process.exitCode = failures.length > 0 ? 1 : 0;
