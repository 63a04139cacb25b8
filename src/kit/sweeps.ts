/**
 * Sweeps: what time does. Each looks for rows that are due by the house's clock, claims them (`for update skip locked`) and acts.
 * A sweep that dies leaves its rows due; the next run takes them. So timers survive restarts, and tests hand in the time.
 */
import type { House } from './house.ts';

export interface Sweep {
  readonly name: string;
  readonly everySeconds: number;
  /** Returns how many rows were done; it is run again at once while that is more than 0. */
  run(house: House, now: Date): Promise<number>;
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

export function startSweeps(house: House, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const timers = sweeps.map((sweep) =>
    setInterval(() => {
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
