/** Pictures of the screens, made by the journeys themselves: those that the guide or the README shows go to `docs/images`, all others are for looking at. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mostBytes = 150_000;
const shown = ['README.md', 'docs/guide.md'].map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('\n');
const isMaking = process.env.LINGTING_PICTURES === '1';

/**
 * Takes a picture of the page (or of one part of it) as `<name>.png`: into `docs/images` when LINGTING_PICTURES=1 and a document shows
 * it, else into `test/journeys/out`, which git does not keep. Throws when a document's picture cannot be made smaller than 150 kB.
 */
export async function picture(of: Page | Locator, name: string): Promise<void> {
  const isForDocument = isMaking && shown.includes(`images/${name}.png`);
  const folder = `${root}/${isForDocument ? 'docs/images' : 'test/journeys/out'}`;
  mkdirSync(folder, { recursive: true });
  const taken = await of.screenshot({ animations: 'disabled', caret: 'hide' });
  const file = `${folder}/${name}.png`;
  if (!isForDocument) return writeFileSync(file, taken);
  // Screens have few colours: a palette keeps letters sharp at a third of the size.
  for (const colours of [256, 128, 64]) {
    const small = await sharp(taken).png({ palette: true, colours, effort: 10, compressionLevel: 9, dither: 0.4 }).toBuffer();
    if (small.byteLength <= mostBytes) return writeFileSync(file, small);
  }
  throw new Error(`${name}.png is larger than ${mostBytes} bytes even with 64 colours`);
}
