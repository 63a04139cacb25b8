/** Who really waited is asked, once, how long it felt; what they say stands beside what was announced and what was. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { FiguresAnswer, FigureRows, FigureTable } from '#reports/contract.ts';
import type { FeltWait } from './core/felt-wait.ts';
import type { SurveyPage } from './contract.ts';
import { agent, asked, later, lead, openedCase, surveyPathOf, theHouseIsWell, world } from '../../test/kit/asked-after.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { answeredChat, settle, settledChat, type Chat } from '../../test/kit/closing.ts';
import { acceptAll, signOn, ticket } from '../../test/kit/contacts.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import type * as z from 'zod';

const page = (path: string): Promise<SurveyPage> => world.stranger().must<SurveyPage>('GET', path);
const says = (path: string, felt: FeltWait | null, score = 5) => world.stranger().must<SurveyPage>('POST', path, { score, felt });
const waited = (waitsSeconds: number): Promise<Chat> => settledChat(world, agent, { waitsSeconds });
const onTheList = async (interactionId: string) => (await asked()).find((one) => one.interaction?.id === interactionId)?.wait;

test('who was answered at once is not asked, and cannot say', async () => {
  const { visitor, interactionId } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  expect((await page(path)).wait).toBeNull();
  expect((await world.stranger().post<RefusedBody>(path, { score: 5, felt: 'one_minute' })).body.error).toMatchObject({ code: 'followups.noWait', meaning: 'invalid' });
  expect(await says(path, null)).toMatchObject({ answer: { score: 5, felt: null } });
  expect(await onTheList(interactionId)).toBeNull();
});

test('who waited is asked, and not told how long it was; the answer is kept, sent again changes nothing, corrected replaces', async () => {
  const { visitor, interactionId } = await waited(90);
  const path = await surveyPathOf(visitor);
  const before = await page(path);
  expect(before.wait).toEqual({ kind: 'live', at: expect.any(String) });
  expect(JSON.stringify(before)).not.toContain('90');
  expect(await onTheList(interactionId)).toEqual({ waitedSeconds: 90, felt: null });
  for (let i = 0; i < 2; i += 1) expect((await says(path, 'few_minutes')).answer).toMatchObject({ felt: 'few_minutes' });
  await world.centre.settle();
  const events = async () => (await (await world.signedInAs('administrator')).must<{ items: { subject: { id: string } }[] }>('GET', '/api/audit?name=followup.answered&limit=200')).items.length;
  const once = await events();
  await says(path, 'few_minutes');
  await world.centre.settle();
  expect(await events()).toBe(once);
  for (const felt of ['unnoticed', 'half_hour', null, 'one_minute'] as const) {
    expect((await says(path, felt)).answer?.felt).toBe(felt);
    expect(await onTheList(interactionId)).toEqual({ waitedSeconds: 90, felt });
  }
  world.clock.pass({ minutes: 31 });
  expect((await world.stranger().post<RefusedBody>(path, { score: 5, felt: 'half_hour' })).body.error.code).toBe('followups.answered');
  expect((await page(path)).answer?.felt).toBe('one_minute');
});

test('what no form sends is refused by name, and an ended question keeps nothing', async () => {
  const { visitor, interactionId } = await waited(45);
  const path = await surveyPathOf(visitor);
  world.clock.pass({ minutes: 1 });
  for (const felt of ['forever', '', 90, true, ['one_minute'], { seconds: 90 }, 'one_minute\0', 'toString', '__proto__']) expect((await world.stranger().post<RefusedBody>(path, { score: 5, felt })).body.error, JSON.stringify(felt)).toMatchObject({ code: 'kit.invalid' });
  expect((await world.stranger().post<RefusedBody>(path, { score: 5, feltSeconds: 1 })).body.error.code).toBe('kit.unknownField');
  expect((await world.stranger().post<RefusedBody>(path, { felt: 'one_minute' })).body.error.code).toBe('kit.invalid');
  await later({ days: 31 });
  expect((await world.stranger().post<RefusedBody>(path, { score: 5, felt: 'one_minute' })).body.error.code).toBe('followups.ended');
  expect(await onTheList(interactionId)).toEqual({ waitedSeconds: 45, felt: null });
});

describe('a kept place', () => {
  async function kept(reach: Record<string, string>): Promise<Chat> {
    await agent.must('PUT', '/api/presence', { state: 'offline' });
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    const { id: interactionId } = await visitor.start('想问保修', { name: '罗芳', honorific: 'ms' });
    world.clock.pass({ seconds: 20 });
    await visitor.must('POST', '/api/visitor/keep-place', reach);
    world.clock.pass({ minutes: 6 });
    await world.centre.sweep();
    await signOn(world, agent);
    expect(await acceptAll(world, agent)).toEqual([interactionId]);
    if ('phone' in reach) await agent.must('POST', `/api/interactions/${interactionId}/called-back`, { outcome: 'reached' });
    else await agent.must('POST', `/api/interactions/${interactionId}/messages`, { key: randomUUID(), text: '罗女士，整机保修一年。' });
    await settle(world, agent, interactionId);
    return { visitor, interactionId };
  }

  test('that was called at its turn is asked about, until the call', async () => {
    const { visitor, interactionId } = await kept({ phone: '13900139001', choice: 'turn', zone: 'Asia/Shanghai' });
    const path = await surveyPathOf(visitor);
    expect((await page(path)).wait).toMatchObject({ kind: 'kept' });
    await says(path, 'five_minutes');
    expect(await onTheList(interactionId)).toEqual({ waitedSeconds: 380, felt: 'five_minutes' });
  });

  test('for a message is no wait in a line', async () => {
    const { visitor } = await kept({ mail: 'luo@example.com', choice: 'message' });
    expect((await page(await surveyPathOf(visitor))).wait).toBeNull();
  });
});

describe('a matter', () => {
  /** The page that a customer finds behind the matter's own survey. */
  const waitOf = async (caseId: string) => (await asked()).find((one) => one.case?.id === caseId)?.wait;
  async function matterOf(chat: Chat, givenDays: number): Promise<string> {
    const { id } = await openedCase(chat.interactionId);
    await lead.must('POST', `/api/interactions/${chat.interactionId}/end`, { reason: 'closed_by_lead' });
    await agent.must('POST', `/api/interactions/${chat.interactionId}/wrap-up`, { disposition: 'answered' });
    await later({ days: givenDays });
    await agent.must('POST', `/api/cases/${id}/solve`, {});
    await world.centre.settle();
    return id;
  }

  test('is asked about the wait of its conversation where nobody was asked before, within a week', async () => {
    const chat = await answeredChat(world, agent, { waitsSeconds: 75, mail: 'felt@example.com' });
    expect(await waitOf(await matterOf(chat, 2))).toEqual({ waitedSeconds: 75, felt: null });
    const long = await answeredChat(world, agent, { waitsSeconds: 75 });
    expect(await waitOf(await matterOf(long, 8))).toBeNull();
  });

  test('one wait is asked about once: not again with the matter of a conversation that was asked about', async () => {
    const chat = await waited(75);
    expect(await onTheList(chat.interactionId)).toEqual({ waitedSeconds: 75, felt: null });
    const { id } = await openedCase(chat.interactionId);
    await later({ days: 2 });
    await agent.must('POST', `/api/cases/${id}/solve`, {});
    await world.centre.settle();
    expect(await waitOf(id)).toBeNull();
  });
});

