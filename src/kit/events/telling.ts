/**
 * Telling: every process hears every sealed event once, in order, whoever sealed it. What this process sealed it has in hand; of what
 * another sealed it hears the number (the bell) and reads the rest. A missing number is fetched before a later one is told, so a lost
 * or late ring changes nothing but the moment.
 */
import type { House } from '../house.ts';
import type { Ring } from './bell.ts';
import type { SealedEvent } from './event.ts';
import { heads, sealedAfter } from './store.ts';

interface Telling {
  /** Sealed here. Resolves when told. */
  sealed(events: readonly SealedEvent[]): Promise<void>;
  /** Sealed by another process. */
  rang(ring: Ring): void;
  /** Looks for itself whether anything was missed. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

const page = 500;

/** @param lookEveryMs how long a lost ring can matter; 0 = only `catchUp` looks (tests) */
export function startTelling(house: Pick<House, 'db' | 'log'>, tell: (events: readonly SealedEvent[]) => Promise<void>, lookEveryMs: number): Telling {
  /** Brand → the last number told here. A brand that was not there at the start begins at 0. */
  let told: Map<string, number> | undefined;
  let line: Promise<void> = Promise.resolve();
  const inLine = (work: (told: Map<string, number>) => Promise<void>): Promise<void> => {
    const done = line.then(async () => {
      // Nobody was here to be told of what was sealed before the start.
      told ??= new Map((await house.db.transact({ brandId: 'everywhere' }, heads)).map((head) => [head.brand_id, head.seq]));
      await work(told);
    });
    line = done.catch((cause: unknown) => house.log.error('telling what was sealed failed', cause));
    return line;
  };
  const tellUpTo = async (known: Map<string, number>, brandId: string, seq: number) => {
    for (let from = known.get(brandId) ?? 0; from < seq; from = known.get(brandId) ?? 0) {
      const events = await house.db.transact({ brandId }, (tx) => sealedAfter(tx, brandId, from, page));
      const last = events.at(-1);
      if (last === undefined) return;
      known.set(brandId, last.seq);
      await tell(events);
    }
  };
  const timer = lookEveryMs === 0 ? undefined : setInterval(() => void look(), lookEveryMs);
  const look = () => inLine(async (known) => {
    for (const head of await house.db.transact({ brandId: 'everywhere' }, heads)) await tellUpTo(known, head.brand_id, head.seq);
  });
  // The beginning is noted before anything is sealed.
  void inLine(async () => {});
  return {
    sealed: (events) => inLine(async (known) => {
      for (const [brandId, mine] of Map.groupBy(events, (event) => event.brandId)) {
        await tellUpTo(known, brandId, (mine[0]?.seq ?? 1) - 1);
        const news = mine.filter((event) => event.seq > (known.get(brandId) ?? 0));
        known.set(brandId, Math.max(known.get(brandId) ?? 0, mine.at(-1)?.seq ?? 0));
        if (news.length > 0) await tell(news);
      }
    }),
    rang({ brandId, seq }) {
      if (told !== undefined && (told.get(brandId) ?? 0) >= seq) return;
      void inLine((known) => tellUpTo(known, brandId, seq));
    },
    catchUp: look,
    async stop() {
      clearInterval(timer);
      await line;
    },
  };
}
