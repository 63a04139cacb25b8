/**
 * The recorded days once more: with places kept as they were, and without. They go through the pure engine in virtual time, which rings
 * nobody real; the house rings its customers by the same matching over rows, and is held to the engine step by step (`src/routing/same-history.test.ts`).
 */
import { stepsOfCentre, type CentreScenario, type SimulatedContact } from '#routing/core/simulator/simulate-centre.ts';
import type { Queue } from '#routing/core/types.ts';
import { customersOf, guessed, withoutPlace, type Learnt } from './customers.ts';
import { heldSpan, type OnDuty, type RecordedDay, type RecordedStay, type SimulatedHouse } from './records.ts';
import { emptyTally, fateOfWhoLeft, leftLine, wasCalledBack, type Fate, type Tally } from './tally.ts';

/** One repetition: the same customers in both. */
export interface Repetition {
  readonly withPlaces: Tally;
  readonly without: Tally;
}

/** Longer than anybody lets it ring. */
const longestRingSeconds = 3600;

/**
 * Each day by itself; places kept may be called on the day after. Step by step, for whoever has other things to do in between.
 * @param queueId whose kept places are taken away, and whose customers are counted; undefined: all
 * @param chance evenly from 0 to 1; the same stream gives the same days
 */
export function* simulateDays(house: SimulatedHouse, days: readonly RecordedDay[], learnt: Learnt, queueId: string | undefined, chance: () => number): Generator<void, Repetition> {
  const repetition: Repetition = { withPlaces: emptyTally(), without: emptyTally() };
  const isChosen = (stay: RecordedStay | undefined): boolean => stay !== undefined && (queueId === undefined || stay.queueId === queueId);
  const guess = guessed(learnt, chance);
  for (const day of days) {
    const kept = customersOf(day.stays, guess, house.nowMs, chance);
    const scenario = scenarioOf(house, day);
    const hasPlaces = day.stays.some((stay) => isChosen(stay) && stay.keptPlace !== undefined);
    // Where nobody kept a place both are the same day.
    yield* simulateDay(scenario, day.stays, kept, isChosen, hasPlaces ? [repetition.withPlaces] : [repetition.withPlaces, repetition.without]);
    if (hasPlaces) yield* simulateDay(scenario, day.stays, kept.map((contact, i) => (isChosen(day.stays[i]) ? withoutPlace(contact) : contact)), isChosen, [repetition.without]);
  }
  return repetition;
}

function* simulateDay(scenario: CentreScenario, stays: readonly RecordedStay[], contacts: readonly SimulatedContact[], isChosen: (stay: RecordedStay) => boolean, tallies: readonly Tally[]): Generator<void> {
  const fates: (Fate | undefined)[] = [];
  const leaves = (contact: number, stay: RecordedStay, fate: Fate, waitMs: number): void => {
    fates[contact] = fate;
    for (const tally of tallies) leftLine(tally, stay, fate, waitMs);
  };
  yield* stepsOfCentre(scenario, contacts, ({ what, contact, atMs }) => {
    const stay = stays[contact];
    if (stay === undefined || !isChosen(stay)) return;
    const waitMs = atMs - stay.enteredAtMs;
    if (what === 'keptPlace') leaves(contact, stay, 'keptPlaces', waitMs);
    else if (what === 'gaveUp') leaves(contact, stay, fateOfWhoLeft(stay), waitMs);
    else if (what === 'answered' && fates[contact] === undefined) leaves(contact, stay, 'answered', waitMs);
    else if (what === 'answered') for (const tally of tallies) wasCalledBack(tally, stay, waitMs);
  });
  // Patience without end, and nobody on duty any more: they are counted, their wait is not over.
  for (const [i, stay] of stays.entries()) if (fates[i] === undefined && isChosen(stay)) for (const tally of tallies) leftLine(tally, stay, 'inLine', 0);
}

function scenarioOf(house: SimulatedHouse, day: RecordedDay): CentreScenario {
  const spans = [...day.ready, ...day.stays.flatMap((stay) => heldSpan(stay) ?? [])];
  const duty = dutyOf(spans);
  const here = new Set(duty.map((change) => change.agentId));
  const agents: CentreScenario['agents'] = house.agents.filter((agent) => here.has(agent.id)).map(({ id, queueIds, capacity }) => ({
    id, queues: queueIds, skills: {}, languages: [], capacity, load: {}, ringing: [], presence: 'away', idleSinceMs: 0,
  }));
  const known = new Set(agents.map((agent) => agent.id));
  const queues = house.queues.map(({ id, priority }): Queue => ({ id, priority, serviceTargetSeconds: 0, offerTimeoutSeconds: longestRingSeconds, wrapUpSeconds: 0, requiredSkills: [], isOpen: true }));
  // Nobody is offered a place here: who kept one in the records keeps it. Handling times hold the wrap-up.
  return { queues, agents, duty: duty.filter((change) => known.has(change.agentId)), pickUpMs: house.pickUpSeconds * 1000, keepPlaceOverSeconds: Infinity, meanHandleSeconds: 1 };
}

/** Who comes and who goes, in order; stretches of one person that touch are one. */
export function dutyOf(spans: readonly OnDuty[]): { atMs: number; agentId: string; to: 'available' | 'away' }[] {
  const changes: { atMs: number; agentId: string; to: 'available' | 'away' }[] = [];
  for (const [agentId, own] of Map.groupBy(spans, (span) => span.agentId)) {
    let until = -Infinity;
    for (const { fromMs, toMs } of own.toSorted((a, b) => a.fromMs - b.fromMs)) {
      if (toMs <= Math.max(until, fromMs)) continue;
      if (fromMs > until) {
        if (until > -Infinity) changes.push({ atMs: until, agentId, to: 'away' });
        changes.push({ atMs: fromMs, agentId, to: 'available' });
      }
      until = toMs;
    }
    if (until > -Infinity) changes.push({ atMs: until, agentId, to: 'away' });
  }
  return changes.toSorted((a, b) => a.atMs - b.atMs);
}