test('of a handful: announced, actual and felt are said, the same on card, table, file and the queue’s page; of fewer only how many', async () => {
  const { id: queueId } = await lead.must<{ id: string }>('POST', '/api/queues', { name: '等候的感觉' });
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { chatCapacity: 1 });
  await signOn(world, agent);
  const from = world.clock.now().toISOString();
  /** The agent's hands are full with one; the next is told a figure and waits so long. */
  async function toldAndWaited(seconds: number): Promise<string> {
    const held = await answeredChat(world, agent);
    const visitor = new Visitor(world.baseUrl);
    await visitor.open('yunque');
    const { id } = await visitor.start('在吗', { queueId });
    await world.centre.settle();
    await visitor.conversation();
    world.clock.pass({ seconds });
    await settle(world, agent, held.interactionId);
    expect(await acceptAll(world, agent)).toEqual([id]);
    await agent.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '您好，在的。' });
    await settle(world, agent, id);
    expect((await ticket(world, id)).queueId).toBe(queueId);
    return surveyPathOf(visitor);
  }
  const query = () => `from=${from}&to=${new Date(world.clock.now().getTime() + 1000).toISOString()}&queueId=${queueId}`;
  const figures = async () => new Map((await lead.must<FiguresAnswer>('GET', `/api/reports/felt-waits?${query()}`)).figures.map((one) => [one.id, one]));
  const paths: string[] = [];
  for (const [seconds, felt] of [[40, 'one_minute'], [60, 'few_minutes'], [100, 'few_minutes'], [120, 'five_minutes'], [90, 'unnoticed']] as const) {
    const path = await toldAndWaited(seconds);
    await says(path, felt, 4);
    paths.push(path);
  }
  const few = await figures();
  expect(few.get('felt_wait_answers')?.value).toBe(5);
  expect(few.get('felt_wait_unnoticed')?.value).toBe(0.2);
  for (const id of ['felt_wait_announced', 'felt_wait_actual', 'felt_wait', 'felt_wait_ratio']) expect(few.get(id), id).toMatchObject({ value: null, numerator: 0, denominator: 0 });
  // Second thoughts: they had noticed after all.
  await says(paths[4] ?? '', 'one_minute', 4);
  const all = await figures();
  expect(all.get('felt_wait_actual')).toMatchObject({ value: 82, denominator: 5 });
  expect(all.get('felt_wait')).toMatchObject({ value: (60 + 150 + 150 + 300 + 60) / 5, denominator: 5 });
  expect(all.get('felt_wait_ratio')?.value).toBeCloseTo(720 / 410, 12);
  expect(all.get('felt_wait_announced')).toMatchObject({ denominator: 5, value: expect.any(Number) });
  expect(all.get('felt_wait_announced')?.value).toBeGreaterThan(0);
  const cards = (await lead.must<FiguresAnswer>('GET', `/api/reports/figures?${query()}`)).figures.filter((one) => one.id.startsWith('felt_wait'));
  expect(cards).toEqual([...all.values()]);
  const table = await lead.must<FigureTable>('GET', `/api/reports/table?${query()}&by=queue`);
  expect(table.groups.find((group) => group.key === queueId)?.figures.filter((one) => one.id.startsWith('felt_wait'))).toEqual(cards);
  const [head = '', line = ''] = (await lead.must<string>('GET', `/api/reports/table.csv?${query()}&by=queue&names=codes`)).split('\r\n');
  const column = head.split(',').indexOf('felt_wait_seconds');
  expect(line.split(',')[column]).toBe('144');
  const { rows } = await lead.must<z.infer<typeof FigureRows>>('GET', `/api/reports/figures/felt_wait/rows?${query()}`);
  expect(rows.map((row) => [row.kind, row.survey?.score, row.survey?.about?.kind])).toEqual(Array.from({ length: 5 }, () => ['survey', 4, 'interaction']));
  const { brandId } = await world.otherBrand();
  const foreign = await world.signedInAs('administrator', { brandId });
  expect((await foreign.must<FiguresAnswer>('GET', `/api/reports/felt-waits?${query()}`)).figures.find((one) => one.id === 'felt_wait_answers')?.value).toBe(0);
  expect((await agent.call('GET', `/api/reports/felt-waits?${query()}`)).status).toBe(403);
});

theHouseIsWell();
