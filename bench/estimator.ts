/**
 * How good the announced wait is: six queues of the textbooks (M/M/n+M) simulated, each caller who must wait told an estimate, each served one's
 * wait compared with it. Root mean square error in seconds of the estimators one could use, and of ours, which is told nothing: it learns
 * pace, patience and its own correction from the calls that ended before. Targets: ours ≤ 1.05 × QLm and ≤ .75 × HOL; a P90 covers 88 to 92 of 100 waits.
 */
import { gammaQuantile, waitBehind, type Pace } from '#routing/core/waits/expected-wait.ts';
import { paceOf, type PastContact } from '#routing/core/waits/pace.ts';
import { Agenda } from '#routing/core/simulator/agenda.ts';
import { simulateBareQueue } from '#routing/core/simulator/bare-queue.ts';
import { learnCorrection, type PastAnnouncement } from '#routing/core/waits/wait-correction.ts';
import { keepResult } from './bench-centre.ts';
import { chanceOf } from '../test/kit/chance.ts';

const calls = Number(process.argv[2] ?? 400_000);
const cases = [
  { agents: 100, callsPerHour: 1680, handleSeconds: 205, patienceSeconds: Infinity },
  { agents: 100, callsPerHour: 1756, handleSeconds: 205, patienceSeconds: 180 },
  { agents: 100, callsPerHour: 2100, handleSeconds: 205, patienceSeconds: 180 },
  { agents: 100, callsPerHour: 2450, handleSeconds: 205, patienceSeconds: 180 },
  { agents: 20, callsPerHour: 420, handleSeconds: 190, patienceSeconds: 180 },
  { agents: 300, callsPerHour: 7200, handleSeconds: 175, patienceSeconds: 120 },
] as const;
type Case = (typeof cases)[number];

/** What the server reads too (src/routing/waits/learnt.ts); learnt again each minute. */
const [contactsRead, announcementsRead, learntEverySeconds, assumedHandleSeconds] = [1200, 2000, 60, 480];

interface Told {
  readonly atSeconds: number;
  readonly ql: number;
  readonly qlm: number;
  readonly hol: number;
  readonly les: number;
  readonly ours: number;
  readonly oursHigh: number;
  readonly oursP90: number;
  readonly raw: number;
  readonly deviation: number;
}

/** 53 bits of chance from two draws. */
function seeded(seed: number): () => number {
  const draw = chanceOf(seed);
  const bits = () => draw() * 2 ** 32;
  return () => (Math.floor(bits() / 2 ** 5) * 2 ** 26 + Math.floor(bits() / 2 ** 6)) / 2 ** 53;
}

