import { expect, it } from 'vitest';
import { mirrorIndex } from './mirror.ts';

it('is the mean of the steps from arrival to departure', () => {
  expect(mirrorIndex([{ arrival: 'angry', departure: 'pleased' }, { arrival: 'calm', departure: 'calm' }, { arrival: 'dissatisfied', departure: 'angry' }])).toEqual({
    meanSteps: 1, counted: 3, unknown: 0, improved: 1, unchanged: 1, worsened: 1, aggrieved: 2, restored: 1,
  });
});

it('counts an unknown mood as unknown, never as calm', () => {
  expect(mirrorIndex([{ arrival: 'angry', departure: null }, { arrival: null, departure: 'pleased' }])).toMatchObject({ meanSteps: null, counted: 0, unknown: 2 });
  expect(mirrorIndex([]).meanSteps).toBeNull();
});

it('calls a worried customer who leaves merely dissatisfied worse off', () => {
  expect(mirrorIndex([{ arrival: 'anxious', departure: 'dissatisfied' }])).toMatchObject({ meanSteps: -1, worsened: 1, aggrieved: 1, restored: 0 });
});
