/**
 * Sweeps: what time does. Each looks for rows that are due by the house's clock, claims them (`for update skip locked`) and acts.
 * A sweep that dies leaves its rows due; the next run takes them. So timers survive restarts, and tests hand in the time.
 */
import { transact } from './act.ts';
import { systemOf } from './actor.ts';
import type { Queryable } from './db/database.ts';
import type { House } from './house.ts';

export interface Sweep {
  readonly name: string;
  readonly everySeconds: number;
  /** Judges who is gone by how long they gave no sign: rests so long after this process began, slept, or its clock jumped, until they could come back and say so. */
  readonly restsSeconds?: number;
  /** Returns how many rows were done; it is run again at once while that is more than 0. */
  run(house: House, now: Date): Promise<number>;
}

interface BrandSweep {
  readonly name: string;
  readonly everySeconds: number;
  readonly restsSeconds?: number;
  /** The brands in which there may be something to do. */
  due(tx: Queryable, now: Date): Promise<readonly string[]>;
  /** The work in one of them, in acts of its own. Returns how many rows were done. */
  run(house: House, brandId: string, now: Date): Promise<number>;
}

/** So many failures in a row are no accident: from then on the brand's administrators read of it in their trail, once. */
const reportedAfter = 3;

/**
 * A sweep over brands in which none waits for another: one that fails is logged, rests (1 s, 2 s, 4 s … at most 5 minutes) and is
 * tried again, while the others are worked off.
 */
export function brandSweep({ name, everySeconds, restsSeconds = 0, due, run }: BrandSweep): Sweep {
  const failing = new Map<string, { readonly failures: number; readonly restsUntilMs: number }>();
  return {
    name, everySeconds, restsSeconds,
    async run(house, now) {
      let done = 0;
      for (const brandId of await house.db.transact({ brandId: 'everywhere' }, (tx) => due(tx, now))) {
        const failures = failing.get(brandId)?.failures ?? 0;
        if (now.getTime() < (failing.get(brandId)?.restsUntilMs ?? 0)) continue;
        try {
          done += await run(house, brandId, now);
          failing.delete(brandId);
          if (failures >= reportedAfter) await report(house, brandId, 'sweep.recovered', { sweep: name, failures });
        } catch (cause) {
          house.log.error('a sweep failed in a brand', cause, { sweep: name, brandId, failures: failures + 1 });
          failing.set(brandId, { failures: failures + 1, restsUntilMs: now.getTime() + Math.min(300_000, 1000 * 2 ** failures) });
          if (failures + 1 === reportedAfter) await report(house, brandId, 'sweep.failed', { sweep: name, trouble: (cause instanceof Error ? cause.message : String(cause)).slice(0, 300) });
        }
      }
      return done;
    },
  };
}

/** What the brand cannot write down now is in the log already. */
async function report(house: House, brandId: string, event: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await transact(house, systemOf(brandId, 'sweeps'), async (act) => act.emit({ name: event, subject: ['brand', brandId], detail }));
  } catch (cause) {
    house.log.error('a failing sweep could not be reported', cause, { brandId, ...detail });
  }
}

export async function sweepOnce(house: House, sweep: Sweep): Promise<number> {
  let total = 0;
  for (let round = 0; round < 1000; round++) {
    const done = await sweep.run(house, house.clock.now());
    if (done === 0) break;
    total += done;
  }
  return total;
}

/** A gap in the house's clock longer than this is no busy second: the machine slept, or somebody set its clock. */
const sleptMs = 10_000;
/** For how long this process has been awake. Asked every second. */
function openAlarm(house: Pick<House, 'clock'>): () => number {
  let lastMs = house.clock.now().getTime();
  let wokeMs = lastMs;
  return () => {
    const nowMs = house.clock.now().getTime();
    if (Math.abs(nowMs - lastMs) > sleptMs) wokeMs = nowMs;
    lastMs = nowMs;
    return nowMs - wokeMs;
  };
}

export function startSweeps(house: House, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const awakeMs = openAlarm(house);
  const timers = sweeps.map((sweep) =>
    setInterval(() => {
      if (awakeMs() < (sweep.restsSeconds ?? 0) * 1000) return;
      if (running.has(sweep.name)) return;
      const work = sweepOnce(house, sweep)
        .then(() => {}, (cause: unknown) => house.log.error('sweep failed', cause, { sweep: sweep.name }))
        .finally(() => running.delete(sweep.name));
      running.set(sweep.name, work);
    }, sweep.everySeconds * 1000),
  );
  return {
    async stop() {
      timers.forEach((timer) => clearInterval(timer));
      await Promise.all(running.values());
    },
  };
}
