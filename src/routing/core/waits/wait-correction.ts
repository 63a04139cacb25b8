/*
 * What announcements have taught about themselves. The estimate (`expected-wait.ts`) knows who is ahead and how fast a queue moves;
 * it does not know that agents let it ring for ten seconds, take a breath between two customers, or are half as many over lunch.
 * All that shows as a ratio between what was announced and what then happened.
 */

/** One announcement whose wait is over, one way or another. */
export interface PastAnnouncement {
  /** Of the estimate before any correction: a factor learnt from corrected figures would correct itself. */
  readonly meanSeconds: number;
  readonly deviationSeconds: number;
  /** By the brand's wall clock, 0 to 23. */
  readonly hour: number;
  /** From the announcement to its end. */
  readonly lastedSeconds: number;
  /** False where the wait was cut short: the customer gave up, was moved on, was closed out. */
  readonly wasAnswered: boolean;
}

export interface WaitCorrection {
  /** Of the queue at any hour. */
  readonly factor: number;
  /** Hours with enough of their own to go by. */
  readonly byHour: ReadonlyMap<number, number>;
  /** Announcements it rests on. */
  readonly learntFrom: number;
}

/** So many waits of average length say "the estimate is right as it is" before anything was learnt: one odd hour turns no queue's head. */
const priorWaits = 50;
/** An hour of the day speaks for itself from so many waits on; its prior is the queue's own factor. */
const leastOfAnHour = 60;
/** Beyond these something else is wrong (a sweep stood still, a clock jumped), and no factor will mend it. */
const [least, most] = [0.25, 4];
/** The step from one round to the next is below a thousandth long before. */
const rounds = 25;
/** Longer lines are as good as normal. */
const mostPlaces = 200;

/**
 * The factor f of a queue, and of each hour with enough data: all waiting that happened ÷ all waiting that was announced, shrunk
 * towards 1 (an hour towards its queue) by `priorWaits` average waits. Weighing by announced seconds is the maximum-likelihood answer
 * for gamma waits whose stages have one rate, and it keeps long waits, about which people care, from being bent by short ones.
 *
 * Giving up cuts a wait short (censoring), and more often a long one: leaving those waits out would leave out the longest and make
 * every announcement too hopeful, and counting them until the customer left would count them too short. So each counts for as long as
 * somebody may expect to wait who has already waited so long, under the announced distribution times f, and f is turned until it
 * agrees with itself (expectation–maximisation). That is right as long as people give up by their own patience and not
 * because they see that their wait will be longer than others'.
 */
export function learnCorrection(past: readonly PastAnnouncement[]): WaitCorrection {
  const counted = past.filter((one) => one.meanSeconds > 0 && one.lastedSeconds >= 0);
  const factor = factorOf(counted, 1);
  const byHour = new Map<number, number>();
  for (const [hour, ofHour] of Map.groupBy(counted, (one) => one.hour)) if (ofHour.length >= leastOfAnHour) byHour.set(hour, factorOf(ofHour, factor));
  return { factor, byHour, learntFrom: counted.length };
}

/** What to multiply an estimate by that is made in this hour. */
export function correctionAt(correction: WaitCorrection, hour: number): number {
  return correction.byHour.get(hour) ?? correction.factor;
}

function factorOf(past: readonly PastAnnouncement[], prior: number): number {
  if (past.length === 0) return prior;
  let announced = 0;
  for (const one of past) announced += one.meanSeconds;
  const priorSeconds = (priorWaits * announced) / past.length;
  let factor = prior;
  for (let round = 0; round < rounds; round += 1) {
    let happened = 0;
    for (const one of past) happened += one.wasAnswered ? one.lastedSeconds : expectedWhole(one, factor);
    const next = Math.min(most, Math.max(least, (priorSeconds * prior + happened) / (priorSeconds + announced)));
    if (Math.abs(next - factor) < 1e-6) return next;
    factor = next;
  }
  return factor;
}

/**
 * How long a wait would have been in all that was cut short after c: E[W | W > c] for an Erlang distribution of k = (mean/deviation)²
 * stages, rounded, with the corrected mean m: m (1 + t/S), where t = x^k/k!, S = Σ_{j<k} x^j/j!, x = kc/m. S/t is summed from
 * the inside out, so that nothing overflows.
 */
function expectedWhole({ meanSeconds, deviationSeconds, lastedSeconds }: PastAnnouncement, factor: number): number {
  const stages = Math.min(mostPlaces, Math.max(1, Math.round((meanSeconds / deviationSeconds) ** 2)));
  const mean = meanSeconds * factor;
  const x = (stages * lastedSeconds) / mean;
  let inverse = 0;
  for (let j = 1; j <= stages; j += 1) inverse = (j / x) * (1 + inverse);
  return mean * (1 + 1 / inverse);
}
