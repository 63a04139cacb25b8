/**
 * Who drains the listeners, and when: soon after their events were announced, and all of them now and then, for what a crash or a
 * back-off left behind. They work in a line of their own: what people see must not wait for them.
 */
import { setTimeout as rest } from 'node:timers/promises';
import type { House } from '../house.ts';
import type { SealedEvent } from './event.ts';
import { drain, drainBrand } from './listen.ts';
import type { Listener } from './listener.ts';

interface Drains {
  tell(events: readonly SealedEvent[]): void;
  /** Works everything off once, by hand; how many events were done. */
  drainAll(): Promise<number>;
  stop(): Promise<void>;
}

const everyMs = 5000;
/** Between two rounds: what comes meanwhile is worked together. */
const restMs = 100;

/** @param byThemselves false = only `drainAll` works (tests). */
export function startDrains(house: House, listeners: readonly Listener[], byThemselves: boolean): Drains {
  const due = new Map<Listener, Set<string>>();
  let working: Promise<void> | undefined;
  let stopped = false;
  const logged = (listener: Listener, work: Promise<number>) => work.catch((cause: unknown) => house.log.error('draining a listener failed', cause, { listener: listener.name }));
  const work = async () => {
    while (due.size > 0 && !stopped) {
      const round = [...due];
      due.clear();
      for (const [listener, brands] of round) for (const brandId of brands) if (!stopped) await logged(listener, drainBrand(house, listener, brandId));
      await rest(restMs);
    }
  };
  const start = () => void (working ??= work().finally(() => (working = undefined)));
  const lookEverywhere = async () => {
    for (const listener of listeners) if (!stopped) await logged(listener, drain(house, listener));
  };
  let looking: Promise<void> | undefined;
  const timer = byThemselves ? setInterval(() => (looking ??= lookEverywhere().finally(() => (looking = undefined))), everyMs) : undefined;
  return {
    tell(events) {
      if (!byThemselves || stopped) return;
      for (const listener of listeners) {
        const brands = events.filter((event) => listener.on.includes(event.name)).map((event) => event.brandId);
        if (brands.length > 0) due.set(listener, new Set([...(due.get(listener) ?? []), ...brands]));
      }
      if (due.size > 0) start();
    },
    async drainAll() {
      let done = 0;
      for (const listener of listeners) done += await drain(house, listener);
      return done;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
      await looking;
    },
  };
}
