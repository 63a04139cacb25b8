/** What keeping places changed in a period: loads its records once, simulates outside of any transaction, and says what may be said. */
import { setImmediate as breath } from 'node:timers/promises';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { transact, type Act } from '#kit/act.ts';
import { may, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { brandOf } from '#staff/index.ts';
import type { Savings, SavingsQuery } from './contract.ts';
import { learn, type Learnt } from './core/savings/customers.ts';
import { comparisonDefinitions, savingDefinitions, savingsMethod, ventingDefinition } from './core/savings/definitions.ts';
import { dayMs, recordedDays, type RecordedDay, type SimulatedHouse } from './core/savings/records.ts';
import { chooseDays, repetitionsFor } from './core/savings/sample.ts';
import { nothingSaved, savingsOf } from './core/savings/savings.ts';
import { simulateDays, type Repetition } from './core/savings/simulate-days.ts';
import { recordedTally } from './core/savings/tally.ts';
import { ventingOf } from './core/savings/venting.ts';
import { comparisonsOf, lacksOf, meanOf, type Verdict } from './core/savings/verdict.ts';
import { chosenOf } from './figures.ts';
import { readyRows } from './store.ts';
import { contactsByDay, recordedStays, simulatedHouse } from './store-savings.ts';

interface Records {
  readonly zone: string;
  /** All of the period, those in the chosen queue. */
  readonly contacts: number;
  readonly days: number;
  readonly keptPlaces: number;
  readonly house: SimulatedHouse;
  /** Those that are simulated. */
  readonly chosenDays: readonly RecordedDay[];
}

export async function savingsReport(house: House, who: Actor, asked: SavingsQuery): Promise<Savings> {
  const records = await transact(house, who, (act) => savingsRecords(act, asked));
  return inTurn(house, () => concluded(records, asked));
}

/** @throws without the permission, or for a period that is too long */
async function savingsRecords(act: Act, asked: SavingsQuery): Promise<Records> {
  may(act, 'report.read');
  const { from, to } = chosenOf(asked);
  const { zone } = await brandOf(act);
  const counts = await contactsByDay(act, { from, to, queueId: asked.queueId });
  const house = await simulatedHouse(act, { from, to });
  const days = chooseDays(counts.map((day) => day.contacts)).flatMap((nth) => counts[nth]?.day ?? []);
  const stays = await recordedStays(act, { from, to, days });
  // Whoever keeps a place in the evening is called in the morning.
  const ready = await readyRows(act, { from, to: new Date(to.getTime() + dayMs) });
  const chosenDays = recordedDays({ fromMs: from.getTime(), nowMs: house.nowMs, stays, ready: ready.map((one) => ({ ...one, toMs: one.toMs ?? house.nowMs })) });
  return { zone, contacts: counts.reduce((sum, day) => sum + day.own, 0), days: counts.filter((day) => day.own > 0).length, keptPlaces: counts.reduce((sum, day) => sum + day.kept, 0), house, chosenDays };
}

async function concluded({ zone, contacts, days, keptPlaces, house, chosenDays }: Records, asked: SavingsQuery): Promise<Savings> {
  const all = chosenDays.flatMap((day) => day.stays);
  const own = asked.queueId === undefined ? all : all.filter((stay) => stay.queueId === asked.queueId);
  const learnt = learn(all, house.nowMs);
  const recorded = recordedTally(own, house.nowMs);
  const lacks = keptPlaces === 0 ? [] : lacksOf(recorded, recordedTally(all, house.nowMs).gaveUp);
  const repetitions = keptPlaces === 0 || lacks.length > 0 ? [] : await repeated(house, chosenDays, learnt, asked.queueId, repetitionsFor(all.length));
  const agreement = comparisonsOf(recorded, repetitions.map((one) => one.withPlaces));
  const verdict: Verdict = keptPlaces === 0 ? 'nothing_kept' : lacks.length > 0 ? 'too_few' : agreement.some((one) => one.isClose === false) ? 'too_far' : 'said';
  const figures = verdict === 'nothing_kept' ? nothingSaved() : savingsOf(verdict === 'said' ? repetitions : []);
  const longSeconds = new Map(house.queues.map((queue) => [queue.id, queue.longSeconds]));
  const venting = ventingOf(own, (queueId) => longSeconds.get(queueId) ?? Infinity, house.nowMs);
  const ofQueue = asked.queueId === undefined ? learnt : (learnt.byQueue.get(asked.queueId) ?? learnt);
  return {
    from: asked.from, to: asked.to, zone, method: savingsMethod, verdict, lacks, contacts, days, simulatedContacts: own.length, simulatedDays: chosenDays.filter((day) => day.stays.some((stay) => asked.queueId === undefined || stay.queueId === asked.queueId)).length,
    repetitions: repetitions.length, patienceSeconds: Number.isFinite(ofQueue.patienceSeconds) ? ofQueue.patienceSeconds : null, handleSeconds: meanOf(ofQueue.handled) ?? null,
    figures: figures.map((one) => ({ id: one.id, unit: one.unit, definition: savingDefinitions[one.id], withPlaces: one.withPlaces ?? null, without: one.without ?? null, saved: one.saved ?? null })),
    agreement: agreement.map((one) => ({ id: one.id, unit: one.unit, definition: comparisonDefinitions[one.id], recorded: one.recorded ?? null, simulated: one.simulated ?? null, isClose: one.isClose ?? null })),
    venting: {
      verdict: venting.verdict, definition: ventingDefinition, waitedLong: { count: venting.waitedLong.count, meanSeconds: venting.waitedLong.meanSeconds ?? null },
      calledBack: { count: venting.calledBack.count, meanSeconds: venting.calledBack.meanSeconds ?? null }, longerSeconds: venting.longerSeconds ?? null, savedMinutes: venting.savedMinutes ?? null,
    },
  };
}

/** The seeds are fixed: whoever asks again about the same records gets the same answer. */
async function repeated(house: SimulatedHouse, days: readonly RecordedDay[], learnt: Learnt, queueId: string | undefined, times: number): Promise<Repetition[]> {
  const repetitions: Repetition[] = [];
  for (let seed = 1; seed <= times; seed++) repetitions.push(await inSlices(simulateDays(house, days, learnt, queueId, chanceOf(seed))));
  return repetitions;
}

function chanceOf(seed: number): () => number {
  const dice = xoroshiro128plus(seed);
  return () => (dice.next() >>> 0) / 2 ** 32;
}

/** So long at a time: conversations go on in between. */
const sliceMs = 10;

async function inSlices<T>(steps: Iterator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < until);
    await breath();
  }
}

/** When the last that was begun is done; nothing of what it says. */
const turns = new WeakMap<House, Promise<void>>();

/** One is simulated at a time in a house, however many ask. */
function inTurn<T>(house: House, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(house) ?? Promise.resolve()).then(work);
  const isDone = (): void => {};
  turns.set(house, mine.then(isDone, isDone));
  return mine;
}
