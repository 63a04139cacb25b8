import { describe, expect, test } from 'vitest';
import { lineUp, positionOf } from '../position.ts';
import { buildState, buildTicket } from '../sample.ts';
import type { Ticket } from '../types.ts';
import { comeBack, isNearTurn, keepPlace, noAnswer } from './virtual.ts';

const rule = { tries: 3, everySeconds: 300 };

describe('keeping the place', () => {
  test('leaving and coming back changes neither the moment of joining nor the class', () => {
    const ticket = buildTicket({ arrivedAtMs: 7, priorityClass: 1 });
    const parked = keepPlace(ticket);
    expect(parked).toMatchObject({ state: 'parked', virtual: true, arrivedAtMs: 7, priorityClass: 1 });
    expect(comeBack(parked)).toMatchObject({ state: 'waiting', virtual: false, arrivedAtMs: 7, priorityClass: 1 });
  });

  test('one who leaves while the agent is ringing will be called back, one who returns will not', () => {
    const leaving = keepPlace(buildTicket({ state: 'offered' }));
    expect(leaving).toMatchObject({ state: 'offered', virtual: true });
    expect(comeBack(leaving)).toMatchObject({ state: 'offered', virtual: false });
  });

  test('who is already served or gone has no place to keep', () => {
    for (const state of ['assigned', 'ended'] as const) {
      const ticket = buildTicket({ state });
      expect(keepPlace(ticket)).toBe(ticket);
      expect(comeBack(ticket)).toBe(ticket);
    }
  });

  test('no answer: tried again later without losing the place, and ended after the last try', () => {
    const assigned = buildTicket({ state: 'assigned', arrivedAtMs: 7 });
    expect(noAnswer(assigned, 1, rule, 1000)).toMatchObject({ state: 'parked', virtual: true, arrivedAtMs: 7, notBeforeMs: 301_000 });
    expect(noAnswer(assigned, 3, rule, 1000)).toMatchObject({ state: 'ended' });
    expect(comeBack(noAnswer(assigned, 1, rule, 1000)).notBeforeMs).toBeUndefined();
  });
});

describe('the position in line', () => {
  const waiting: Partial<Ticket>[] = [
    { id: 'ringing', arrivedAtMs: 1, state: 'offered' }, { id: 'kept', arrivedAtMs: 2, state: 'parked', virtual: true }, { id: 'here', arrivedAtMs: 3 }, { id: 'vip', arrivedAtMs: 9, priorityClass: 0 },
    { id: 'talking', state: 'assigned' }, { id: 'gone', state: 'ended' }, { id: 'elsewhere', queueId: 'other' },
  ];
  const state = buildState(waiting.map((ticket) => ({ priorityClass: 1, ...ticket })), [], [{}, { id: 'other' }]);
  const lines = lineUp(state);
  const position = (id: string): number => positionOf(lines, state.tickets.find((ticket) => ticket.id === id) ?? buildTicket());

  test('counts the class, then who came before, those ringing and those with a kept place included', () => {
    expect(['vip', 'ringing', 'kept', 'here', 'elsewhere'].map(position)).toEqual([1, 2, 3, 4, 1]);
  });

  test('the turn is near when the agents on duty reach it', () => {
    const kept = state.tickets[1] ?? buildTicket();
    expect(isNearTurn(lines, kept, 2)).toBe(false);
    expect(isNearTurn(lines, kept, 3)).toBe(true);
    expect(isNearTurn(lines, state.tickets[2] ?? buildTicket(), 9)).toBe(false);
  });
});
