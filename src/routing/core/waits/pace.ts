import type { Pace } from './expected-wait.ts';

/** One finished contact of a queue, as its pace is learnt from. `handleSeconds` only when it was served. */
export type PastContact = { readonly waitSeconds: number; readonly abandoned: boolean; readonly handleSeconds?: number };

/** After so many more recent contacts one counts half: some twelve hundred are remembered, and a change of pace is heard soon. */
const halfLifeContacts = 400;
/** How many contacts the assumed handling time counts for: a new queue starts from it and soon forgets it. */
const priorContacts = 10;

/**
 * The pace of a queue from its recent contacts (newest first), with an assumed handling time for a queue that has little history.
 * Patience = time waited by everybody / number who gave up: the maximum-likelihood answer for exponential patience when most
 * waits are cut short by an answer. Undefined while nobody gave up.
 * @param halfLife after so many more recent contacts one counts half; Infinity: all count alike, as in a look back at a whole period
 */
export function paceOf(past: readonly PastContact[], assumedHandleSeconds: number, halfLife = halfLifeContacts): Pace {
  let handled = 0;
  let handleSeconds = 0;
  let waitedSeconds = 0;
  let gaveUp = 0;
  let weight = 1;
  const fading = 0.5 ** (1 / halfLife);
  for (const contact of past) {
    waitedSeconds += contact.waitSeconds * weight;
    if (contact.abandoned) gaveUp += weight;
    if (contact.handleSeconds !== undefined) {
      handled += weight;
      handleSeconds += contact.handleSeconds * weight;
    }
    weight *= fading;
  }
  const meanHandleSeconds = (assumedHandleSeconds * priorContacts + handleSeconds) / (priorContacts + handled);
  return gaveUp === 0 || waitedSeconds === 0 ? { meanHandleSeconds } : { meanHandleSeconds, meanPatienceSeconds: waitedSeconds / gaveUp };
}