/** The newest so many, newest first. */
class Newest<T> {
  readonly #kept: T[] = [];
  readonly #most: number;
  constructor(most: number) {
    this.#most = most;
  }
  add(one: T): void {
    this.#kept.push(one);
    if (this.#kept.length > 2 * this.#most) this.#kept.splice(0, this.#kept.length - this.#most);
  }
  list(): T[] {
    return this.#kept.slice(-this.#most).reverse();
  }
}

function measure({ agents, callsPerHour, handleSeconds, patienceSeconds }: Case, seed: number) {
  const truth: Pace = { meanHandleSeconds: handleSeconds, ...(patienceSeconds < Infinity && { meanPatienceSeconds: patienceSeconds }) };
  const told = new Map<number, Told>();
  const contacts = new Newest<PastContact>(contactsRead);
  const announced = new Newest<PastAnnouncement>(announcementsRead);
  const ends = new Agenda();
  const serving = new Map<number, PastContact>();
  let learnt: Pace = paceOf([], assumedHandleSeconds);
  let learntAt = -Infinity;
  const errors = { constant: new Squares(), ql: new Squares(), qlm: new Squares(), hol: new Squares(), les: new Squares(), ours: new Squares() };
  const over: { reached: number; reached90: number; isOver: boolean }[] = [];

  const learn = (now: number): void => {
    while (ends.size > 0 && ends.nextAt <= now) {
      const ended = serving.get(ends.next);
      serving.delete(ends.next);
      ends.drop();
      if (ended !== undefined) contacts.add(ended);
    }
    if (now - learntAt < learntEverySeconds) return;
    learntAt = now;
    learnt = { ...paceOf(contacts.list(), assumedHandleSeconds), correction: learnCorrection(announced.list()).factor };
  };
  const waited = (id: number, now: number, wasAnswered: boolean): number => {
    const one = told.get(id);
    if (one === undefined) return 0;
    told.delete(id);
    const wait = now - one.atSeconds;
    announced.add({ meanSeconds: one.raw, deviationSeconds: one.deviation, hour: 0, lastedSeconds: wait, wasAnswered });
    // The first tenth is for filling the line and for learning.
    if (id < calls / 10) return wait;
    over.push({ reached: wait / one.oursHigh, reached90: wait / one.oursP90, isOver: wasAnswered });
    if (wasAnswered) {
      errors.constant.add(wait);
      for (const name of ['ql', 'qlm', 'hol', 'les', 'ours'] as const) errors[name].add(one[name] - wait);
    }
    return wait;
  };
  simulateBareQueue({ agents, callsPerSecond: [callsPerHour / 3600], handleSeconds, patienceSeconds, trunks: Infinity, keepsPlace: 0, calls }, { arrivals: seeded(seed), service: seeded(seed + 1), patience: seeded(seed + 2), choices: seeded(seed + 3) }, {
    joined({ id, nowSeconds, ahead, headWaitedSeconds, lastWaitSeconds }) {
      learn(nowSeconds);
      const wait = waitBehind({ ahead, keptAhead: 0, servers: agents, pace: learnt });
      const factor = learnt.correction ?? 1;
      told.set(id, {
        atSeconds: nowSeconds, ql: ((ahead + 1) * handleSeconds) / agents, qlm: waitBehind({ ahead, keptAhead: 0, servers: agents, pace: truth }).meanSeconds, hol: headWaitedSeconds, les: lastWaitSeconds,
        ours: wait.meanSeconds * factor, oursHigh: gammaQuantile(wait, 'p85') * factor, oursP90: gammaQuantile(wait, 'p90') * factor, raw: wait.meanSeconds, deviation: Math.sqrt(wait.varianceSeconds2),
      });
    },
    served(id, now, lasts) {
      serving.set(id, { waitSeconds: waited(id, now, true), abandoned: false, handleSeconds: lasts });
      ends.put(now + lasts, id);
    },
    gaveUp: (id, now) => contacts.add({ waitSeconds: waited(id, now, false), abandoned: true }),
  });
  const rmse = Object.fromEntries(Object.entries(errors).map(([name, squares]) => [name, name === 'constant' ? squares.deviation : squares.root])) as Record<keyof typeof errors, number>;
  return {
    agents, callsPerHour, handleSeconds, patienceSeconds: patienceSeconds === Infinity ? null : patienceSeconds, meanWaitSeconds: round(errors.constant.mean),
    rmseSeconds: Object.fromEntries(Object.entries(rmse).map(([name, value]) => [name, round(value)])), biasSeconds: { ql: round(errors.ql.mean), qlm: round(errors.qlm.mean), ours: round(errors.ours.mean) },
    oursToQlm: round(rmse.ours / rmse.qlm), oursToHol: round(rmse.ours / rmse.hol), coverage: { p85: round(coverage(over.map((one) => ({ reached: one.reached, isOver: one.isOver })))), p90: round(coverage(over.map((one) => ({ reached: one.reached90, isOver: one.isOver })))) },
  };
}

class Squares {
  #count = 0;
  #sum = 0;
  #squares = 0;
  add(value: number): void {
    this.#count += 1;
    this.#sum += value;
    this.#squares += value * value;
  }
  get mean(): number {
    return this.#sum / this.#count;
  }
  get root(): number {
    return Math.sqrt(this.#squares / this.#count);
  }
  get deviation(): number {
    return Math.sqrt(this.#squares / this.#count - this.mean ** 2);
  }
}

/** Kaplan and Meier: whoever gave up counts until then. */
function coverage(waits: { reached: number; isOver: boolean }[]): number {
  waits.sort((a, b) => a.reached - b.reached);
  let left = 1;
  for (const [before, { reached, isOver }] of waits.entries()) {
    if (reached > 1) break;
    if (isOver) left *= 1 - 1 / (waits.length - before);
  }
  return 1 - left;
}

const round = (value: number): number => Number(value.toFixed(3));

const results = cases.map((one, n) => measure(one, 1000 * (n + 1)));
keepResult('estimator', { calls, target: 'ours ≤ 1.05 × QLm and ≤ .75 × HOL; P90 covers .88 to .92', cases: results });
