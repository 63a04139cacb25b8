import { expect, test } from 'vitest';
import { requiredAgentsErlangA, requiredAgentsErlangC } from '#queueing/core/required-agents.ts';
import { agentsNeeded } from './agents-needed.ts';

const load = { callsPerHour: 30, handlingSeconds: 360, patienceSeconds: 180, atOnce: 1 };

test('one at a time it is what the formulas say; nobody who comes needs nobody', () => {
  expect(agentsNeeded(load, 0.8, 20)).toBe(requiredAgentsErlangA({ callsPerHour: 30, handlingSeconds: 360, patienceSeconds: 180, goal: { metric: 'ofOffered', atLeast: 0.8, targetSeconds: 20 } }));
  expect(agentsNeeded({ ...load, patienceSeconds: undefined }, 0.8, 20)).toBe(requiredAgentsErlangC({ callsPerHour: 30, handlingSeconds: 360, atLeast: 0.8, targetSeconds: 20 }));
  expect(agentsNeeded({ ...load, callsPerHour: 0 }, 0.8, 20)).toBe(0);
});

test('whoever carries three chats at once is three places; a harder promise never takes fewer', () => {
  expect(agentsNeeded({ ...load, atOnce: 3 }, 0.8, 20)).toBe(Math.ceil(agentsNeeded(load, 0.8, 20) / 3));
  const by = [0, 0.5, 0.8, 0.9, 0.99, 1].map((share) => agentsNeeded(load, share, 20));
  expect(by).toEqual(by.toSorted((a, b) => a - b));
});
