import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { transact } from '#kit/act.ts';
import { Done, Id } from '#kit/core/shapes.ts';
import type { Say } from '#kit/say.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { CreateDisplay, CsvQuery, DisplayBoard, Displays, FigureRows, FiguresAnswer, FiguresQuery, FigureTable, IntervalReport, IntervalsCsvQuery, IntervalsQuery, NewDisplay, RowsQuery, Savings, SavingsCsvQuery, SavingsQuery, TableQuery, Wallboard } from './contract.ts';
import { csvName, csvOf, definitionsOf } from './csv.ts';
import { feltWaits, figureRows, figures, figureTable } from './figures.ts';
import { intervalReport, intervalsCsv } from './intervals.ts';
import { createDisplay, displayBoard, listDisplays, revokeDisplay } from './displays.ts';
import { savingsReport } from './savings.ts';
import { savingsCsv } from './savings-csv.ts';
import { wallboard } from './wallboard.ts';

function csvFile(response: FastifyReply, name: string, text: string): FastifyReply {
  return response.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }).send(text);
}

const reading = { permission: 'report.read' } as const;
const displaying = { permission: 'display.manage' } as const;

export function reportRoutes(say: Say): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/reports/figures', summary: { zh: '一段时间内的全部指标，每项附口径', en: 'Every figure of a period, each with its definition' }, access: reading, query: FiguresQuery, reply: FiguresAnswer, verb: (act, { query }) => figures(act, query) }),
    route({ method: 'GET', path: '/api/reports/table', summary: { zh: '同样的指标，按时段、队列或坐席分列', en: 'The same figures by interval, queue or agent' }, access: reading, query: TableQuery, reply: FigureTable, verb: (act, { query }) => figureTable(act, query) }),
    route({ method: 'GET', path: '/api/reports/figures/:id/rows', summary: { zh: '一项指标背后的明细', en: 'The rows behind a figure' }, access: reading, params: z.object({ id: z.string().max(60) }), query: RowsQuery, reply: FigureRows, verb: (act, { params, query }) => figureRows(act, params.id, query) }),
    route({ method: 'GET', path: '/api/reports/felt-waits', summary: { zh: '告知的、实际的和感觉的等待，同一批客户对照', en: 'Waits as announced, as they were and as they felt, of the same customers' }, access: reading, query: FiguresQuery, reply: FiguresAnswer, verb: (act, { query }) => feltWaits(act, query) }),
    route({ method: 'GET', path: '/api/reports/wallboard', summary: { zh: '大屏：此刻，以及今天到目前为止', en: 'The wallboard: now, and today so far' }, access: reading, reply: Wallboard, verb: (act) => wallboard(act) }),
    route({
      method: 'GET', path: '/api/reports/table.csv', summary: { zh: '把指标表下载为 CSV 文件', en: 'The table as a CSV file' }, access: { permission: 'report.export' }, query: CsvQuery,
      handle: async ({ house, who, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const table = await transact(house, who, async (act) => {
          act.emit({ name: 'report.exported', subject: ['brand', act.brandId], detail: { by: query.by, from: query.from, to: query.to } });
          return figureTable(act, query);
        });
        return csvFile(response, csvName('figures', table), csvOf(table, query, say));
      },
    }),
    route({
      method: 'GET', path: '/api/reports/definitions.csv', summary: { zh: '指标表文件各列的含义（CSV）', en: 'What the columns of the table file mean, as a CSV file' }, access: { permission: 'report.export' }, query: CsvQuery,
      handle: async ({ house, who, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const { total, ...table } = await transact(house, who, (act) => figureTable(act, query));
        return csvFile(response, csvName('definitions', table), definitionsOf(total, query.language, say));
      },
    }),
    route({ method: 'GET', path: '/api/reports/intervals', summary: { zh: '按 15、30、60 分钟分段：进来、离开、前后在等的人，每一段都平衡', en: 'By 15, 30 or 60 minutes: who came, who left and how, who waited before and after; every interval balances' }, access: reading, query: IntervalsQuery, reply: IntervalReport, verb: (act, { query }) => intervalReport(act, query) }),
    route({
      method: 'GET', path: '/api/reports/intervals.csv', summary: { zh: '把分段报表下载为 CSV 文件', en: 'The report by interval as a CSV file' }, access: { permission: 'report.export' }, query: IntervalsCsvQuery,
      handle: async ({ house, who, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const report = await transact(house, who, async (act) => {
          act.emit({ name: 'report.exported', subject: ['brand', act.brandId], detail: { by: `minutes_${query.minutes}`, from: query.from, to: query.to } });
          return intervalReport(act, query);
        });
        return csvFile(response, csvName('intervals', { ...report, by: `${report.minutes}min` }), intervalsCsv(report, query, say));
      },
    }),
    route({
      method: 'GET', path: '/api/reports/savings', summary: { zh: '保留位置带来的变化：与“没有保留位置”的重演相比，估计值，附口径和与实际的相符程度', en: 'What keeping places changed, against a simulation without them: an estimate, with its method and how far it agrees with what happened' },
      access: reading, perMinute: 60, query: SavingsQuery, reply: Savings,
      handle: ({ house, who, query }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        return savingsReport(house, who, query);
      },
    }),
    route({
      method: 'GET', path: '/api/reports/savings.csv', summary: { zh: '把保留位置的估计下载为 CSV 文件', en: 'The estimate for kept places as a CSV file' }, access: { permission: 'report.export' }, perMinute: 60, query: SavingsCsvQuery,
      handle: async ({ house, who, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const report = await savingsReport(house, who, query);
        await transact(house, who, async (act) => act.emit({ name: 'report.exported', subject: ['brand', act.brandId], detail: { by: 'savings', from: query.from, to: query.to } }));
        return csvFile(response, csvName('savings', { ...report, by: 'estimate' }), savingsCsv(report, query, say));
      },
    }),
    route({ method: 'GET', path: '/api/displays', summary: { zh: '大屏链接列表：谁生成的、最近何时在用', en: 'Links of wall displays: who made them, when they were last used' }, access: displaying, reply: Displays, verb: (act) => listDisplays(act) }),
    route({ method: 'POST', path: '/api/displays', summary: { zh: '生成大屏链接；链接只显示一次', en: 'Make a link for a wall display; it is shown once' }, access: displaying, body: CreateDisplay, reply: NewDisplay, status: 201, hasSecretReply: true, verb: (act, { body }) => createDisplay(act, body) }),
    route({ method: 'DELETE', path: '/api/displays/:id', summary: { zh: '停用大屏链接', en: 'Revoke the link of a wall display' }, access: displaying, params: z.object({ id: Id }), reply: Done, verb: (act, { params }) => revokeDisplay(act, params.id) }),
    route({
      // A room may have several screens behind one address, each looks every five seconds.
      method: 'GET', path: '/api/wall/:token', summary: { zh: '凭大屏链接读取大屏数字', en: 'The wallboard, by the link of a display' }, access: 'public', perMinute: 600, params: z.object({ token: z.string().max(100) }), reply: DisplayBoard,
      handle: ({ house, params }) => displayBoard(house, params.token),
    }),
  ];
}
