/**
 * Listeners: what a slice does when others announce. Each has a stored cursor per brand; the effect of an event and the cursor's
 * step are one transaction, so each event is worked exactly once, whatever crashes. A failing event is retried with
 * back-off; what went wrong stands at the cursor and in the log. Later events of that brand wait behind it for this listener; other
 * listeners and brands go on. After `giveUpAfter` failures it is set aside, which the trail tells, and those behind it go on.
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
  /** Of a batch, those events with which there is anything to do, found by one statement: most messages belong to no case. */
  concerns?(act: Act, events: readonly SealedEvent[]): Promise<readonly SealedEvent[]>;
}

/** So many events are worked in one transaction while all goes well; after a failure each stands alone, so that only it is held up. */
const batch = 50;

/** Works off what this listener has before it, over all brands. Returns how many events were done. */
export async function drain(house: House, listener: Listener): Promise<number> {
  const brands = await house.db.transact({ brandId: 'everywhere' }, (tx) => brandsBehind(tx, listener.name, listener.on));
  let done = 0;
  for (const brandId of brands) done += await drainBrand(house, listener, brandId);
  return done;
}

export async function drainBrand(house: House, listener: Listener, brandId: string): Promise<number> {
  let done = 0;
  let atOnce = batch;
  for (;;) {
    const worked = await step(house, listener, brandId, atOnce);
    if (worked === 'failed' && atOnce === 1) return done;
    if (worked === 'failed') {
      atOnce = 1;
      continue;
    }
    done += worked;
    if (worked < atOnce) return done;
  }
}

async function step(house: House, listener: Listener, brandId: string, atOnce: number): Promise<number | 'failed'> {
  const who = systemOf(brandId, listener.name);
  try {
    return await transact(house, who, async (act) => {
      const cursor = await takeCursor(act, brandId, listener.name);
      if (cursor === undefined || isResting(cursor, act.now)) return 0;
      if (cursor.failures >= giveUpAfter) return await setAside(act, listener, cursor);
      const events = await nextFor(act, brandId, cursor.seq, listener.on, atOnce);
      const last = events.at(-1);
      if (last === undefined) return 0;
      for (const event of listener.concerns === undefined ? events : await listener.concerns(act, events)) await listener.run(act, event);
      await moveCursor(act, brandId, listener.name, last.seq);
      return events.length;
    }, { keepsPlans: true });
  } catch (cause) {
    // Which one of several it was, the steps one by one will show.
    if (atOnce > 1) return 'failed';
    house.log.error('listener failed', cause, { listener: listener.name, brandId });
    await house.db.transact({ brandId }, (tx) => noteTrouble(tx, brandId, listener.name, house.clock.now(), cause instanceof Error ? cause.message : String(cause)));
    return 'failed';
  }
}

/** After this many failures (about an hour and a half) one event is set aside: what comes behind it is promised too. */
const giveUpAfter = 24;

/** The event that cannot be worked is named in the trail, where administrators see it, and the listener goes on behind it. */
async function setAside(act: Act, listener: Listener, cursor: { seq: number; trouble: string | null }): Promise<number> {
  const [event] = await nextFor(act, act.brandId, cursor.seq, listener.on, 1);
  if (event === undefined) return 0;
  act.emit({ name: 'listener.gaveUp', subject: [event.subjectKind, event.subjectId], detail: { listener: listener.name, event: event.name, seq: event.seq, trouble: cursor.trouble?.slice(0, 300) ?? null } });
  await moveCursor(act, act.brandId, listener.name, event.seq);
  return 1;
}

/** 1 s, 2 s, 4 s … at most 5 minutes after a failure. */
function isResting(cursor: { failed_at: Date | null; failures: number }, now: Date): boolean {
  if (cursor.failed_at === null) return false;
  const restMs = Math.min(300_000, 1000 * 2 ** (cursor.failures - 1));
  return now.getTime() < cursor.failed_at.getTime() + restMs;
}
