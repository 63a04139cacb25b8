import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, classReasons, type Score, type Scores } from './classify.ts';

const harmless: Scores = { severity: 0, safety: 0, complexity: 0, impact: 0, immediateAction: 'not_needed' };
const score = fc.constantFrom<Score>(0, 1, 2, 3);
const anyScores: fc.Arbitrary<Scores> = fc.record({ severity: score, safety: score, complexity: score, impact: score, immediateAction: fc.constantFrom('not_needed', 'possible', 'not_possible') });

describe('by rule', () => {
  test.each<[string, Partial<Scores>, readonly string[]]>([
    ['nothing wrong to speak of', {}, []],
    ['a considerable nuisance', { severity: 2 }, []],
    ['grave for this customer', { severity: 3 }, ['severity']],
    ['a remote danger', { safety: 1 }, []],
    ['somebody could be hurt', { safety: 2 }, ['safety']],
    ['somebody was hurt', { safety: 3, severity: 3 }, ['safety', 'severity']],
    ['a whole batch or the public', { impact: 3 }, ['impact']],
    ['complex alone is not major', { complexity: 3 }, []],
    ['five together', { severity: 2, complexity: 2, impact: 1 }, []],
    ['six together', { severity: 2, complexity: 2, impact: 2 }, ['together']],
    ['complex and considerable', { severity: 2, complexity: 3, impact: 1 }, ['together']],
    ['something must be done at once, and can be', { immediateAction: 'possible' }, []],
    ['something must be done at once, and cannot', { immediateAction: 'not_possible' }, ['immediate_action_not_possible']],
    ['everything at once', { severity: 3, safety: 3, complexity: 3, impact: 3, immediateAction: 'not_possible' }, [...classReasons]],
  ])('%s', (_, scores, reasons) => {
    expect(classify({ ...harmless, ...scores })).toEqual({ class: reasons.length > 0 ? 'major' : 'general', reasons });
  });

  test('the limits are settings', () => {
    const strict = { severity: 2, safety: 1, impact: 2, together: 4 };
    expect(classify({ ...harmless, safety: 1 }, strict)).toEqual({ class: 'major', reasons: ['safety'] });
    expect(classify({ ...harmless, severity: 1, complexity: 2, impact: 1 }, strict).reasons).toEqual(['together']);
  });

  test('worse scores never make a complaint less than it was', () => {
    fc.assert(fc.property(anyScores, fc.constantFrom<'severity' | 'safety' | 'complexity' | 'impact'>('severity', 'safety', 'complexity', 'impact'), (scores, question) => {
      if (scores[question] === 3) return;
      const worse = { ...scores, [question]: scores[question] + 1 };
      expect(classify(worse).reasons).toEqual(expect.arrayContaining([...classify(scores).reasons]));
    }));
  });
});
