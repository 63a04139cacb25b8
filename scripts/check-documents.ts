/** Every path that a document cites exists, and the map in ARCHITECTURE.md names every room of the house. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const documents = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'ROADMAP.md', ...markdownUnder('docs'), ...markdownUnder('src')].filter((file) => existsSync(file));

function markdownUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md')).map((entry) => join(entry.parentPath, entry.name));
}

const troubles: string[] = [];
for (const document of documents) {
  const text = readFileSync(document, 'utf8');
  const cited = [
    ...[...text.matchAll(/`((?:src|test|scripts|docs|bench|migrations|\.ci)\/[A-Za-z0-9_./-]*)`/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/\]\((?!https?:|#|mailto:|data:)([^)\s]+)\)/g)].map((match) => join(dirname(document), (match[1] ?? '').split('#')[0] ?? '')),
  ];
  for (const path of cited) if (path !== '' && !path.includes('*') && !path.includes('<') && !existsSync(path)) troubles.push(`${document}: cites ${path}, which does not exist`);
}
const map = readFileSync('ARCHITECTURE.md', 'utf8');
for (const room of readdirSync('src', { withFileTypes: true })) if (room.isDirectory() && !map.includes(`src/${room.name}/`)) troubles.push(`ARCHITECTURE.md: the map does not name src/${room.name}/`);
if (troubles.length > 0) {
  process.stdout.write(`${troubles.join('\n')}\n`);
  process.exit(1);
}
