/** Builds what browsers load: the screens and the widget with its example shop. */
import { build } from 'vite';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const config of ['vite.config.ts', 'vite.widget.config.ts']) await build({ configFile: `${root}/${config}`, logLevel: 'warn' });
