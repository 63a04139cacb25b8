import { expect, test } from 'vitest';
import type { Commitment } from '#commitments/contract.ts';
import { alertOf, pressing } from './alerts.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const me = id(1);
const nowMs = Date.parse('2026-11-21T02:00:00.000Z');
const at = (minutes: number) => new Date(nowMs + minutes * 60_000).toISOString();
const promise = (more: Partial<Commitment> = {}): Commitment => ({
  id: id(11), text: '今天下午回电', state: 'open', owner: { id: me, name: '周小满' }, dueAt: at(30), warnedAt: at(0), keptAt: null, brokenAt: null, withdrawn: null, createdAt: at(-60), createdBy: null,
  case: { id: id(21), number: 'WX-20261121-0001', title: '漏水', owner: { id: id(2), name: '沈知秋' } }, interaction: null, customer: null, ...more,
});
const one = {
  id: id(21), number: 'TS-20261121-0001', formerNumber: null, kind: 'complaint', title: '漏水', state: 'open', priority: 1, nextStep: '', owner: { id: me, name: '周小满' },
  customer: { id: id(31), number: 'K-1', name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, tier: 'gold', language: 'zh' }, product: null, openedAt: at(-60), solvedAt: null, closedAt: null, outcome: null, reopened: 0, reopening: null, clock: null, complaint: null, changedAt: at(0),
};
const fell = { interactionId: id(41), messageId: id(42), number: 'C-1', customerName: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, agentId: id(2), agentName: '许知', from: 'calm', to: 'angry' };

test('an own promise leads to the own list, with its time; a colleague’s broken one to the case, with their name', () => {
  expect(alertOf('commitment.dueSoon', promise(), me)).toMatchObject({ words: 'dueSoon', isGrave: false, when: at(30), to: `/cases/promises?p=${id(11)}` });
  expect(alertOf('commitment.broken', promise({ state: 'broken' }), me)).toMatchObject({ words: 'broken', isGrave: true });
  expect(alertOf('commitment.broken', promise({ owner: { id: id(2), name: '许知' } }), me)).toMatchObject({ words: 'brokenOf', params: { who: '许知' }, to: `/cases/${id(21)}` });
  expect(alertOf('commitment.broken', promise({ owner: { id: id(2), name: '许知' }, case: null }), me)?.to).toBe('/cases/promises?view=broken&whose=everybody');
});

test('a clock says how much is used and by when, then that it is over', () => {
  expect(alertOf('clock.warned', { case: one, timer: 'complaint.first_answer', at: 80, dueAt: at(30) }, me)).toMatchObject({ words: 'clock', params: { number: 'TS-20261121-0001', percent: 80 }, clock: 'complaint.first_answer', when: at(30), isGrave: false, to: `/cases/${id(21)}` });
  expect(alertOf('clock.warned', { case: one, timer: 'complaint.first_answer', at: 'breach', dueAt: at(30) }, me)).toMatchObject({ words: 'breach', isGrave: true });
});

test('the same thing told again has the same key; the next step of it has another', () => {
  const keyOf = (percent: number | 'breach') => alertOf('clock.warned', { case: one, timer: 'case.solve', at: percent, dueAt: at(30) }, me)?.key;
  expect(keyOf(50)).toBe(keyOf(50));
  expect(new Set([keyOf(50), keyOf(80), keyOf('breach')]).size).toBe(3);
  expect(alertOf('commitment.dueSoon', promise(), me)?.key).not.toBe(alertOf('commitment.broken', promise(), me)?.key);
});

test('a lead hears who fell into which mood with whom; whoever serves sees it anyhow', () => {
  expect(alertOf('mood.fell', fell, me)).toMatchObject({ words: 'mood', customer: { formOfAddress: { en: 'Ms Ouyang' } }, params: { mood: 'angry', agent: '许知' }, to: `/conversations/${id(41)}` });
  expect(alertOf('mood.fell', { ...fell, agentId: null, agentName: null }, me)?.words).toBe('moodWaiting');
  expect(alertOf('mood.fell', { ...fell, agentId: me }, me)).toBeNull();
});

test('a frame that is not what the contract says is not passed over in silence', () => {
  expect(() => alertOf('clock.warned', { case: one }, me)).toThrow();
});

test('what presses: broken, or due within four hours; what is kept presses nobody', () => {
  expect(pressing([promise(), promise({ state: 'broken', dueAt: at(-5) }), promise({ dueAt: at(241) }), promise({ state: 'kept' })], nowMs)).toBe(2);
});
