import { describe, expect, test } from 'vitest';
import { bearingFor, bearings, causes } from './cause.ts';
import { actsLeft, resolvingActs } from './ladder.ts';
import { reopenedAt, stages, waysFrom } from './stage.ts';
import { responseKinds } from './response.ts';

describe('the conversation\'s ladder', () => {
  test('the five acts are named in the order that helps, whatever order they were done in', () => {
    expect(actsLeft([])).toEqual(['confirm', 'sympathise', 'thank', 'ask_proposal', 'propose']);
    expect(actsLeft(['thank', 'confirm'])).toEqual(['sympathise', 'ask_proposal', 'propose']);
    expect(actsLeft([...resolvingActs].toReversed())).toEqual([]);
  });
});

describe('stages', () => {
  test('a reopened complaint is investigated again, one level up, from the foot of the ladder', () => {
    expect(reopenedAt('frontline')).toEqual({ stage: 'investigating', ladder: 'buffer', level: 'senior' });
    expect(reopenedAt('senior').level).toBe('senior');
    expect(reopenedAt('external').level).toBe('external');
    expect(waysFrom('closed')).toEqual([reopenedAt('frontline').stage]);
  });

  test('forward to any later stage, back to where the work is taken up again, never out of the closing but by reopening', () => {
    expect(waysFrom('acknowledged')).toEqual(['assessed', 'investigating', 'responded', 'decided', 'closed']);
    expect(waysFrom('decided')).toEqual(['closed', 'investigating', 'assessed']);
    expect(waysFrom('investigating')).toEqual(['responded', 'decided', 'closed', 'assessed']);
  });

  test('none is a dead end, none leads to itself', () => {
    for (const stage of stages) {
      expect(waysFrom(stage).length).toBeGreaterThan(0);
      expect(waysFrom(stage)).not.toContain(stage);
    }
  });
});

test('our fault is admitted, a misuse shown and never blamed', () => {
  expect(bearingFor('product_fault')).toEqual(['admit', 'apologise']);
  expect(bearingFor('service_fault')).toEqual(['admit', 'apologise']);
  expect(bearingFor('misuse')).toEqual(['demonstrate']);
  expect(bearingFor('outside')).toEqual(['explain', 'refer']);
  expect(new Set(causes.flatMap(bearingFor))).toEqual(new Set(bearings));
});

test('thirteen kinds of response, each once', () => {
  expect(new Set(responseKinds).size).toBe(13);
});
