/** Furnishes in a thread of its own: what the telling of a week leaves in memory goes with it, and the centre starts as small as ever. */
import { Worker } from 'node:worker_threads';
import type { StoryPlace } from './story.ts';

export function furnishApart({ databaseUrl, publicUrl }: Omit<StoryPlace, 'log'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('furnish-thread.ts', import.meta.url), { workerData: { databaseUrl, publicUrl } });
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the demo could not be furnished: its thread ended with ${code}`))));
  });
}
