/**
 * Listeners: what a slice does when others announce. Each has a stored cursor per brand; the effect of an event and the cursor's
 * step are one transaction, so each event is worked exactly once, whatever crashes. An event that fails is tried
 * again after a second or two, later events of that brand wait behind it for this listener; other listeners and brands go on. When it
 * failed again it is set aside (`set-aside.ts`): from then on only events of its own subject wait.
 */
import { transact } from '../act.ts';
import { systemOf } from '../actor.ts';
import type { House } from '../house.ts';
import type { Listener } from './listener.ts';
import { letWait, restMs, retryAside, setAside } from './set-aside.ts';
import { brandsBehind, moveCursor, nextFor, noteTrouble, takeCursor } from './store.ts';

/** So many events are worked in one transaction while all goes well; after a failure each stands alone, so that only it is held up. */
const batch = 50;

/** Works off what this listener has before it, over all brands. Returns how many events were done. */
export async function drain(house: House, listener: Listener): Promise<number> {
  const brands = await house.db.transact({ brandId: 'everywhere' }, (tx) => brandsBehind(tx, listener.name, listener.on, house.clock.now()));
  let done = 0;
  for (const brandId of brands) done += await drainBrand(house, listener, brandId);
  return done;
}

export async function drainBrand(house: House, listener: Listener, brandId: string): Promise<number> {
  let done = 0;
  let atOnce = batch;
  for (;;) {
    const worked = await step(house, listener, brandId, atOnce);
    if (worked === 'failed') return done;
    if (worked === 'one by one') {
      atOnce = 1;
      continue;
    }
    done += worked.done;
    if (worked.isMore) continue;
    return worked.holdsAside ? done + (await retryAside(house, listener, brandId)) : done;
  }
}

interface Worked {
  readonly done: number;
  readonly isMore: boolean;
  /** Something set aside earlier is to be tried again some time. */
  readonly holdsAside: boolean;
}

async function step(house: House, listener: Listener, brandId: string, atOnce: number): Promise<Worked | 'failed' | 'one by one'> {
  const who = systemOf(brandId, listener.name);
  try {
    return await transact(house, who, async (act) => {
      const cursor = await takeCursor(act, brandId, listener.name);
      if (cursor === undefined || isResting(cursor, act.now)) return { done: 0, isMore: false, holdsAside: cursor?.holds_aside === true };
      const isHopeless = cursor.failures >= setAsideAfter;
      const events = await nextFor(act, brandId, cursor.seq, listener.on, isHopeless ? 1 : atOnce);
      const last = events.at(-1);
      if (last === undefined) return { done: 0, isMore: false, holdsAside: cursor.holds_aside };
      if (isHopeless) await setAside(act, listener, last, cursor);
      else {
        const free = cursor.holds_aside ? await letWait(act, listener, events) : events;
        for (const event of listener.concerns === undefined ? free : await listener.concerns(act, free)) await listener.run(act, event);
      }
      await moveCursor(act, brandId, listener.name, last.seq);
      return { done: events.length, isMore: isHopeless || events.length === atOnce, holdsAside: isHopeless || cursor.holds_aside };
    }, { keepsPlans: true });
  } catch (cause) {
    // Which one of several it was, the steps one by one will show.
    if (atOnce > 1) return 'one by one';
    house.log.error('listener failed', cause, { listener: listener.name, brandId });
    const failures = await house.db.transact({ brandId }, (tx) => noteTrouble(tx, brandId, listener.name, house.clock.now(), cause instanceof Error ? cause.message : String(cause)));
    // Exactly then: when setting it aside fails too, the next round tries again.
    return failures === setAsideAfter ? 'one by one' : 'failed';
  }
}

/** What fails so often within a few seconds is no accident: it is set aside. */
const setAsideAfter = 3;

/** 1 s, 2 s after a failure, while it may still be one. */
function isResting(cursor: { failed_at: Date | null; failures: number }, now: Date): boolean {
  return cursor.failed_at !== null && cursor.failures < setAsideAfter && now.getTime() < cursor.failed_at.getTime() + restMs(cursor.failures);
}
