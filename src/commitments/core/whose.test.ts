import { expect, test } from 'vitest';
import { settlesIt } from './whose.ts';

test('its own owner and the owner of its matter settle a promise; nobody else does, and without a matter its owner alone', () => {
  const onCase = { owner: { id: 'a' }, case: { owner: { id: 'b' } } };
  expect(['a', 'b', 'c'].map((id) => settlesIt(onCase, id))).toEqual([true, true, false]);
  expect(['a', 'b'].map((id) => settlesIt({ owner: { id: 'a' }, case: null }, id))).toEqual([true, false]);
});
