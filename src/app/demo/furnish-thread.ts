/** The thread that `furnishApart` starts. */
import { workerData } from 'node:worker_threads';
import { jsonLog } from '#kit/log.ts';
import { furnishDemo } from './furnish.ts';
import type { StoryPlace } from './story.ts';

const log = jsonLog((line) => process.stderr.write(line), () => new Date());
await furnishDemo({ ...(workerData as Omit<StoryPlace, 'log'>), log });
