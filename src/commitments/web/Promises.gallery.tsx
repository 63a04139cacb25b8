import type { Gallery } from '#web/ui/gallery.ts';
import type { Commitment } from '../contract.ts';
import { PromisesPage } from './PromisesPage.tsx';

const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const inMinutes = (n: number): string => new Date(Date.now() + n * 60_000).toISOString();
const promise = (n: number, text: string, more: Partial<Commitment>): Commitment => ({
  id: id(100 + n), text, state: 'open', owner: { id: id(1), name: '林小满' }, dueAt: inMinutes(25), warnedAt: null, keptAt: null, brokenAt: null, withdrawn: null, createdAt: inMinutes(-200), createdBy: { id: id(1), name: '林小满' },
  case: { id: id(51), number: 'WX-20261103-0007', title: '洗衣机脱水噪音', owner: { id: id(1), name: '林小满' } }, interaction: null, customer: { id: id(61), name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } }, ...more,
});
const items = [
  promise(1, '上午十一点前回电告知检修结果', { state: 'broken', dueAt: inMinutes(-35), brokenAt: inMinutes(-35) }), promise(2, '今天下午请工程师联系欧阳女士', {}),
  promise(3, '两天内寄出新的滤芯', { dueAt: inMinutes(2_000), case: null, interaction: { id: id(71), number: 'C-20261121-000311' }, customer: { id: id(62), name: '罗建国', formOfAddress: { zh: '罗先生', en: 'Mr Luo' } } }),
];
const reply = (some: readonly Commitment[]) => ({ 'GET /api/commitments': { items: some, counts: { mine: some.length, open: 9, dueSoon: 2, broken: 3, mineDueSoon: some.length === 0 ? 0 : 1, mineBroken: some.length === 0 ? 0 : 1 } } });

export const states: Gallery = {
  mine: { full: true, replies: reply(items), draw: () => <PromisesPage /> },
  agent: { full: true, replies: reply(items), permissions: ['case.read', 'case.write'], draw: () => <PromisesPage /> },
  none: { full: true, replies: reply([]), draw: () => <PromisesPage /> },
  refused: { full: true, draw: () => <PromisesPage /> },
};
