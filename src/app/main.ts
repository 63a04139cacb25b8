/** `npm start`. */
import { run } from './run.ts';

run({ defaultDataFolder: './data' });
