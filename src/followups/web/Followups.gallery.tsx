import type { Gallery } from '#web/ui/gallery.ts';
import type { Followup } from '../contract.ts';
import { FollowupsPage } from './FollowupsPage.tsx';

const id = (n: number) => `019a9c00-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`;
const one = (n: number, change: Partial<Followup>): Followup => ({
  id: id(n), askedAt: '2026-11-18T02:00:00.000Z', endsAt: '2027-12-18T02:00:00.000Z', sentBy: 'page', answeredAt: '2026-11-18T03:10:00.000Z', score: 5, words: '', solved: true, isUnsatisfied: false, wait: null,
  customer: { id: id(50), name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } }, staff: { id: id(51), name: '周小满' }, interaction: { id: id(52), number: 'C-20261118-000042' }, case: null, reopened: null, ...change,
});
const items = [
  one(1, { score: 1, solved: false, isUnsatisfied: true, words: '修了三次，还是漏水。\n每次都要我重新讲一遍。', reopened: { caseId: id(53), number: 'ZX-20261118-0007', ownerName: '许知行', at: '2026-11-18T03:11:00.000Z' } }),
  one(2, { words: '小满很耐心，谢谢！', sentBy: 'mail', case: { id: id(54), number: 'TS-20261118-0003', kind: 'complaint', title: '三天没有人上门', state: 'closed' } }),
  one(3, { score: 3, solved: null, wait: { waitedSeconds: 154, felt: 'five_minutes' } }),
  one(4, { score: 2, solved: true, isUnsatisfied: true, customer: { id: id(55), name: '', formOfAddress: { zh: '', en: '' } }, staff: null }),
  one(5, { score: 4, words: 'x'.repeat(400), wait: { waitedSeconds: 48, felt: 'unnoticed' } }),
  one(6, { score: null, solved: null, answeredAt: null, words: null }),
  one(7, { score: null, solved: null, answeredAt: null, words: null, sentBy: 'none', endsAt: '2026-11-19T02:00:00.000Z' }),
];

export const states: Gallery = {
  answers: { full: true, replies: { 'GET /api/followups': { items, nextCursor: 'more' } }, draw: () => <FollowupsPage /> },
  none: { full: true, replies: { 'GET /api/followups': { items: [], nextCursor: null } }, draw: () => <FollowupsPage /> },
  refused: { full: true, draw: () => <FollowupsPage /> },
};
