/** What the gallery's server answers: a small, invented team. */
import type * as z from 'zod';
import type { ApiKeys, Brand, StaffList, StaffMember } from '../contract.ts';

const person = (n: number, name: string, mail: string, role: StaffMember['role'], team: string, state: StaffMember['state'] = 'active'): StaffMember =>
  ({ id: `01900000-0000-7000-8000-00000000000${n}`, name, mail, role, team, state, language: 'zh', createdAt: `2026-0${n}-12T02:00:00.000Z` });

export const sampleNewcomer = person(5, 'Anna Berg', 'anna@example.com', 'agent', '安装组', 'invited');

export const sampleTeam: z.infer<typeof StaffList> = {
  items: [
    person(1, '林小满', 'lin@example.com', 'administrator', ''),
    person(2, '沈知秋', 'shen@example.com', 'lead', '早班'),
    person(3, '欧阳静', 'ouyang@example.com', 'agent', '早班'),
    person(4, '罗文', 'luo@example.com', 'agent', '安装组'),
    sampleNewcomer,
    person(6, '贺长青', 'he@example.com', 'agent', '晚班', 'deactivated'),
  ],
};

export const sampleBrand: z.infer<typeof Brand> = {
  id: '01900000-0000-7000-8000-000000000002', slug: 'qingchuan', name: '晴川电器', zone: 'Asia/Shanghai', language: 'zh',
  settings: {
    greeting: { zh: '您好，很高兴为您服务。请告诉我们发生了什么。', en: 'Hello. Tell us what happened; we are listening.' }, widgetOrigins: ['https://www.qingchuan.example', 'https://shop.qingchuan.example'],
    complaintNotice: { zh: '', en: '' }, clockDays: 'natural',
  },
};

export const sampleKeys: z.infer<typeof ApiKeys> = {
  items: [
    { id: '01900000-0000-7000-8000-0000000000a1', name: '商城后台', hint: 'lk_9fQ2…', scopes: ['customer.read', 'case.read', 'case.open'], createdAt: '2026-10-02T02:00:00.000Z', seenAt: '2026-11-20T08:12:00.000Z', revokedAt: null },
    { id: '01900000-0000-7000-8000-0000000000a2', name: '夜间报表', hint: 'lk_Zk31…', scopes: ['report.read', 'report.export'], createdAt: '2026-11-01T02:00:00.000Z', seenAt: null, revokedAt: null },
    { id: '01900000-0000-7000-8000-0000000000a3', name: '旧商城', hint: 'lk_0b7x…', scopes: ['customer.read'], createdAt: '2026-03-01T02:00:00.000Z', seenAt: '2026-09-01T02:00:00.000Z', revokedAt: '2026-10-02T03:00:00.000Z' },
  ],
};
