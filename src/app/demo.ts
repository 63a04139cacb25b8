/** `npm run demo`: a furnished brand on a data folder of its own, with customers who arrive by themselves. */
import { enableCompileCache } from 'node:module';

// As in main.ts: from the second start on every module is found compiled.
enableCompileCache();
await import('./demo/start.ts');
