import { describe, expect, test } from 'vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { erlangA, erlangAWaits } from '#queueing/core/erlang-a.ts';
import { virtualHold } from '#queueing/core/virtual-hold.ts';
import { buildAgent, buildQueue } from '../sample.ts';
import type { Agent } from '../types.ts';
import { compared, type Measure } from './batches.fixture.ts';
import { simulateCentre, type CentreScenario, type SimulatedContact } from './simulate-centre.ts';
import { exponential } from './streams.ts';

const chance = (seed: number) => {
  const dice = xoroshiro128plus(seed);
  return () => (dice.next() >>> 0) / 2 ** 32;
};

interface Flow {
  readonly contacts: number;
  readonly perSecond: number;
  readonly handleSeconds: number;
  readonly patienceSeconds: number;
  readonly keepsPlace?: number;
  readonly answersTry?: (n: number) => number;
  readonly skills?: readonly string[];
}
function* customers(flow: Flow, seed: number): Generator<SimulatedContact> {
  const [arrivals, service, patience, choices] = [1, 2, 3, 4].map((nth) => chance(seed * 10 + nth)) as [() => number, () => number, () => number, () => number];
  let at = 0;
  for (let n = 0; n < flow.contacts; n++) {
    at += exponential(1000 / flow.perSecond, arrivals);
    const skill = flow.skills?.[Math.floor(choices() * flow.skills.length)];
    yield {
      arrivesAtMs: at, ask: { queueId: 'q', channel: 'phone', priorityClass: 1, weight: 1, requiredSkills: skill === undefined ? [] : [{ skill, minLevel: 1 }] },
      handleMs: exponential(flow.handleSeconds * 1000, service), patienceMs: exponential(flow.patienceSeconds * 1000, patience), keepsPlace: choices() < (flow.keepsPlace ?? 0), answersTry: flow.answersTry?.(n) ?? 1,
    };
  }
}
const staff = (count: number, given: (i: number) => Partial<Agent> = () => ({})): Agent[] => Array.from({ length: count }, (_, i) => buildAgent({ id: `a${i}`, capacity: { phone: 1 }, ...given(i) }));
const house = (agents: readonly Agent[], more: Partial<CentreScenario> = {}): CentreScenario => ({ queues: [buildQueue({ wrapUpSeconds: 0 })], agents, pickUpMs: 0, keepPlaceOverSeconds: Infinity, meanHandleSeconds: 180, ...more });

function totals(scenario: CentreScenario, flow: Flow, seed: number) {
  const sums = { answered: 0, gaveUp: 0, keptPlace: 0, notReached: 0, finished: 0, answeredWithin20: 0, log: '' };
  const arrived: number[] = [];
  simulateCentre(scenario, customers(flow, seed), (line) => {
    if (line.what === 'arrived') arrived[line.contact] = line.atMs;
    else if (line.what !== 'rang') sums[line.what] += 1;
    if (line.what === 'answered' && line.atMs - (arrived[line.contact] ?? 0) <= 20_000) sums.answeredWithin20 += 1;
    if (flow.contacts <= 2000) sums.log += `${JSON.stringify(line)}\n`;
  });
  return sums;
}

interface Met { readonly waitSeconds: Float64Array; readonly had: Uint8Array; readonly gaveUp: Uint8Array }
/** What each customer met. */
function metBy(scenario: CentreScenario, flow: Flow, seed: number): Met {
  const met = { waitSeconds: new Float64Array(flow.contacts), had: new Uint8Array(flow.contacts).fill(1), gaveUp: new Uint8Array(flow.contacts) };
  const arrived = new Float64Array(flow.contacts);
  simulateCentre(scenario, customers(flow, seed), ({ what, contact, atMs }) => {
    if (what === 'arrived') arrived[contact] = atMs;
    else if (what === 'rang') met.had[contact] = Number(atMs > (arrived[contact] ?? 0));
    else if (what === 'answered' || what === 'gaveUp') {
      met.waitSeconds[contact] = (atMs - (arrived[contact] ?? 0)) / 1000;
      met.gaveUp[contact] = Number(what === 'gaveUp');
    }
  });
  return met;
}

