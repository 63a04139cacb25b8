import { Readable } from 'node:stream';
import { verifyChain } from '#kit/events/verify.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import type { Say } from '#kit/say.ts';
import { Audit, AuditFile, AuditQuery, ChainState } from './contract.ts';
import { fileOf, noteFile } from './file.ts';
import { auditTrail } from './read.ts';

const reading = { permission: 'audit.read' } as const;

export function trailRoutes(say: Say): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/audit', summary: { zh: '操作记录：谁做了什么，最新的在前，用文字说明', en: 'The audit trail: what happened, newest first, in words' }, access: reading, query: AuditQuery, reply: Audit, verb: (act, { query }) => auditTrail(act, query, say) }),
    route({
      method: 'GET', path: '/api/audit/file.csv', summary: { zh: '把筛选出的操作记录下载成 CSV 文件（会被记录）', en: 'The same as a CSV file, as long as it is (recorded)' }, access: reading, query: AuditFile,
      handle: async ({ house, who, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const { zone } = await noteFile(house, who, query);
        return response.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="trail.csv"' }).send(Readable.from(await fileOf(house, who, query, say, zone)));
      },
    }),
    route({
      method: 'GET', path: '/api/audit/chain', summary: { zh: '从第一条起验证操作记录的哈希链', en: 'Verify the hash chain from its first link' }, access: reading, reply: ChainState,
      handle: async ({ house, who }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const report = await verifyChain(house.db, who.brandId);
        return { holds: report.holds, events: report.events, newestAt: report.holds ? report.newestAt?.toISOString() ?? null : null, brokenAtSeq: report.holds ? null : report.brokenAtSeq };
      },
    }),
  ];
}
