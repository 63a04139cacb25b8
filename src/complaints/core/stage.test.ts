import { describe, expect, test } from 'vitest';
import { bearingFor, bearings, causes } from './cause.ts';
import { actsLeft, canStep, ladderSteps, resolvingActs, stepAfter } from './ladder.ts';
import { reopenedAt, stages, waysFrom } from './stage.ts';
import { responseKinds } from './response.ts';

describe('the conversation\'s ladder', () => {
  test('is climbed one step at a time and left at any step', () => {
    const allowed = ladderSteps.flatMap((from) => ladderSteps.filter((to) => canStep(from, to)).map((to) => `${from}>${to}`));
    expect(allowed).toEqual([
      'buffer>listen', 'listen>buffer', 'listen>explain', 'explain>buffer', 'explain>listen', 'explain>resolve', 'resolve>buffer', 'resolve>listen', 'resolve>explain',
    ]);
    expect(ladderSteps.map(stepAfter)).toEqual(['listen', 'explain', 'resolve', undefined]);
  });

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
