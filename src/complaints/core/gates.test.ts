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
  description: { isDescribed: true }, receipt: { isReceiptSent: true }, remedy_sought: { remedySought: '换一台' }, scores: { isScored: true },
  investigation_log: { investigationSteps: 1 }, cause: { cause: 'product_fault' }, first_answer: { isAnswered: true }, offer_or_date: { isAnswerPromised: true },
  resolve_step: { ladder: 'resolve' }, five_acts: { acts: ['propose', 'thank', 'confirm', 'ask_proposal', 'sympathise'] }, decision: { decision: '换货，外壳开裂属质量问题' },
  response_kind: { responseKinds: ['exchange'] }, customer_told: { isCustomerTold: true }, agreement: { isAgreed: true }, promises_kept: { openCommitments: 0 },
  referred_to: { referredTo: '消费者协会' }, referral_outcome: { referralOutcome: '调解成功' }, senior_look: { level: 'senior' }, closing_words: { closingWords: '客户不再回复' },
};
const full: ComplaintFacts = Object.assign({ ...empty }, ...Object.values(recorded));
const nothingLeft = { missing: [], owed: [], advised: [] };

/** Written out by hand, of a major complaint with nothing recorded: [from, to, ending, what must be there, what is owed, what is advised]. */
const table: readonly (readonly [Stage, Stage, Outcome | undefined, readonly NeedKey[], readonly NeedKey[], readonly NeedKey[]])[] = [
  ['received', 'acknowledged', undefined, ['receipt'], ['description'], []],
  ['received', 'responded', undefined, ['first_answer'], ['description', 'receipt', 'remedy_sought', 'scores', 'investigation_log', 'cause'], []],
  ['acknowledged', 'assessed', undefined, [], ['remedy_sought', 'scores'], []],
  ['acknowledged', 'decided', undefined, ['decision'], ['remedy_sought', 'scores', 'investigation_log', 'cause', 'first_answer', 'offer_or_date'], ['resolve_step', 'five_acts']],
  ['assessed', 'investigating', undefined, [], [], []],
  ['assessed', 'responded', undefined, ['first_answer'], ['investigation_log', 'cause'], []],
  ['investigating', 'responded', undefined, ['first_answer'], ['investigation_log', 'cause'], []],
  ['investigating', 'assessed', undefined, [], [], []],
  ['responded', 'decided', undefined, ['decision'], ['offer_or_date'], ['resolve_step', 'five_acts']],
  ['responded', 'investigating', undefined, [], [], []],
  ['responded', 'closed', 'accepted', ['response_kind', 'customer_told', 'agreement', 'promises_kept'], ['offer_or_date', 'decision'], []],
  ['decided', 'closed', 'accepted', ['response_kind', 'customer_told', 'agreement', 'promises_kept'], [], []],
  ['decided', 'closed', 'referred_outside', ['response_kind', 'customer_told', 'referred_to', 'referral_outcome'], [], []],
  ['decided', 'closed', 'lost', ['senior_look', 'closing_words'], [], ['customer_told']],
  ['decided', 'investigating', undefined, [], [], []],
  ['closed', 'investigating', undefined, [], [], []],
];

describe.each(table)('from %s to %s (%s)', (from, to, ending, must, owed, advice) => {
  test('names everything that is missing at once', () => {
    expect(passage({ ...empty, stage: from }, to, ending)).toEqual({ isWay: true, isOpen: must.length === 0, missing: must, owed, advised: advice });
  });

  test('is open once it is recorded, with nothing left to ask', () => {
    expect(passage({ ...full, stage: from }, to, ending)).toEqual({ isWay: true, isOpen: true, ...nothingLeft });
  });

  test.each(must.map((key) => [key]))('lacks %s alone', (key) => {
    const others = [...must, ...owed, ...advice].filter((other) => other !== key);
    const facts: ComplaintFacts = Object.assign({ ...empty, stage: from }, ...others.map((other) => recorded[other]));
    expect(passage(facts, to, ending)).toMatchObject({ isOpen: false, missing: [key] });
  });

  test.each(owed.map((key) => [key]))('owes %s alone, and is open all the same', (key) => {
    const others = [...must, ...owed, ...advice].filter((other) => other !== key);
    const facts: ComplaintFacts = Object.assign({ ...empty, stage: from }, ...others.map((other) => recorded[other]));
    // A promise to answer by a date stands for an offer, and an offer for itself: recording one may meet another.
    expect(passage(facts, to, ending)).toMatchObject({ isOpen: true, owed: key === 'offer_or_date' && others.includes('response_kind') ? [] : [key] });
  });
});

test('to itself, out of the closing, back to the beginning: no way', () => {
  for (const from of stages) for (const to of stages) for (const ending of [undefined, ...outcomes]) {
    const isWay = waysFrom(from).includes(to) && (to === 'closed') === (ending !== undefined);
    expect(passage({ ...full, stage: from }, to, ending).isWay, `${from} ${to} ${ending}`).toBe(isWay);
  }
  expect(passage({ ...full, stage: 'decided' }, 'acknowledged').isWay).toBe(false);
});

test('advice blocks nobody', () => {
  const facts = { ...full, stage: 'responded', ladder: 'listen', acts: ['confirm'] } satisfies ComplaintFacts;
  expect(passage(facts, 'decided')).toEqual({ isWay: true, isOpen: true, ...nothingLeft, advised: ['resolve_step', 'five_acts'] });
});

test('blanks record nothing', () => {
  expect(passage({ ...full, stage: 'acknowledged', remedySought: ' \n　' }, 'assessed').owed).toEqual(['remedy_sought']);
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

test('a general complaint of plain cause needs no investigation; one that was begun, and a major one, owe a finding', () => {
  const facts = { ...full, investigationSteps: 0, stage: 'assessed' } satisfies ComplaintFacts;
  expect(passage({ ...facts, class: 'general' }, 'responded').owed).toEqual([]);
  expect(passage({ ...facts, class: 'general', stage: 'investigating' }, 'responded').owed).toEqual(['investigation_log']);
  expect(passage({ ...facts, class: 'major' }, 'responded').owed).toEqual(['investigation_log']);
});

test('every key is asked for somewhere; endings belong to the closing', () => {
  expect(new Set(gates.map(({ key }) => key))).toEqual(new Set(needKeys));
  for (const gate of gates) expect(gate.endings === undefined || gate.to === 'closed').toBe(true);
});

test('however it goes, no stage says what is not true, and with everything recorded the end is always one step away', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 30 }), fc.subarray([...needKeys]), (choices, keys) => {
    const facts: ComplaintFacts = Object.assign({ ...empty }, ...keys.map((key) => recorded[key]));
    let stage: Stage = 'received';
    for (const choice of choices) {
      const ways = waysFrom(stage);
      const to: Stage = ways[choice % ways.length] ?? stage;
      const ending = to === 'closed' ? outcomes[choice % 3] : undefined;
      if (!passage({ ...facts, stage }, to, ending).isOpen) continue;
      if (to === 'acknowledged') expect(facts.isReceiptSent).toBe(true);
      if (to === 'responded') expect(facts.isAnswered).toBe(true);
      if (to === 'decided') expect(facts.decision).not.toBe('');
      if (ending === 'accepted') expect([facts.isCustomerTold, facts.isAgreed, facts.openCommitments]).toEqual([true, true, 0]);
      stage = to;
    }
    if (stage !== 'closed') expect(passage({ ...full, stage }, 'closed', 'accepted').isOpen).toBe(true);
  }));
});
