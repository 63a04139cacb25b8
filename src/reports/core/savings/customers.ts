/**
 * The customers of the records, as the simulator meets them. What the records do not say (how long somebody would have waited who was
 * served, how long it would have taken whom nobody served) is drawn; the same draws hold with and without places kept.
 */
import type { SimulatedContact } from '#routing/core/simulator/simulate-centre.ts';
import { exponential } from '#routing/core/simulator/streams.ts';
import { paceOf, type PastContact } from '#routing/core/waits/pace.ts';
import { lineSecondsOf, type RecordedStay } from './records.ts';

/** Fewer who gave up teach nothing of a queue's own patience: it goes by the house's. */
export const fewestGaveUp = 10;
/** Where nobody was served at all. */
const assumedHandleSeconds = 480;
/** More calls than any rule makes. */
const neverAnswers = 99;

interface OfQueue {
  /** On the mean; Infinity: nobody gave up. */
  readonly patienceSeconds: number;
  /** By how many who gave up it is known. */
  readonly gaveUp: number;
  /** Handling times that were seen, seconds. */
  readonly handled: readonly number[];
}
/** What the period has taught: of the whole house, and of each queue where it has enough of its own. */
export interface Learnt extends OfQueue {
  readonly byQueue: ReadonlyMap<string, OfQueue>;
}

export function learn(stays: readonly RecordedStay[], nowMs: number): Learnt {
  const all = learnFrom(stays, nowMs);
  const byQueue = new Map([...Map.groupBy(stays, (stay) => stay.queueId)].map(([queueId, own]) => {
    const learnt = learnFrom(own, nowMs);
    const { patienceSeconds, gaveUp } = learnt.gaveUp < fewestGaveUp ? all : learnt;
    return [queueId, { patienceSeconds, gaveUp, handled: learnt.handled.length === 0 ? all.handled : learnt.handled }] as const;
  }));
  return { ...all, byQueue };
}

function learnFrom(stays: readonly RecordedStay[], nowMs: number): OfQueue {
  // All of a period count alike; whoever was served, left otherwise or kept their place would have waited for longer than they did.
  const past = stays.map((stay): PastContact => ({ waitSeconds: lineSecondsOf(stay, nowMs), abandoned: stay.outcome === 'abandoned' }));
  return {
    patienceSeconds: paceOf(past, assumedHandleSeconds, Infinity).meanPatienceSeconds ?? Infinity, gaveUp: past.filter((one) => one.abandoned).length, handled: stays.flatMap((stay) => stay.handleSeconds ?? []),
  };
}

/**
 * Patience as it may also be: learnt from n who gave up, its mean is known to about one part in √n. Each repetition goes by another
 * guess, so that the range of what they come to holds what is not known, not only chance.
 */
export function guessed(learnt: Learnt, chance: () => number): Learnt {
  const guess = ({ patienceSeconds, gaveUp, ...rest }: OfQueue): OfQueue => {
    const deviation = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    return { ...rest, gaveUp, patienceSeconds: gaveUp === 0 ? patienceSeconds : patienceSeconds * Math.exp(deviation / Math.sqrt(gaveUp)) };
  };
  return { ...guess(learnt), byQueue: new Map([...learnt.byQueue].map(([queueId, own]) => [queueId, guess(own)])) };
}

/** Two numbers are drawn for each stay, whatever became of it: the n-th customer is the same in every scenario. @param chance evenly from 0 to 1 */
export function customersOf(stays: readonly RecordedStay[], learnt: Learnt, nowMs: number, chance: () => number): SimulatedContact[] {
  return stays.map((stay) => {
    const own = learnt.byQueue.get(stay.queueId) ?? learnt;
    const [more, pick] = [exponential(1, chance), chance()];
    const seenMs = lineSecondsOf(stay, nowMs) * 1000;
    // Given up, or taken out of the line by the house: that moment is known. All others would have waited on, as patiently as they had until then.
    const patienceMs = isSeenToTheEnd(stay) ? seenMs : seenMs + (own.patienceSeconds === Infinity ? Infinity : more * own.patienceSeconds * 1000);
    return {
      arrivesAtMs: stay.enteredAtMs, ask: { queueId: stay.queueId, channel: stay.channel, priorityClass: stay.priorityClass, requiredSkills: [], weight: 1 },
      handleMs: (stay.handleSeconds ?? own.handled[Math.floor(pick * own.handled.length)] ?? assumedHandleSeconds) * 1000, patienceMs, keepsPlace: false,
      ...(stay.keptPlace === undefined ? { answersTry: 1 } : {
        keepsPlaceAfterMs: seenMs, answersTry: stay.keptPlace.isReached ? stay.keptPlace.vainCalls + 1 : neverAnswers,
        ...(stay.keptPlace.notBeforeMs !== undefined && { notBeforeMs: stay.keptPlace.notBeforeMs }),
      }),
    };
  });
}

function isSeenToTheEnd({ outcome }: RecordedStay): boolean {
  return outcome === 'abandoned' || outcome === 'closed_out' || outcome === 'handed_on';
}

/** The same customer where no place can be kept: they stay in the line for as long as they have patience. */
export function withoutPlace({ keepsPlaceAfterMs: _after, notBeforeMs: _notBefore, ...contact }: SimulatedContact): SimulatedContact {
  return { ...contact, answersTry: 1 };
}
