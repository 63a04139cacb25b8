import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gates, needKeys, passage, type ComplaintFacts, type NeedKey } from './gates.ts';
import { outcomes, stages, waysFrom, type Outcome, type Stage } from './stage.ts';

/** A complaint as it comes in, with nothing recorded. */
const empty: ComplaintFacts = {
  stage: 'received', isDescribed: false, isReceiptSent: false, remedySought: '', isScored: false, class: 'major', investigationSteps: 0, cause: null, isAnswered: false,
  ladder: 'buffer', acts: [], responseKinds: [], isAnswerPromised: false, decision: '', isCustomerTold: false, isAgreed: false, openCommitments: 1, level: 'frontline',
  referredTo: '', referralOutcome: '', closingWords: '',
};

/** What records each need. */
const recorded: Readonly<Record<NeedKey, Partial<ComplaintFacts>>> = {
  description: { isDescribed: true }, receipt: { isReceiptSent: true }, remedy_sought: { remedySought: '换一台' }, scores: { isScored: true }, investigation: { class: 'general' },
  investigation_log: { investigationSteps: 1 }, cause: { cause: 'product_fault' }, first_answer: { isAnswered: true }, offer_or_date: { responseKinds: ['exchange'] },
  resolve_step: { ladder: 'resolve' }, five_acts: { acts: ['propose', 'thank', 'confirm', 'ask_proposal', 'sympathise'] }, decision: { decision: '换货，外壳开裂属质量问题' },
  response_kind: { responseKinds: ['exchange'] }, customer_told: { isCustomerTold: true }, agreement: { isAgreed: true }, promises_kept: { openCommitments: 0 },
  referred_to: { referredTo: '消费者协会' }, referral_outcome: { referralOutcome: '调解成功' }, senior_look: { level: 'senior' }, closing_words: { closingWords: '客户不再回复' },
};
const full: ComplaintFacts = Object.assign({ ...empty }, ...Object.values(recorded));

/** Written out by hand: [from, to, ending, what must be there, what is advised]. */
const table: readonly (readonly [Stage, Stage, Outcome | undefined, readonly NeedKey[], readonly NeedKey[]])[] = [
  ['received', 'acknowledged', undefined, ['description', 'receipt'], []],
  ['acknowledged', 'assessed', undefined, ['remedy_sought', 'scores'], []],
  ['assessed', 'investigating', undefined, [], []],
  ['assessed', 'responded', undefined, ['investigation', 'cause', 'first_answer'], []],
  ['investigating', 'responded', undefined, ['investigation_log', 'cause', 'first_answer'], []],
  ['investigating', 'assessed', undefined, [], []],
  ['responded', 'decided', undefined, ['offer_or_date', 'decision'], ['resolve_step', 'five_acts']],
  ['responded', 'investigating', undefined, [], []],
  ['decided', 'closed', 'accepted', ['response_kind', 'customer_told', 'agreement', 'promises_kept'], []],
  ['decided', 'closed', 'referred_outside', ['response_kind', 'customer_told', 'referred_to', 'referral_outcome'], []],
  ['decided', 'closed', 'lost', ['senior_look', 'closing_words'], ['customer_told']],
  ['decided', 'investigating', undefined, [], []],
  ['closed', 'investigating', undefined, [], []],
];

describe.each(table)('from %s to %s (%s)', (from, to, ending, must, advice) => {
  test('names everything that is missing at once', () => {
    const result = passage({ ...empty, stage: from }, to, ending);
    expect(result).toEqual({ isWay: true, isOpen: must.length === 0, missing: must, advised: advice });
  });

  test('is open once it is recorded, with no advice left', () => {
    expect(passage({ ...full, stage: from }, to, ending)).toEqual({ isWay: true, isOpen: true, missing: [], advised: [] });
  });

  test.each(must.map((key) => [key]))('lacks %s alone', (key) => {
    const others = [...must, ...advice].filter((other) => other !== key);
    const facts: ComplaintFacts = Object.assign({ ...empty, stage: from }, ...others.map((other) => recorded[other]));
    expect(passage(facts, to, ending).missing).toEqual([key]);
  });
});

test('the table above is all the ways there are', () => {
  const walked = new Set(table.map(([from, to, ending]) => `${from} ${to} ${ending}`));
  for (const from of stages) for (const to of stages) for (const ending of [undefined, ...outcomes]) {
    expect(passage({ ...full, stage: from }, to, ending).isWay, `${from} ${to} ${ending}`).toBe(walked.has(`${from} ${to} ${ending}`));
  }
});

test('advice blocks nobody', () => {
  const facts = { ...full, stage: 'responded', ladder: 'listen', acts: ['confirm'] } satisfies ComplaintFacts;
  expect(passage(facts, 'decided')).toEqual({ isWay: true, isOpen: true, missing: [], advised: ['resolve_step', 'five_acts'] });
});

test('blanks record nothing', () => {
  expect(passage({ ...full, stage: 'acknowledged', remedySought: ' \n　' }, 'assessed').missing).toEqual(['remedy_sought']);
});

test('a date instead of an offer is an answer, but closing as accepted asks for what was done', () => {
  const promised = { ...full, responseKinds: [], isAnswerPromised: true } satisfies ComplaintFacts;
  expect(passage({ ...promised, stage: 'responded' }, 'decided').isOpen).toBe(true);
  expect(passage({ ...promised, stage: 'decided' }, 'closed', 'accepted').missing).toEqual(['response_kind']);
});

test('being referred outside does not close it; the outside decision does', () => {
  const referred = { ...full, stage: 'decided', referralOutcome: '' } satisfies ComplaintFacts;
  expect(passage(referred, 'closed', 'referred_outside').missing).toEqual(['referral_outcome']);
});

test('every key is asked for somewhere, every gate stands on a way forward', () => {
  expect(new Set(gates.map(({ key }) => key))).toEqual(new Set(needKeys));
  for (const gate of gates) {
    expect(waysFrom(gate.from)).toContain(gate.to);
    expect(stages.indexOf(gate.to)).toBeGreaterThan(stages.indexOf(gate.from));
    expect(gate.endings === undefined || gate.to === 'closed').toBe(true);
  }
});

test('however it goes, a complaint with everything recorded can always reach its end, and nothing skips a gate', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 30 }), fc.subarray([...needKeys]), (choices, keys) => {
    const facts: ComplaintFacts = Object.assign({ ...empty }, ...keys.map((key) => recorded[key]));
    let stage: Stage = 'received';
    for (const choice of choices) {
      const ways = waysFrom(stage);
      const to: Stage = ways[choice % ways.length] ?? stage;
      const ending = to === 'closed' ? outcomes[choice % 3] : undefined;
      if (passage({ ...facts, stage }, to, ending).isOpen) stage = to;
    }
    if (stages.indexOf(stage) >= stages.indexOf('responded')) expect([facts.isReceiptSent, facts.isScored, facts.isAnswered, facts.cause !== null]).toEqual([true, true, true, true]);
    if (stage === 'closed') expect(facts.decision).not.toBe('');
    // From wherever it stands, the first way leads on to the end once all is recorded.
    let steps = 0;
    while (stage !== 'closed' && steps++ < 10) {
      const next: Stage = waysFrom(stage)[0] ?? stage;
      expect(passage({ ...full, stage }, next, next === 'closed' ? 'accepted' : undefined).isOpen).toBe(true);
      stage = next;
    }
    expect(stage).toBe('closed');
  }));
});
