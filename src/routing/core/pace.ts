import type { Pace } from './expected-wait.ts';

/** One finished contact of a queue, as its pace is learnt from. `handleSeconds` only when it was served. */
export type PastContact = { readonly waitSeconds: number; readonly abandoned: boolean; readonly handleSeconds?: number };

/** How many contacts the assumed handling time counts for: a new queue starts from it and soon forgets it. */
const priorContacts = 10;

/**
 * The pace of a queue from its recent contacts, with an assumed handling time for a queue that has little history.
 * Patience = time waited by everybody / number who gave up: the maximum-likelihood answer for exponential patience when most
 * waits are cut short by an answer. Undefined while nobody gave up.
 */
export function paceOf(past: readonly PastContact[], assumedHandleSeconds: number): Pace {
  let handled = 0;
  let handleSeconds = 0;
  let waitedSeconds = 0;
  let gaveUp = 0;
  for (const contact of past) {
    waitedSeconds += contact.waitSeconds;
    if (contact.abandoned) gaveUp += 1;
    if (contact.handleSeconds === undefined) continue;
    handled += 1;
    handleSeconds += contact.handleSeconds;
  }
  const meanHandleSeconds = (assumedHandleSeconds * priorContacts + handleSeconds) / (priorContacts + handled);
  return gaveUp === 0 || waitedSeconds === 0 ? { meanHandleSeconds } : { meanHandleSeconds, meanPatienceSeconds: waitedSeconds / gaveUp };
}