test('the engine in virtual time comes to what the formulas say, with and without places kept', () => {
  const plain = [[5, 100, 180, 120], [20, 420, 190, 180], [30, 600, 170, 30], [50, 2880, 60, 120], [50, 4000, 60, 60]] as const;
  const kept = [[20, 400, 180, 120, 0.5], [50, 2880, 60, 120, 0.25], [50, 2880, 60, 120, 0.75]] as const;
  const flowOf = (callsPerHour: number, handleSeconds: number, patienceSeconds: number, keepsPlace = 0): Flow => ({ contacts: 42_000, perSecond: callsPerHour / 3600, handleSeconds, patienceSeconds, keepsPlace });
  const mustWait: Measure<Met> = (met, i) => met.had[i];
  const gaveUp: Measure<Met> = (met, i) => met.gaveUp[i];
  const all = [
    ...plain.flatMap(([agents, callsPerHour, handlingSeconds, patienceSeconds], i) => {
      const work = { agents, callsPerHour, handlingSeconds, patienceSeconds };
      const [exact, waits] = [erlangA(work), erlangAWaits(work, 20)];
      const met = metBy(house(staff(agents)), flowOf(callsPerHour, handlingSeconds, patienceSeconds), 100 + i);
      return compared(`A ${agents}`, met, 42_000, [
        ['must wait', mustWait, exact.pWait], ['gave up', gaveUp, exact.pAbandon], ['mean wait', (out, n) => out.waitSeconds[n], exact.meanWaitSeconds],
        ['answered within 20 s', (out, n) => Number(out.gaveUp[n] === 0 && (out.waitSeconds[n] ?? 0) <= 20), waits.ofOffered],
      ]);
    }),
    ...kept.flatMap(([agents, callsPerHour, handlingSeconds, patienceSeconds, acceptingShare], i) => {
      const exact = virtualHold({ agents, callsPerHour, handlingSeconds, patienceSeconds, acceptingShare }, 20);
      if (exact.kind === 'unstable') throw new Error('unstable');
      const met = metBy(house(staff(agents), { keepPlaceOverSeconds: 0 }), flowOf(callsPerHour, handlingSeconds, patienceSeconds, acceptingShare), 200 + i);
      return compared(`virtual ${agents} ${acceptingShare}`, met, 42_000, [['must wait', mustWait, exact.pWait], ['gave up', gaveUp, exact.pAbandon]]);
    }),
  ];
  const missed = all.filter((one) => !one.holds);
  // One of a hundred intervals misses by itself: of 26, at most one.
  expect(all).toHaveLength(26);
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(1);
});

test('the same seed tells the same log, to the byte', () => {
  const flow: Flow = { contacts: 1500, perSecond: 0.11, handleSeconds: 180, patienceSeconds: 120, keepsPlace: 0.4, answersTry: (n) => 1 + (n % 3) };
  const scenario = house(staff(20), { keepPlaceOverSeconds: 30, pickUpMs: 3000 });
  expect(totals(scenario, flow, 9)).toEqual(totals(scenario, flow, 9));
  expect(totals(scenario, flow, 9).log).not.toBe(totals(scenario, flow, 10).log);
});

test('who does not answer a call-back is tried again, and everybody who came is answered, gone or never reached', () => {
  const flow: Flow = { contacts: 1500, perSecond: 0.12, handleSeconds: 180, patienceSeconds: 120, keepsPlace: 0.5, answersTry: (n) => 1 + (n % 5) };
  const sums = totals(house(staff(20), { keepPlaceOverSeconds: 0 }), flow, 3);
  expect(sums.notReached).toBeGreaterThan(0);
  expect(sums.finished).toBe(sums.answered);
  expect(sums.answered + sums.gaveUp).toBeLessThanOrEqual(flow.contacts);
  // Three tries: whoever answers only the fourth or fifth is let go after the third.
  expect(flow.contacts - sums.answered - sums.gaveUp).toBeGreaterThan(0);
});

