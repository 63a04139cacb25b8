import { expect, test } from 'vitest';
import type { ComplaintFacts } from './gates.ts';
import { nextStep } from './next.ts';

const plain: ComplaintFacts = {
  stage: 'received', isDescribed: true, isReceiptSent: false, remedySought: '', isScored: false, class: 'general', investigationSteps: 0, cause: null, isAnswered: false, ladder: 'buffer', acts: [], responseKinds: [],
  isAnswerPromised: false, decision: '', isCustomerTold: false, isAgreed: false, openCommitments: 0, level: 'frontline', referredTo: '', referralOutcome: '', closingWords: '',
};

test.each([
  ['receipt', {}], ['assess', { stage: 'acknowledged' }], ['answer', { stage: 'assessed' }], ['cause', { stage: 'assessed', isAnswered: true }], ['respond', { stage: 'assessed', isAnswered: true, cause: 'misuse' }],
  ['investigate', { stage: 'assessed', class: 'major' }], ['answer', { stage: 'investigating', class: 'major', investigationSteps: 1 }], ['decide', { stage: 'responded' }], ['tell', { stage: 'decided' }],
  ['close', { stage: 'decided', isCustomerTold: true }], [undefined, { stage: 'closed' }],
] as const satisfies readonly (readonly [string | undefined, Partial<ComplaintFacts>])[])('the next step is %s', (step, more) => {
  expect(nextStep({ ...plain, ...more })).toBe(step);
});
