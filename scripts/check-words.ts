/** Both languages say the same things: every slice's words files hold the same keys, the same variables, and nothing empty. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type Words = { readonly [key: string]: string | Words };

function flat(words: Words, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}
const variables = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1]).toSorted().join(',');

const troubles: string[] = [];
for (const slice of readdirSync('src')) {
  const [zhFile, enFile] = [`src/${slice}/words.zh.json`, `src/${slice}/words.en.json`];
  if (!existsSync(zhFile) && !existsSync(enFile)) continue;
  const zh = flat(JSON.parse(readFileSync(zhFile, 'utf8')) as Words);
  const en = flat(JSON.parse(readFileSync(enFile, 'utf8')) as Words);
  // English has plural forms that Chinese has not.
  const base = (key: string) => key.replace(/_(one|other)$/, '');
  const zhKeys = new Set([...zh.keys()].map(base));
  const enKeys = new Set([...en.keys()].map(base));
  for (const key of zhKeys) if (!enKeys.has(key)) troubles.push(`${enFile}: missing ${key}`);
  for (const key of enKeys) if (!zhKeys.has(key)) troubles.push(`${zhFile}: missing ${key}`);
  for (const [key, text] of [...zh, ...en]) if (text.trim() === '') troubles.push(`${slice}: ${key} is empty`);
  for (const [key, text] of zh) {
    const other = en.get(key);
    if (other !== undefined && variables(text) !== variables(other)) troubles.push(`${slice}: ${key} has variables {${variables(text)}} in zh and {${variables(other)}} in en`);
  }
}
if (troubles.length > 0) {
  process.stdout.write(`${troubles.join('\n')}\n`);
  process.exit(1);
}