test('who goes off duty while it rings answers nothing: it rings elsewhere, and everybody is answered once', () => {
  const flow: Flow = { contacts: 3000, perSecond: 0.05, handleSeconds: 120, patienceSeconds: Infinity };
  const agents = staff(10);
  // Each minute another one leaves for a minute.
  const duty = Array.from({ length: 2000 }, (_, minute) => [{ atMs: minute * 60_000 + 1, agentId: `a${minute % 10}`, to: 'away' as const }, { atMs: (minute + 1) * 60_000, agentId: `a${minute % 10}`, to: 'available' as const }]).flat();
  const sums = totals(house(agents, { pickUpMs: 9000, duty }), flow, 4);
  expect([sums.answered, sums.finished]).toEqual([3000, 3000]);
});

describe('two skills an agent are nearly as good as all: six classes, ninety agents, every pair of skills six times (after Wallace and Whitt, 2005)', () => {
  const skills = ['s0', 's1', 's2', 's3', 's4', 's5'];
  const pairs = skills.flatMap((one, i) => skills.slice(i + 1).map((other) => [one, other]));
  const levels = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]));
  /** Shares answered within 20 s with one, two and all six skills each. */
  const shares = (load: number) => {
    const flow: Flow = { contacts: 40_000, perSecond: (load * 90) / 180, handleSeconds: 180, patienceSeconds: 300, skills };
    return [(i: number) => [skills[i % 6] ?? ''], (i: number) => pairs[i % 15] ?? [], () => skills].map((of) => totals(house(staff(90, (i) => ({ skills: levels(of(i)) }))), flow, 2).answeredWithin20 / flow.contacts) as [number, number, number];
  };

  test('at 82 % load the second skill brings them within a point of full pooling', () => {
    const [one, two, all] = shares(0.82);
    expect(all - one).toBeGreaterThan(0.1);
    expect(all - two).toBeLessThan(0.01);
  });

  test('at 94 %, as much as one works in an experiment, it brings nine tenths of what full pooling gains', () => {
    // .655, .869 and .904: three and a half points are left.
    const [one, two, all] = shares(0.94);
    expect(all - one).toBeGreaterThan(0.2);
    expect((two - one) / (all - one)).toBeGreaterThan(0.8);
  });
});

test('whoever was to pick up goes away: it rings elsewhere, or the customer waits on, gives up or keeps their place; nobody is answered by somebody gone', () => {
  const contact = (given: Partial<SimulatedContact>): SimulatedContact => ({ arrivesAtMs: 1000, ask: { queueId: 'q', channel: 'phone', priorityClass: 1, weight: 1, requiredSkills: [] }, handleMs: 60_000, patienceMs: 30_000, keepsPlace: false, answersTry: 1, ...given });
  const told = (contacts: SimulatedContact[], duty: NonNullable<CentreScenario['duty']>): string[] => {
    const lines: string[] = [];
    simulateCentre(house(staff(2, () => ({ presence: 'away' })), { pickUpMs: 5000, duty }), contacts, ({ atMs, contact: number, what, agentId }) => lines.push(`${atMs / 1000} ${number} ${what}${agentId === null ? '' : ` ${agentId}`}`));
    return lines;
  };
  const comes = (seconds: number, agentId: string, to: 'available' | 'away') => ({ atMs: seconds * 1000, agentId, to });
  expect(told([contact({})], [comes(0, 'a0', 'available'), comes(3, 'a0', 'away')])).toEqual(['1 0 arrived', '1 0 rang a0', '31 0 gaveUp']);
  expect(told([contact({})], [comes(0, 'a0', 'available'), comes(3, 'a0', 'away'), comes(4, 'a1', 'available')])).toEqual(['1 0 arrived', '1 0 rang a0', '4 0 rang a1', '9 0 answered a1', '69 0 finished a1']);
  // Keeps the place after twenty seconds, is called at the chosen time, and the second call reaches them.
  expect(told([contact({ keepsPlaceAfterMs: 20_000, notBeforeMs: 100_000, answersTry: 2 })], [comes(50, 'a1', 'available')])).toEqual([
    '1 0 arrived', '21 0 keptPlace', '100 0 rang a1', '135 0 notReached a1', '1935 0 rang a1', '1940 0 answered a1', '2000 0 finished a1',
  ]);
});
