import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { FigureAnswer, FiguresAnswer, FigureTable, Wallboard } from './contract.ts';

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
  const csv = await lead.must<string>('GET', `/api/reports/table.csv?${period}&by=day&language=en`);
  const lines = csv.replace(/^\uFEFF/, '').split('\r\n');
  const values = (lines[2] ?? '').split(',').slice(1);
  for (const [i, figure] of figures.entries()) {
    expect(day[i]?.value, figure.id).toBe(figure.value);
    expect(values[i] === '' ? null : Number(values[i]), figure.id).toBe(figure.value);
  }
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
