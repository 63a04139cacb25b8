import type * as z from 'zod';
import { permissions } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import type { Audit, AuditEntry, ToldFact } from '../contract.ts';
import { AuditPage } from './AuditPage.tsx';

const id = '01900000-0000-7000-8000-00000000000b';
const person = { id, name: '林小满', mail: 'lin@example.com', role: 'administrator', team: '', state: 'active', language: 'zh', createdAt: '2026-01-12T02:00:00.000Z' };
const plain = (text: string, path: string | null = null) => ({ text, path });
const entry = (seq: number, at: string, actorKind: string, actor: string, name: string, says: string, subject: AuditEntry['subject'], facts: ToldFact[] = []): AuditEntry =>
  ({ seq, at, actorKind, actorId: null, actorName: actor, name, subjectKind: 'case', subjectId: id, detail: null, hash: 'c1f0a7d2b45e8890'.repeat(4), actor, says, subject, facts });

const sample: z.infer<typeof Audit> = {
  nextBefore: 1199,
  items: [
    entry(1204, '2026-11-20T08:12:00.000Z', 'staff', '林小满', 'staff.deactivated', '停用同事', { kind: '同事', name: '贺长青', path: '/settings/team?q=' }, [{ label: '状态', before: [plain('在职')], after: [plain('已停用')] }]),
    entry(1203, '2026-11-20T08:10:40.000Z', 'staff', '林小满', 'brand.widgetSecretShown', '查看了签名密钥', { kind: '品牌', name: '晴川电器', path: '/settings/brand' }),
    entry(1202, '2026-11-20T07:59:02.000Z', 'staff', '沈知秋', 'case.assigned', '更换负责人', { kind: '事项', name: 'TS-20261120-0012 洗衣机漏水', path: `/cases/${id}` }, [{ label: '负责人', before: [plain('罗文', '/settings/team')], after: [plain('欧阳静', '/settings/team')] }, { label: '缘由', before: null, after: [plain('转交')] }]),
    entry(1201, '2026-11-20T07:58:00.000Z', 'key', '商城后台', 'case.opened', '新建事项', { kind: '事项', name: 'Q-20261120-0031', path: `/cases/${id}` }),
    entry(1200, '2026-11-19T10:00:00.000Z', 'system', '系统（时限）', 'timer.warned', '时限提醒', { kind: '事项', name: 'TS-20261119-0007', path: `/cases/${id}` }, [{ label: '已用时间', before: null, after: [plain('80%')] }]),
    entry(1199, '2026-11-19T09:41:00.000Z', 'staff', '沈知秋', 'queue.changed', '修改队列', { kind: '队列', name: '投诉专线', path: '/settings/queues' }, [
      { label: '目标时间', before: [plain('20 秒')], after: [plain('30 秒')] }, { label: '目标比例', before: [plain('80%')], after: [plain('85%')] }, { label: '对访客显示', before: [plain('是')], after: [plain('否')] }, { label: '所需技能', before: [], after: [plain('安装 3'), plain('英语 2')] }]),
  ],
};
const replies = { 'GET /api/staff': { items: [person] }, 'GET /api/api-keys': { items: [] }, 'GET /api/audit': sample, 'GET /api/audit/chain': { holds: true, events: 1204, newestAt: '2026-11-18T06:12:00.000Z', brokenAtSeq: null } };

export const states: Gallery = {
  trail: { full: true, permissions, replies, draw: () => <AuditPage /> },
  nothing: { full: true, permissions, replies: { ...replies, 'GET /api/audit': { items: [], nextBefore: null } }, draw: () => <AuditPage /> },
};
