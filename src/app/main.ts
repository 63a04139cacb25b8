/** `npm start`. */
import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start finds every module compiled, its types taken off.
enableCompileCache();
const { run } = await import('./run.ts');
run({ defaultDataFolder: './data' });
