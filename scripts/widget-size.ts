/**
 * What a shop's customers download for the chat window, against its limit, and that nothing of ours leaks into it: no path of a
 * source, no map, nothing fetched from elsewhere. `checkWidget` is called by the check; from the command line it prints the size.
 *
 *     node scripts/widget-size.ts
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export interface WidgetSize {
  readonly rawBytes: number;
  readonly gzipBytes: number;
  readonly brotliBytes: number;
  /** One sentence each; empty: all is well. */
  readonly troubles: readonly string[];
}

/** kB = 1000 bytes, gzip at its usual level. */
export const widgetLimitBytes = 30_000;

/** @param folder where the built widget lies; it must have been built before */
export function checkWidget(folder: string = fileURLToPath(new URL('../dist/widget', import.meta.url))): WidgetSize {
  const file = join(folder, 'widget.js');
  if (!existsSync(file)) throw new Error(`${file} does not exist: build the widget first (npm run build)`);
  const code = readFileSync(file);
  const text = code.toString('utf8');
  const gzipBytes = gzipSync(code).length;
  const troubles: string[] = [];
  if (gzipBytes > widgetLimitBytes) troubles.push(`widget.js is ${gzipBytes} bytes gzip; its limit is ${widgetLimitBytes}`);
  const others = readdirSync(folder).filter((name) => name !== 'widget.js');
  if (others.length > 0) troubles.push(`the widget must be one file; also built: ${others.join(', ')}`);
  if (/sourceMappingURL|node_modules|\bsrc\/|file:\/\/|\/home\/|\/Users\//.test(text)) troubles.push('widget.js holds a path of ours');
  if (/\bimport\s*\(|\bimport\s*["'`{]|\beval\(|new Function\(/.test(text)) troubles.push('widget.js loads or makes code at run time');
  if (/dangerouslySetInnerHTML:/.test(text)) troubles.push('widget.js writes HTML');
  if (text.includes('--lightningcss-')) troubles.push('its style sheet was lowered: colours would vanish');
  return { rawBytes: code.length, gzipBytes, brotliBytes: brotliCompressSync(code).length, troubles };
}

if (import.meta.main) {
  const { gzipBytes, brotliBytes, troubles } = checkWidget();
  console.log(`widget.js      ${(gzipBytes / 1000).toFixed(1).padStart(7)} kB gzip of ${widgetLimitBytes / 1000} (${(brotliBytes / 1000).toFixed(1)} kB brotli)`);
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  process.exitCode = troubles.length > 0 ? 1 : 0;
}
