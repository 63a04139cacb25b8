/**
 * Listeners: what a slice does when others announce. Each has a stored cursor per brand; the effect of an event and the cursor's
 * step are one transaction, so each event is worked exactly once, whatever crashes. A failing event is retried with back-off and
 * shown to administrators; it does not stop other listeners or brands.
 */
import { transact, type Act } from '../act.ts';
import { systemOf } from '../actor.ts';
import type { House } from '../house.ts';
import type { SealedEvent } from './event.ts';
import { brandsBehind, moveCursor, nextFor, noteTrouble, takeCursor } from './store.ts';

export interface Listener {
  readonly name: string;
  readonly on: readonly string[];
  run(act: Act, event: SealedEvent): Promise<void>;
}

/** Works off what this listener has before it, over all brands. Returns how many events were done. */
export async function drain(house: House, listener: Listener): Promise<number> {
  const brands = await house.db.transact({ brandId: 'everywhere' }, (tx) => brandsBehind(tx, listener.name, listener.on));
  let done = 0;
  for (const brandId of brands) while (await step(house, listener, brandId)) done += 1;
  return done;
}

async function step(house: House, listener: Listener, brandId: string): Promise<boolean> {
  const who = systemOf(brandId, listener.name);
  try {
    return await transact(house, who, async (act) => {
      const cursor = await takeCursor(act, brandId, listener.name);
      if (cursor === undefined || isResting(cursor, act.now)) return false;
      const event = await nextFor(act, brandId, cursor.seq, listener.on);
      if (event === undefined) return false;
      await listener.run(act, event);
      await moveCursor(act, brandId, listener.name, event.seq);
      return true;
    });
  } catch (cause) {
    house.log.error('listener failed', cause, { listener: listener.name, brandId });
    await house.db.transact({ brandId }, (tx) => noteTrouble(tx, brandId, listener.name, house.clock.now(), cause instanceof Error ? cause.message : String(cause)));
    return false;
  }
}

/** 1 s, 2 s, 4 s … at most 5 minutes after a failure. */
function isResting(cursor: { failed_at: Date | null; failures: number }, now: Date): boolean {
  if (cursor.failed_at === null) return false;
  const restMs = Math.min(300_000, 1000 * 2 ** (cursor.failures - 1));
  return now.getTime() < cursor.failed_at.getTime() + restMs;
}
