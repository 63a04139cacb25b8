import { expect, it } from 'vitest';
import { ask, askedEnough, asking } from './asking.ts';

it('an answer that comes late closes its own dialog, not the one that was opened since', () => {
  ask('tell');
  ask(null);
  ask('close');
  askedEnough('tell');
  expect(asking.get()).toBe('close');
  askedEnough('close');
  expect(asking.get()).toBeNull();
});
