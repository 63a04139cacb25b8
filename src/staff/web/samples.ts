/** What the gallery's server answers: a small, invented team. */
import type * as z from 'zod';
import type { ApiKeys, Audit, Brand, StaffList, StaffMember } from '../contract.ts';

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

const hash = 'c1f0a7d2b45e8890'.repeat(4);
const entry = (seq: number, at: string, actorKind: string, actorName: string | null, name: string, subjectKind: string, detail: Record<string, unknown> | null = null) =>
  ({ seq, at, actorKind, actorId: actorName === null ? null : '01900000-0000-7000-8000-000000000001', actorName, name, subjectKind, subjectId: '01900000-0000-7000-8000-00000000000b', detail, hash });

export const sampleAudit: z.infer<typeof Audit> = {
  items: [
    entry(1204, '2026-11-20T08:12:00.000Z', 'staff', '林小满', 'staff.deactivated', 'staff', { before: { role: 'agent', team: '晚班', state: 'active' }, after: { role: 'agent', team: '晚班', state: 'deactivated' } }),
    entry(1203, '2026-11-20T08:10:40.000Z', 'staff', '林小满', 'brand.widgetSecretShown', 'brand'),
    entry(1202, '2026-11-20T07:59:02.000Z', 'visitor', null, 'interaction.started', 'interaction'),
    entry(1201, '2026-11-20T07:58:00.000Z', 'key', '商城后台', 'case.opened', 'case', { kind: 'inquiry' }),
    entry(1200, '2026-11-19T10:00:00.000Z', 'system', '按时核对', 'timer.warned', 'timer', { percent: 80 }),
    entry(1199, '2026-11-19T09:41:00.000Z', 'staff', '沈知秋', 'queue.changed', 'queue'),
  ],
};
