import { describe, expect, test } from 'vitest';
import { lineUp, positionOf } from '../position.ts';
import { buildState, buildTicket } from '../sample.ts';
import type { Ticket } from '../types.ts';
import { defaultCallBackRule } from './call-back.ts';
import { comeBack, keepPlace, notReached, type VainCall } from './virtual.ts';

const rule = { ...defaultCallBackRule, tries: 3, everyMinutes: 5 };
const vain = (given: Partial<VainCall>): VainCall => ({ outcome: 'no_answer', zones: [], triesMade: 1, ...given });

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

  test('not reached: tried again later without losing the place, and ended after the last try or at a wrong number', () => {
    const assigned = buildTicket({ state: 'assigned', arrivedAtMs: 7 });
    const again = notReached(assigned, vain({}), rule, 1000, 20_000);
    expect(again).toEqual({ ...assigned, state: 'parked', virtual: true, notBeforeMs: 301_000 });
    expect(comeBack(again).notBeforeMs).toBeUndefined();
    expect(notReached(assigned, vain({ triesMade: 3 }), rule, 1000, 20_000)).toMatchObject({ state: 'ended' });
    expect(notReached(assigned, vain({ outcome: 'wrong_number' }), rule, 1000, 20_000)).toMatchObject({ state: 'ended' });
  });

  test('nobody is tried again in their sleep: an evening call that nobody answers is repeated in the morning, in a window of its own', () => {
    const evening = Date.parse('2026-11-22T20:58:00+08:00');
    const assigned = buildTicket({ state: 'assigned', notAfterMs: evening + 60_000 });
    const again = notReached(assigned, vain({ zones: ['Asia/Shanghai'] }), rule, evening, 20_000);
    expect(again.notBeforeMs).toBe(Date.parse('2026-11-23T08:30:00+08:00'));
    expect(again.notAfterMs).toBe(Date.parse('2026-11-23T21:00:00+08:00') - 20_000);
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
});
