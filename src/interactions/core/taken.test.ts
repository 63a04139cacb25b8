import { expect, test } from 'vitest';
import { takenFrom } from './taken.ts';

const one = (id: string, state: string, agentId: string | null) => ({ id, state, agentId });
const before = new Map([one('a', 'assigned', 'me'), one('b', 'offered', 'me'), one('c', 'assigned', 'he')].map((row) => [row.id, row]));

test('only what one served and another serves now was taken away', () => {
  expect(takenFrom('me', before, [one('a', 'assigned', 'lead'), one('b', 'assigned', 'lead'), one('c', 'assigned', 'lead'), one('d', 'assigned', 'lead')]).map((row) => row.id)).toEqual(['a']);
});

test('one that went back into the line, was handed on and rings, or ended was not', () => {
  for (const [state, agent] of [['waiting', null], ['offered', 'he'], ['ended', 'me'], ['assigned', 'me']] as const) expect(takenFrom('me', before, [one('a', state, agent)])).toEqual([]);
});
