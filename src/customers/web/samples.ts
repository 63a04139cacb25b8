/** What the gallery's server answers: invented people. */
import type { Product } from '#products/contract.ts';
import { avatarTextOf, readName } from '../core/name.ts';
import type { Customer, CustomerLine, CustomerList, Timeline } from '../contract.ts';

const id = (n: number) => `01900000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const line = (n: number, name: string, more: Partial<CustomerLine> = {}): CustomerLine => ({
  id: id(n), number: `K-10${String(n).padStart(2, '0')}`, name, isNameless: false, formOfAddress: { zh: name, en: name }, avatarText: avatarTextOf(readName(name)), tier: 'standard', accountName: null, reach: [], changedAt: `2026-11-${String(22 - n).padStart(2, '0')}T06:05:00.000Z`, ...more,
});

export const sampleList: CustomerList = {
  items: [
    line(1, '欧阳静', { formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, tier: 'gold', reach: ['138****8000', 'o***@example.com'] }),
    line(2, '访客1042', { isNameless: true, formOfAddress: { zh: '', en: '' } }),
    line(3, 'Anna Berg', { formOfAddress: { zh: 'Berg 女士', en: 'Ms Berg' }, reach: ['+49 *******4253'] }),
    line(4, '前台小王', { formOfAddress: { zh: '王女士', en: 'Ms Wang' }, tier: 'silver', accountName: '晴川物业管理有限公司', reach: ['021 ****7777'] }),
    line(5, '罗文', { formOfAddress: { zh: '罗教授', en: 'Professor Luo' }, reach: ['139****1234'] }),
  ],
  nextCursor: '1.x',
};

export const sampleFile: Customer = {
  id: id(1), number: 'K-1001', name: '欧阳静', isNameless: false, surname: '欧阳', givenName: '静', honorific: 'ms', title: '', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, avatarText: '欧阳',
  language: 'zh', tier: 'gold', manner: '请说慢一点，她听力不太好；只在下午联系。', note: '住六楼没有电梯，上门维修请提前半小时打电话。', account: { id: id(40), name: '晴川物业管理有限公司' },
  identities: [
    { id: id(11), kind: 'phone', shown: '138****8000', verifiedAt: '2026-10-02T02:00:00.000Z', isShared: false, addedAt: '2026-10-02T02:00:00.000Z' },
    { id: id(12), kind: 'phone', shown: '021 ****7777', verifiedAt: null, isShared: true, addedAt: '2026-10-02T02:00:00.000Z' },
    { id: id(13), kind: 'mail', shown: 'o***@example.com', verifiedAt: null, isShared: false, addedAt: '2026-10-05T02:00:00.000Z' },
    { id: id(14), kind: 'host_user', shown: 'shop-20261', verifiedAt: '2026-10-02T02:00:00.000Z', isShared: false, addedAt: '2026-10-02T02:00:00.000Z' },
    { id: id(15), kind: 'visitor', shown: '', verifiedAt: null, isShared: false, addedAt: '2026-11-02T02:00:00.000Z' },
  ],
  merges: [{ id: id(50), goneId: id(2), number: 'K-0977', name: '访客0977', mergedAt: '2026-11-18T06:00:00.000Z' }],
  mergedInto: null, createdAt: '2024-03-12T02:00:00.000Z', changedAt: '2026-11-20T02:00:00.000Z',
};
export const sampleVisitor: Customer = { ...sampleFile, id: id(2), number: 'K-1042', name: '访客1042', isNameless: true, surname: '', givenName: '', honorific: 'none', formOfAddress: { zh: '', en: '' }, avatarText: '', tier: 'standard', manner: '', note: '', account: null, identities: sampleFile.identities.slice(4), merges: [] };

const product = (n: number, name: string, more: Partial<Product>): Product => ({ id: id(n), customerId: id(1), name, model: '', serial: '', purchasedOn: null, warrantyUntil: null, warranty: 'unknown', warrantyDaysLeft: null, note: '', createdAt: '2026-10-02T02:00:00.000Z', ...more });
export const sampleProducts = { items: [
  product(21, '滚筒洗衣机', { model: 'XQG100-B14', serial: 'QC-26-A7 0042', purchasedOn: '2026-10-02', warrantyUntil: '2029-10-01', warranty: 'valid', warrantyDaysLeft: 1045 }),
  product(22, '对开门冰箱', { model: 'BCD-501W', serial: 'QC-20-B2 1187', purchasedOn: '2020-05-18', warrantyUntil: '2026-12-01', warranty: 'endingSoon', warrantyDaysLeft: 10, note: '门封换过一次' }),
  product(23, '空调', { model: 'KFR-35GW', serial: 'QC-18-C1 0007', warrantyUntil: '2024-05-01', warranty: 'ended', warrantyDaysLeft: -934 }),
] };

const sampleTimeline: Timeline = { nextCursor: '1.x', items: [
  { id: id(31), at: '2026-11-21T06:00:00.000Z', kind: 'interaction', number: 'I-2041', channel: 'chat', endedAt: null, arrivalMood: 'anxious', departureMood: null, disposition: null, lastText: '已经约了三次，都没有人来。' },
  { id: id(32), at: '2026-11-18T06:20:00.000Z', kind: 'commitment', text: '18 日下午 6 点前告知上门时间', dueAt: '2026-11-18T10:00:00.000Z', keptAt: null, brokenAt: '2026-11-18T10:00:00.000Z', by: '沈知秋' },
  { id: id(33), at: '2026-11-18T06:10:00.000Z', kind: 'caseNote', caseId: id(34), number: 'TS-20261118-0007', noteKind: 'note', text: '客户反映脱水时噪音大，已录音发给维修中心。', by: '沈知秋' },
  { id: id(34), at: '2026-11-18T06:05:00.000Z', kind: 'case', number: 'TS-20261118-0007', caseKind: 'complaint', title: '滚筒洗衣机脱水噪音', state: 'open', closedAt: null },
  { id: id(35), at: '2026-11-18T06:00:00.000Z', kind: 'merge', goneId: id(2), number: 'K-0977', name: '访客0977', undoneAt: null, by: '沈知秋' },
  { id: id(36), at: '2026-10-06T02:00:00.000Z', kind: 'survey', answeredAt: '2026-10-06T03:00:00.000Z', score: 5, words: '师傅很耐心，谢谢。', solved: true },
  { id: id(37), at: '2026-10-05T02:00:00.000Z', kind: 'interaction', number: 'I-1988', channel: 'phone', endedAt: '2026-10-05T02:12:00.000Z', arrivalMood: 'dissatisfied', departureMood: 'pleased', disposition: 'resolved', lastText: '好的，谢谢您。' },
  { id: id(38), at: '2026-10-02T02:00:00.000Z', kind: 'product', name: '滚筒洗衣机', model: 'XQG100-B14', serial: 'QC-26-A7 0042' },
] };

/** Everything a file asks for. */
export const repliesFor = (file: Customer): Record<string, unknown> => ({
  [`GET /api/customers/${file.id}`]: file,
  [`GET /api/customers/${file.id}/timeline`]: file.isNameless ? { items: sampleTimeline.items.slice(0, 1), nextCursor: null } : sampleTimeline,
  [`GET /api/customers/${file.id}/products`]: file.isNameless ? { items: [] } : sampleProducts,
  [`GET /api/customers/${file.id}/duplicates`]: { items: file.isNameless ? [] : [{ customer: sampleList.items[4], shares: ['phone'] }] },
  'GET /api/customers': { items: sampleList.items.slice(0, 4), nextCursor: null },
  'GET /api/accounts': { items: [{ id: id(40), name: '晴川物业管理有限公司', note: '', people: 3 }] },
  [`POST /api/customers/${file.id}/reveal`]: { identities: [{ id: id(11), kind: 'phone', value: '+8613800138000' }] },
});
