import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import { countAtWork } from '#routing/core/people/at-work.ts';
import type { PresenceBoard } from '#routing/contract.ts';
import type { FigureAnswer, FigureRow, FiguresAnswer, FigureTable, Wallboard } from './contract.ts';

let world: World;
let lead: Client & { staffId: string };
const period = 'from=2026-11-17T16:00:00.000Z&to=2026-11-19T16:00:00.000Z';

/** A day in which five customers come: two are answered (one in time), one gives up at once, one after a while, one keeps the place. */
beforeAll(async () => {
  world = await openWorld({ start: '2026-11-18T02:00:00.000Z' });
  lead = await world.signedInAs('lead', { name: '顾明' });
  const agent = await world.signedInAs('agent', { name: '周小满' });
  const come = async (text: string) => {
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    const { id } = await visitor.start(text);
    return { visitor, id };
  };
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'paperwork' });
  const answer = async (id: string, afterSeconds: number) => {
    world.clock.pass({ seconds: afterSeconds });
    await agent.must('POST', `/api/interactions/${id}/take`);
    await agent.must('POST', `/api/interactions/${id}/messages`, { key: `reply-${id}`, text: '您好，马上为您处理' });
    await agent.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
    await agent.must('POST', `/api/interactions/${id}/wrap-up`, { disposition: 'answered', departureMood: 'pleased' });
    await world.centre.settle();
  };
  await answer((await come('太差劲了，又坏了！！')).id, 12);
  await answer((await come('请问怎么开发票')).id, 95);
  const short = await come('喂');
  world.clock.pass({ seconds: 3 });
  await short.visitor.must('POST', '/api/visitor/leave');
  const patient = await come('有人吗');
  world.clock.pass({ minutes: 2 });
  await patient.visitor.must('POST', '/api/visitor/leave');
  const kept = await come('我晚点再来');
  world.clock.pass({ seconds: 30 });
  await kept.visitor.must('POST', '/api/visitor/keep-place', { phone: '13800138000' });
  await world.centre.settle();
});
afterAll(() => world.close());

/** A CSV file as a spreadsheet reads it. */
async function csv(path: string): Promise<string[][]> {
  const text = await lead.must<string>('GET', `/api/reports/${path}`);
  const lines = text.replace(/^\uFEFF/, '').split('\r\n').filter((line) => line !== '');
  return lines.map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
}

const find = (figures: readonly FigureAnswer[], id: string, variant?: string) => {
  const found = figures.find((figure) => figure.id === id && (variant === undefined || figure.variant === variant));
  if (found === undefined) throw new Error(`no figure ${id}`);
  return found;
};

test('the day’s figures are those that an outsider counts', async () => {
  const { figures } = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${period}`);
  expect(find(figures, 'offered').value).toBe(5);
  expect(find(figures, 'answered').value).toBe(2);
  expect(find(figures, 'abandoned').value).toBe(1);
  expect(find(figures, 'abandoned_short').value).toBe(1);
  // Answered within 20 s: 1 of (2 answered + 1 abandoned, the short one apart).
  expect(find(figures, 'service_level', 'without_short')).toMatchObject({ value: 1 / 3, numerator: 1, denominator: 3 });
  expect(find(figures, 'service_level', 'of_answered').value).toBe(1 / 2);
  expect(find(figures, 'average_speed_of_answer').value).toBeCloseTo((12 + 95) / 2, 6);
  expect(find(figures, 'mirror_index').value).toBeGreaterThan(0);
  for (const figure of figures) expect([figure.formula.zh.length > 2, figure.formula.en.length > 2]).toEqual([true, true]);
});

test('card, table, download, wallboard and the rows behind agree on every figure', async () => {
  const { figures } = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${period}`);
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?${period}&by=day`);
  expect(table.groups).toHaveLength(1);
  const day = table.groups[0]?.figures ?? [];
  const file = await csv(`table.csv?${period}&by=day&language=en`);
  const [, first = [], last = []] = file;
  for (const [i, figure] of figures.entries()) {
    expect(day[i]?.value, figure.id).toBe(figure.value);
    expect(table.total[i], figure.id).toEqual(figure);
    const cell = first[i + 1] === '' ? null : Number(first[i + 1]);
    expect(cell === null ? null : figure.unit === 'share' ? cell / 100 : cell, figure.id).toEqual(figure.value === null ? null : expect.closeTo(figure.value, figure.unit === 'seconds' ? 1 : 2));
  }
  expect(last).toEqual(['Total', ...first.slice(1)]);
  const board = await lead.must<Wallboard>('GET', '/api/reports/wallboard');
  for (const figure of board.today.filter((one) => ['offered', 'answered', 'service_level'].includes(one.id))) expect(figure.value).toBe(find(figures, figure.id, figure.variant ?? undefined).value);
  const rows = await lead.must<{ rows: { inNumerator: boolean }[]; total: number }>('GET', `/api/reports/figures/service_level/rows?${period}&variant=without_short`);
  expect([rows.total, rows.rows.filter((row) => row.inNumerator).length]).toEqual([3, 1]);
});

test('hours add up to the day, and the queue’s own target counts for the queue', async () => {
  const hours = await lead.must<FigureTable>('GET', `/api/reports/table?${period}&by=hour`);
  expect(hours.groups.reduce((sum, group) => sum + (find(group.figures, 'offered').value ?? 0), 0)).toBe(5);
  const queues = await lead.must<{ items: { id: string }[] }>('GET', '/api/queues');
  const queueId = queues.items[0]?.id ?? '';
  await lead.must('PUT', `/api/queues/${queueId}`, { targetSeconds: 120 });
  const { figures } = await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${period}&queueId=${queueId}`);
  expect(find(figures, 'service_level', 'without_short')).toMatchObject({ value: 2 / 3, formula: { en: expect.stringContaining('120 s') as string } });
});

