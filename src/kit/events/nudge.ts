/**
 * Nudges: work over how a brand stands now, worth doing as soon as something of it was announced. However many events came, one run
 * follows them; nothing is lost when a run is, since the work looks at rows and a sweep does the same. Unlike a listener it sees
 * no event and keeps no cursor: a thousand arrivals a second cost one look, not a thousand.
 */
import type { House } from '../house.ts';
import type { SealedEvent } from './event.ts';

export interface Nudge {
  readonly name: string;
  readonly on: readonly string[];
  run(house: House, brandId: string): Promise<void>;
}

interface Nudges {
  tell(events: readonly SealedEvent[]): void;
  /** Runs what is to be run; false when there was nothing. */
  settle(): Promise<boolean>;
}

/** @param byThemselves false = only `settle` runs them (tests). */
export function startNudges(house: House, nudges: readonly Nudge[], byThemselves: boolean): Nudges {
  const waiting = new Map<Nudge, Set<string>>();
  let running: Promise<void> | undefined;
  const runAll = async () => {
    while (waiting.size > 0) {
      const round = [...waiting].flatMap(([nudge, brands]) => [...brands].map((brandId) => ({ nudge, brandId })));
      waiting.clear();
      for (const { nudge, brandId } of round) {
        await nudge.run(house, brandId).catch((cause: unknown) => house.log.error('nudge failed', cause, { nudge: nudge.name, brandId }));
      }
    }
  };
  const start = () => (running ??= runAll().finally(() => (running = undefined)));
  return {
    tell(events) {
      for (const nudge of nudges) {
        const brands = events.filter((event) => nudge.on.includes(event.name)).map((event) => event.brandId);
        if (brands.length > 0) waiting.set(nudge, new Set([...(waiting.get(nudge) ?? []), ...brands]));
      }
      if (byThemselves && waiting.size > 0) void start();
    },
    async settle() {
      const isIdle = waiting.size === 0 && running === undefined;
      if (!isIdle) await start();
      return !isIdle;
    },
  };
}
