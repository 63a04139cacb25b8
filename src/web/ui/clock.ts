import { useSyncExternalStore } from 'react';

/**
 * One second-hand for the whole tab: every ticking clock is a leaf that reads it, so a thousand waits cost one timer. Stands still
 * while nobody looks. Server and browser may disagree on the time: `setServerTime` keeps the difference.
 */
const watchers = new Set<() => void>();
let second = Math.floor(Date.now() / 1000);
let skewMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  const now = Math.floor((Date.now() + skewMs) / 1000);
  if (now === second) return;
  second = now;
  for (const look of watchers) look();
}

function watch(look: () => void): () => void {
  watchers.add(look);
  tick();
  timer ??= setInterval(tick, 250);
  return () => {
    watchers.delete(look);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Told by a reply that carries the server's moment (ISO 8601): waits are then right even when this computer's clock is wrong. */
export function setServerTime(at: string): void {
  skewMs = Date.parse(at) - Date.now();
}

/** Now by the server's clock, ms since epoch. */
export function serverNowMs(): number {
  return Date.now() + skewMs;
}

/** Re-renders each second with the whole seconds since epoch. Use it in a leaf only. */
export function useSecond(): number {
  return useSyncExternalStore(watch, () => second);
}