test('a period that ends before it begins, or is too long, is refused with the limit', async () => {
  const refused = await lead.get<RefusedBody>('/api/reports/figures?from=2026-11-19T00:00:00.000Z&to=2026-11-18T00:00:00.000Z');
  expect(refused.body.error).toMatchObject({ code: 'reports.period', params: { days: 93 } });
});

test('a cell that begins like a formula cannot run in a spreadsheet', async () => {
  await lead.must('POST', '/api/queues', { name: '=HYPERLINK("http://evil")' });
  const table = await lead.must<string>('GET', `/api/reports/table.csv?${period}&by=queue`);
  expect(table).not.toMatch(/(^|[\r\n,])"?=/);
});

test('the file is a table: one line of names, numbers as one writes them, a total, and what every column means in a file beside it', async () => {
  const answer = await lead.get<string>(`/api/reports/table.csv?${period}&by=agent&language=zh`);
  // The brand's days: the period begins at 16:00 UTC, which is midnight in Shanghai.
  expect(answer.headers.get('content-disposition')).toContain('"figures-2026-11-18_2026-11-19-agent.csv"');
  // A spreadsheet knows UTF-8 by its first bytes; reading as text would take them off.
  const bytes = await fetch(`${world.baseUrl}/api/reports/table.csv?${period}&by=agent`, { headers: { cookie: lead.cookie ?? '' } }).then((file) => file.bytes());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [heads = [], ...rows] = await csv(`table.csv?${period}&by=agent&language=zh`);
  expect(heads.slice(0, 4)).toEqual(['坐席', '编号', '进线量', '接起量']);
  expect(heads).toContain('服务水平（剔除短时放弃，%）');
  expect(new Set(heads).size).toBe(heads.length);
  // Whom nobody answered stands in a line of its own, so the lines add up to the total.
  expect(rows.map((row) => [row[0], row[2]])).toEqual([['周小满', '2'], ['未分配', '3'], ['合计', '5']]);
  for (const row of rows) for (const cell of row.slice(2)) expect(cell).toMatch(/^(-?\d+(\.\d{1,2})?)?$/);

  const [codes = []] = await csv(`table.csv?${period}&by=agent&language=zh&names=codes`);
  expect(codes.slice(0, 3)).toEqual(['agent', 'agent_id', 'offered']);
  expect(codes).toContain('service_level_without_short_percent');
  const [meaning, ...meanings] = await csv(`definitions.csv?${period}&by=agent&language=en`);
  expect(meaning).toEqual(['Column code', 'Column', 'Definition', 'Target', 'Unit']);
  expect(meanings.map(([code]) => code)).toEqual(codes.slice(2));
});

test('behind a figure stand customer and moment; who may not read customers gets the number alone', async () => {
  const { rows } = await lead.must<{ rows: FigureRow[] }>('GET', `/api/reports/figures/answered/rows?${period}`);
  expect(rows.map(({ at, customer }) => [at, customer?.name.length])).toEqual([['2026-11-18T02:00:12.000Z', expect.any(Number)], ['2026-11-18T02:00:00.000Z', expect.any(Number)]]);
  const admin = await world.signedInAs('administrator');
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '报表', scopes: ['report.read'] });
  const program = world.stranger();
  program.bearer = key;
  expect((await program.must<{ rows: FigureRow[] }>('GET', `/api/reports/figures/answered/rows?${period}`)).rows.map((row) => row.customer)).toEqual([null, null]);
});

test('the wall’s total is the sum of its rows, each queue by its own promise, and says so; team page and wall count people alike', async () => {
  const made = await lead.must<{ id: string }>('POST', '/api/queues', { name: '安装预约', targetSeconds: 300, targetShare: 0.6 });
  const agent = await world.signedInAs('agent', { name: '沈听' });
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'training' });
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('想约安装', { queueId: made.id });
  world.clock.pass({ seconds: 200 });
  await agent.must('POST', `/api/interactions/${id}/take`);
  await agent.must('POST', `/api/interactions/${id}/messages`, { key: 'a-first-word', text: '您好' });
  await world.centre.settle();
  const board = await lead.must<Wallboard>('GET', '/api/reports/wallboard');
  const total = find(board.today, 'service_level', 'without_short');
  const rows = board.queues.map((queue) => queue.serviceLevel);
  expect([total.numerator, total.denominator]).toEqual([rows.reduce((sum, row) => sum + row.numerator, 0), rows.reduce((sum, row) => sum + row.denominator, 0)]);
  expect(total.denominator).toBe(4);
  expect(total.goal).toBeCloseTo((3 * 0.8 + 0.6) / 4, 6);
  expect(total.formula.en).toContain("each queue's own target");

  const { team } = await lead.must<PresenceBoard>('GET', '/api/presence');
  expect(team.find((one) => one.name === '沈听')).toMatchObject({ state: 'away', atWork: 'busy' });
  expect(countAtWork(team.map((one) => one.atWork))).toEqual(board.now.agents);
  expect(board.now.agents.busy).toBe(1);
});
