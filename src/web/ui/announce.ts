import { makeStore } from './store.ts';

/** Said aloud by the one `role=status` of the page (Announcer). At most one sentence in five seconds: the newest waiting one wins. */
export const announced = makeStore('');
const gapMs = 5_000;
let lastAt = -Infinity;
let waiting: string | null = null;

export function announce(sentence: string): void {
  const wait = lastAt + gapMs - performance.now();
  if (wait <= 0) {
    lastAt = performance.now();
    announced.set(sentence);
    return;
  }
  if (waiting === null) {
    setTimeout(() => {
      const next = waiting;
      waiting = null;
      if (next !== null) announce(next);
    }, wait);
  }
  waiting = sentence;
}
