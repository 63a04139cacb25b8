/**
 * Events that a listener could not work: set aside, so that what else happens in the brand goes on. Later events of the same subject
 * wait behind, in their order. Each is tried again, later and later, for about half a day; then it is given up, and the next of its
 * subject has its turn. The trail tells of all three: set aside, worked after all, given up.
 */
import { transact, type Act } from '../act.ts';
import { systemOf } from '../actor.ts';
import type { House } from '../house.ts';
import type { SealedEvent } from './event.ts';
import type { Listener } from './listener.ts';
import { dropAside, keepAside, nextAside, noteAsideTrouble, subjectsAside, takeCursor, type AsideEvent } from './store.ts';

/** After so many tries, about half a day, an event is given up. */
const giveUpAfter = 24;
const longestRestMs = 3_600_000;

/** 1 s, 2 s, 4 s … at most an hour after a failure. */
export function restMs(failures: number): number {
  return Math.min(longestRestMs, 1000 * 2 ** (failures - 1));
}

export async function setAside(act: Act, listener: Listener, event: SealedEvent, failed: { failures: number; trouble: string | null }): Promise<void> {
  await keepAside(act, act.brandId, listener.name, [event], failed.failures, new Date(act.now.getTime() + restMs(failed.failures)), failed.trouble);
  tell(act, 'listener.setAside', listener, event, failed.trouble);
}

/** Of a batch, those whose subject nothing set aside stands before; the others now wait behind it. */
export async function letWait(act: Act, listener: Listener, events: readonly SealedEvent[]): Promise<readonly SealedEvent[]> {
  const subjects = new Set(await subjectsAside(act, act.brandId, listener.name));
  const waits = (event: SealedEvent) => subjects.has(event.subjectId);
  await keepAside(act, act.brandId, listener.name, events.filter(waits), 0, null, null);
  return events.filter((event) => !waits(event));
}

/** Tries what is due again, of each subject in order. Returns how many were done. */
export async function retryAside(house: House, listener: Listener, brandId: string): Promise<number> {
  for (let done = 0; ; ) {
    const tried = await retryNext(house, listener, brandId);
    if (tried === 'nothing due') return done;
    if (tried === 'worked') done += 1;
  }
}

async function retryNext(house: House, listener: Listener, brandId: string): Promise<'nothing due' | 'worked' | 'failed'> {
  const who = systemOf(brandId, listener.name);
  let tried: AsideEvent | undefined;
  try {
    return await transact(house, who, async (act) => {
      // The cursor's lock: what comes newly and what is tried again are not worked side by side.
      if ((await takeCursor(act, brandId, listener.name)) === undefined) return 'nothing due';
      const event = await nextAside(act, brandId, listener.name, act.now);
      tried = event;
      if (event === undefined) return 'nothing due';
      for (const one of listener.concerns === undefined ? [event] : await listener.concerns(act, [event])) await listener.run(act, one);
      await dropAside(act, brandId, listener.name, event.seq);
      if (event.failures > 0) tell(act, 'listener.recovered', listener, event, null);
      return 'worked';
    });
  } catch (cause) {
    if (tried === undefined) throw cause;
    const failed = tried;
    house.log.error('listener failed', cause, { listener: listener.name, brandId, seq: failed.seq, failures: failed.failures + 1 });
    await transact(house, who, (act) => noteFailure(act, listener, failed, cause instanceof Error ? cause.message : String(cause)));
    return 'failed';
  }
}

async function noteFailure(act: Act, listener: Listener, event: AsideEvent, trouble: string): Promise<void> {
  const failures = event.failures + 1;
  if (failures < giveUpAfter) return noteAsideTrouble(act, act.brandId, listener.name, event.seq, failures, new Date(act.now.getTime() + restMs(failures)), trouble);
  await dropAside(act, act.brandId, listener.name, event.seq);
  tell(act, 'listener.gaveUp', listener, event, trouble);
}

/** Named in the trail, where administrators see it. */
function tell(act: Act, name: string, listener: Listener, event: SealedEvent, trouble: string | null): void {
  act.emit({ name, subject: [event.subjectKind, event.subjectId], detail: { listener: listener.name, event: event.name, seq: event.seq, trouble: trouble?.slice(0, 300) ?? null } });
}
