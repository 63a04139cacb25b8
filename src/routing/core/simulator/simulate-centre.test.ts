import { expect, test } from 'vitest';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { erlangA } from '#queueing/core/erlang-a.ts';
import { virtualHold } from '#queueing/core/virtual-hold.ts';
import { buildAgent, buildQueue } from '../sample.ts';
import type { Agent } from '../types.ts';
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

test('the engine in virtual time gives up as many as the formulas say, with and without places kept', () => {
  const flow: Flow = { contacts: 60_000, perSecond: 420 / 3600, handleSeconds: 190, patienceSeconds: 180 };
  const live = totals(house(staff(20)), flow, 5);
  const exact = erlangA({ agents: 20, callsPerHour: 420, handlingSeconds: 190, patienceSeconds: 180 });
  // Four standard errors of a share among correlated calls, taken from batches of the bare loop: about half a point here.
  expect(Math.abs(live.gaveUp / flow.contacts - exact.pAbandon)).toBeLessThan(0.006);
  const kept = totals(house(staff(20), { keepPlaceOverSeconds: 0 }), { ...flow, keepsPlace: 0.5 }, 5);
  const held = virtualHold({ agents: 20, callsPerHour: 420, handlingSeconds: 190, patienceSeconds: 180, acceptingShare: 0.5 }, 20);
  if (held.kind === 'unstable') throw new Error('unstable');
  expect(Math.abs(kept.gaveUp / flow.contacts - held.pAbandon)).toBeLessThan(0.006);
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

test('two skills an agent are nearly as good as all: six classes, ninety agents, every pair of skills six times', () => {
  const skills = ['s0', 's1', 's2', 's3', 's4', 's5'];
  const pairs = skills.flatMap((one, i) => skills.slice(i + 1).map((other) => [one, other]));
  // 84.6 erlang, as in the experiments of Wallace and Whitt (2005).
  const flow: Flow = { contacts: 40_000, perSecond: 0.47, handleSeconds: 180, patienceSeconds: 300, skills };
  const levels = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 1]));
  const withSkills = (of: (i: number) => readonly string[]) => totals(house(staff(90, (i) => ({ skills: levels(of(i)) }))), flow, 2).answeredWithin20 / flow.contacts;
  const [one, two, all] = [withSkills((i) => [skills[i % 6] ?? '']), withSkills((i) => pairs[i % 15] ?? []), withSkills(() => skills)];
  // At 94 % load: .655, .869 and .904. Nearly nine tenths of what full pooling gains come with the second skill.
  expect(all - one).toBeGreaterThan(0.2);
  expect((two - one) / (all - one)).toBeGreaterThan(0.8);
});
