import type { Pace } from './expected-wait.ts';

/** How long somebody stood in the line of a queue, and whether that was too long for them. Whoever was served, kept the place or was moved on did not give up. */
type PastWait = { readonly waitSeconds: number; readonly abandoned: boolean };
/**
 * One time that somebody had a contact of the queue in hand; without a length where a contact was never served. `isHandedOn`: it came
 * from a colleague's hands and not out of the line: more work on the same contact.
 */
type PastService = { readonly handleSeconds?: number; readonly isHandedOn?: boolean };
/** One finished contact of a queue, served once or not at all. */
export type PastContact = PastWait & PastService;

/** After so many more recent contacts one counts half: some twelve hundred are remembered, and a change of pace is heard soon. */
const halfLifeContacts = 400;
/** How many contacts the assumed handling time counts for: a new queue starts from it and soon forgets it. */
const priorContacts = 10;

/**
 * The pace of a queue from its recent contacts (newest first), with an assumed handling time for a queue that has little history.
 * @param halfLife after so many more recent contacts one counts half; Infinity: all count alike, as in a look back at a whole period
 */
export function paceOf(past: readonly PastContact[], assumedHandleSeconds: number, halfLife = halfLifeContacts): Pace {
  return paceFrom({ waits: past, services: past }, assumedHandleSeconds, halfLife);
}

/** The same where waits and work are known apart, each newest first: one contact may wait in several queues and go through several hands. */
export function paceFrom({ waits, services }: { readonly waits: readonly PastWait[]; readonly services: readonly PastService[] }, assumedHandleSeconds: number, halfLife = halfLifeContacts): Pace {
  const fading = 0.5 ** (1 / halfLife);
  const meanHandleSeconds = meanHandleOf(services, assumedHandleSeconds, fading);
  const meanPatienceSeconds = meanPatienceOf(waits, fading);
  return meanPatienceSeconds === undefined ? { meanHandleSeconds } : { meanHandleSeconds, meanPatienceSeconds };
}

/** What one place of the line costs: all the work / how often a contact was taken out of the line. */
function meanHandleOf(services: readonly PastService[], assumedHandleSeconds: number, fading: number): number {
  let handled = 0;
  let handleSeconds = 0;
  let weight = 1;
  for (const service of services) {
    if (service.handleSeconds !== undefined) {
      if (service.isHandedOn !== true) handled += weight;
      handleSeconds += service.handleSeconds * weight;
    }
    weight *= fading;
  }
  return (assumedHandleSeconds * priorContacts + handleSeconds) / (priorContacts + handled);
}

/**
 * Patience = time waited by everybody / number who gave up: the maximum-likelihood answer for exponential patience when most
 * waits are cut short by an answer. Undefined while nobody gave up.
 */
function meanPatienceOf(waits: readonly PastWait[], fading: number): number | undefined {
  let waitedSeconds = 0;
  let gaveUp = 0;
  let weight = 1;
  for (const wait of waits) {
    waitedSeconds += wait.waitSeconds * weight;
    if (wait.abandoned) gaveUp += weight;
    weight *= fading;
  }
  return gaveUp === 0 || waitedSeconds === 0 ? undefined : waitedSeconds / gaveUp;
}
