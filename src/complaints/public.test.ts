import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CasePage } from '#cases/contract.ts';
import { ident, sql } from '#kit/db/sql.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { fakeMailer, type FakeMailer } from '../../test/kit/fake-mailer.ts';
import { served, type Person } from '../../test/kit/served.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Complaint, ComplaintPage, FiledComplaint, Tracking } from './contract.ts';
import type * as z from 'zod';

type Filed = z.infer<typeof FiledComplaint>;
let world: World;
let mailer: FakeMailer;
let lead: Person;

beforeAll(async () => {
  mailer = fakeMailer();
  world = await openWorld({ adapters: { mailer } });
  lead = await world.signedInAs('lead', { name: '林组长' });
});
afterAll(() => world.close());

const filing = (more: Record<string, unknown> = {}) => ({ key: randomUUID(), name: '欧阳静', honorific: 'ms', phone: '138 0013 8000', product: 'XQG100-886', whatHappened: '脱水时噪音很大。修过两次。', remedySought: '换一台', ...more });
/** From an address of its own: the limits count by address, and a story is not an attack. */
let from = 0;
const caller = () => ({ 'x-forwarded-for': `203.0.113.${(from += 1) % 250}` });
const file = async (body: unknown) => {
  const answer = await world.stranger().post<Filed>('/api/complaint-page/yunque', body, caller());
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return answer.body;
};
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const track = (link: string) => world.stranger().get<Tracking>(`/api/track/${tokenOf(link)}`, caller());
const tell = (link: string, text: string, key: string = randomUUID()) => world.stranger().post<Tracking>(`/api/track/${tokenOf(link)}/messages`, { key, text }, caller());
const idOf = async (number: string) => {
  lead = Object.assign(await world.signedInAs('lead'), { staffId: lead.staffId });
  const { items } = await lead.must<{ items: { id: string }[] }>('GET', `/api/cases?q=${number}`);
  return items[0]?.id ?? '';
};

test('the notice says how to complain, that it is free, and what is promised', async () => {
  const page = (await world.stranger().get<ComplaintPage>('/api/complaint-page/yunque')).body;
  expect(page).toMatchObject({ brand: { name: '云雀电器' }, limits: { firstAnswerHours: 24, generalDays: 3, majorDays: 15, counted: 'natural' } });
  expect(page.howTo.zh.join()).toContain('不收取任何费用');
  expect(page.howTo.en).toHaveLength(page.howTo.zh.length);
  expect((await world.stranger().get<RefusedBody>('/api/complaint-page/nobody')).body.error.code).toBe('complaints.unknownBrand');
});

test('filed without a chat: a number, a link, a mail, a lead who owns it; the second click files nothing more', async () => {
  const body = filing({ mail: 'ouyang@example.com' });
  const filed = await file(body);
  expect(filed.number).toMatch(/^TS-20261118-\d{4}$/);
  expect(Date.parse(filed.firstAnswerBy ?? '') - world.clock.now().getTime()).toBe(24 * 3_600_000);
  expect(await file(body)).toEqual(filed);
  const id = await idOf(filed.number);
  const complaint = await lead.must<Complaint>('GET', `/api/complaints/${id}`);
  expect(complaint).toMatchObject({ channel: 'page', receivedBy: null, stage: 'acknowledged', productWords: 'XQG100-886', receipt: { by: ['page', 'mail'] }, case: { title: '脱水时噪音很大', customer: { formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } } } });
  const staff = await lead.must<{ items: { id: string; role: string }[] }>('GET', '/api/staff');
  expect(staff.items.find((one) => one.id === complaint.case.owner.id)?.role).toBe('lead');
  await world.centre.sweep();
  const letter = mailer.arrived.find((one) => one.to === 'ouyang@example.com');
  expect(letter?.text).toContain(filed.link);
  expect(letter?.text).toContain('欧阳女士');
  expect(letter?.text).toContain('- 11月19日 10:00 前给您答复\n- 11月21日 10:00 前处理完毕');
  expect(letter?.subject).toContain(filed.number);
});

test('the same person by the same number is one customer, and the second complaint says that it repeats', async () => {
  const first = await file(filing({ phone: '139 1111 2222', name: '王小明' }));
  const second = await file(filing({ phone: '0086-139-1111-2222', name: '王小明', whatHappened: '还是没人联系我' }));
  const [a, b] = [await lead.must<Complaint>('GET', `/api/complaints/${await idOf(first.number)}`), await lead.must<Complaint>('GET', `/api/complaints/${await idOf(second.number)}`)];
  expect(b.case.customer.id).toBe(a.case.customer.id);
  expect(b.repeatOf).toEqual({ id: a.case.id, number: first.number });
});

test('no way to answer, an unreadable number, an unknown field: refused by name', async () => {
  const refused = async (body: unknown) => (await world.stranger().post<RefusedBody>('/api/complaint-page/yunque', body, caller())).body.error;
  expect(await refused(filing({ phone: undefined }))).toMatchObject({ code: 'customers.reachNeeded' });
  expect(await refused(filing({ phone: '12' }))).toMatchObject({ at: 'body.phone' });
  expect(await refused(filing({ ownerId: lead.staffId }))).toMatchObject({ code: 'kit.unknownField' });
  expect(await refused(filing({ whatHappened: 'a\0b' }))).toMatchObject({ code: 'kit.nul' });
});

test('the tracking page shows what we told and nothing that we noted', async () => {
  const filed = await file(filing({ phone: '137 2222 3333' }));
  const id = await idOf(filed.number);
  await lead.must('POST', `/api/cases/${id}/notes`, { key: randomUUID(), text: '内部备注：疑似批次问题' });
  await lead.must('POST', `/api/cases/${id}/notes`, { key: randomUUID(), kind: 'investigation', text: '调查：轴承供应商' });
  await lead.must('PUT', `/api/complaints/${id}`, { decision: '内部决定草稿', cause: 'product_fault', causeWords: '供应商缺陷' });
  await lead.must('POST', `/api/complaints/${id}/acts`, { act: 'sympathise', words: '内部话术' });
  await lead.must('POST', `/api/complaints/${id}/answer`, { by: 'page', words: '我们已安排师傅明天上门' });
  await lead.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_customer', words: '内部暂停说明' });
  const { status, body } = await track(filed.link);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    number: filed.number, stage: 'acknowledged', stageWords: { zh: expect.stringContaining('负责人') }, formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, updates: [{ from: 'us', text: '我们已安排师傅明天上门' }],
    // Known by a telephone only, the customer is told by no page: it stands here, and the first answer is still owed.
    firstAnswer: { doneAt: null }, solution: { promisedBy: null, waitsFor: 'waiting_customer' }, closed: null, mayAddWords: true,
  });
  expect(body.steps.map((step) => step.state)).toEqual(['done', 'now', 'next', 'next', 'next', 'next', 'next']);
  const text = JSON.stringify(body);
  for (const secret of ['内部', '调查：', '供应商', 'product_fault', id, lead.staffId, '13722223333', world.brandId]) expect(text).not.toContain(secret);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test('the customer adds words: kept once, the pause for them ends, and an owner who does not answer is overtaken by the clock', async () => {
  const filed = await file(filing({ phone: '136 2222 3333' }));
  const id = await idOf(filed.number);
  await lead.must('POST', `/api/complaints/${id}/pause`, { reason: 'waiting_customer' });
  const key = randomUUID();
  await tell(filed.link, '照片已经寄出，什么时候处理？', key);
  expect((await tell(filed.link, '照片已经寄出，什么时候处理？', key)).body.updates).toMatchObject([{ from: 'you', text: '照片已经寄出，什么时候处理？' }]);
  await world.centre.settle();
  const running = (await lead.must<CasePage>('GET', `/api/cases/${id}`)).clocks.filter((clock) => clock.state === 'running').map((clock) => clock.name);
  expect(running.toSorted()).toEqual(['case.answer', 'complaint.first_answer', 'complaint.solve']);
  world.clock.pass({ days: 1 });
  await world.centre.sweep();
  await idOf(filed.number);
  const breached = (await lead.must<CasePage>('GET', `/api/cases/${id}`)).history.filter((event) => event.name === 'timer.breached' && event.detail['timer'] === 'case.answer');
  expect(breached).toHaveLength(1);
  await tell(filed.link, '谢谢！');
  await lead.must('POST', `/api/cases/${id}/notes`, { key: randomUUID(), kind: 'update', text: '明天上门' });
  await tell(filed.link, '好的，谢谢');
  expect((await lead.must<CasePage>('GET', `/api/cases/${id}`)).clocks.filter((clock) => clock.name === 'case.answer').map((clock) => clock.state)).toEqual(['stopped']);
});

const closeNow = async (id: string) => {
  await lead.must('POST', `/api/complaints/${id}/assess`, { scores: { severity: 0, safety: 0, complexity: 0, impact: 0, immediateAction: 'not_needed' } });
  await lead.must('POST', `/api/complaints/${id}/answer`, { by: 'phone', words: '换新' });
  await lead.must('PUT', `/api/complaints/${id}`, { cause: 'product_fault', responseKinds: ['exchange'], decision: '换新', toldBy: 'phone', agreed: true });
  for (const to of ['assessed', 'responded', 'decided']) await lead.must('POST', `/api/complaints/${id}/stage`, { to });
  await lead.must('POST', `/api/complaints/${id}/stage`, { to: 'closed', outcome: 'accepted', closingWords: '已换新机' });
};

test('closed: the page says how, thanks leave it closed, trouble opens it again; half a year later the link has ended', async () => {
  const filed = await file(filing({ phone: '135 2222 3333' }));
  const id = await idOf(filed.number);
  await closeNow(id);
  expect((await track(filed.link)).body).toMatchObject({ stage: 'closed', closed: { outcome: 'accepted', words: '已换新机' } });
  // Known by a telephone only, the customer is asked here how it was.
  await world.centre.settle();
  const { surveyUrl } = (await track(filed.link)).body;
  expect((await world.stranger().post(`/api${surveyUrl ?? ''}`, { score: 5, solved: true }, caller())).status).toBe(200);
  world.clock.pass({ hours: 1 });
  expect((await tell(filed.link, '谢谢你们')).body).toMatchObject({ stage: 'closed', reopened: null });
  const at = world.clock.now().toISOString();
  expect((await tell(filed.link, '新机器又坏了')).body).toMatchObject({ stage: 'investigating', closed: null, reopened: { at, why: 'afterword', words: { zh: expect.stringContaining('又联系了我们'), en: expect.stringContaining('wrote to us again') } } });
  await idOf(filed.number);
  await closeNow(id);
  expect((await track(filed.link)).body).toMatchObject({ stage: 'closed', reopened: null });
  await lead.must('POST', `/api/complaints/${id}/reopen`, { why: '内部：批次召回' });
  const { reopened } = (await track(filed.link)).body;
  expect(reopened).toMatchObject({ why: 'person', words: { zh: expect.stringContaining('还需要继续处理') } });
  expect(JSON.stringify(reopened)).not.toContain('批次');
  await closeNow(id);
  world.clock.pass({ days: 181 });
  const ended = await world.stranger().get<RefusedBody>(`/api/track/${tokenOf(filed.link)}`, caller());
  expect([ended.status, ended.body.error.code]).toEqual([410, 'complaints.linkEnded']);
});

test('an unknown link, a case\'s id and a staff cookie open nothing; a receipt sent again ends the old link', async () => {
  const filed = await file(filing({ phone: '134 2222 3333' }));
  const id = await idOf(filed.number);
  for (const token of ['x', id, 'A'.repeat(43), `${tokenOf(filed.link)}x`, '..%2f..%2fapi%2fstaff']) {
    const answer = await lead.get<RefusedBody>(`/api/track/${token}`, caller());
    expect([answer.status, answer.body.error.code]).toEqual([404, 'complaints.linkUnknown']);
  }
  const again = await lead.must<{ link: string; by: string[] }>('POST', `/api/complaints/${id}/receipt`, { by: 'phone' });
  expect(again.by).toEqual(['phone']);
  expect((await track(filed.link)).status).toBe(404);
  expect((await track(again.link)).status).toBe(200);
  const refused = await lead.post<RefusedBody>(`/api/complaints/${id}/receipt`, {});
  expect(refused.body.error.code).toBe('complaints.nobodyToSendTo');
  expect((await track(again.link)).status).toBe(200);
});

test('a customer on the phone gets the number read out: only then is it acknowledged', async () => {
  const customer = await lead.must<{ id: string }>('POST', '/api/customers', { name: '赵先生', reach: [{ kind: 'phone', value: '133 2222 3333' }] });
  const taken = await lead.must<Complaint>('POST', '/api/complaints', { customerId: customer.id, description: '来电投诉：等了三天没人来', channel: 'phone' });
  expect(taken).toMatchObject({ stage: 'received', receipt: null, channel: 'phone', next: 'receipt' });
  expect(taken.ways[0]).toMatchObject({ to: 'acknowledged', isOpen: false, missing: ['receipt'] });
  await lead.must('POST', `/api/complaints/${taken.case.id}/receipt`, { by: 'phone' });
  expect(await lead.must('GET', `/api/complaints/${taken.case.id}`)).toMatchObject({ stage: 'acknowledged', receipt: { by: ['phone'] } });
});

test('the secret stands nowhere readable but with the customer', async () => {
  const filed = await file(filing({ phone: '132 2222 3333', mail: 'secret@example.com' }));
  const token = tokenOf(filed.link);
  const holding = async () => {
    const found: string[] = [];
    for (const table of ['complaints', 'events', 'idempotency_keys', 'outgoing_mails', 'case_notes', 'cases', 'messages']) {
      if ((await world.act((act) => act.rows(sql`select 1 from ${ident(table)} t where t::text like ${`%${token}%`} limit 1`))).length > 0) found.push(table);
    }
    return found;
  };
  // Only the letter that has not left yet holds it.
  expect(await holding()).toEqual(['outgoing_mails']);
  await world.centre.sweep();
  expect(await holding()).toEqual([]);
});

test('a link fills no table: after a hundred words the rest is refused, kindly', async () => {
  const filed = await file(filing({ phone: '130 2222 3333' }));
  const id = await idOf(filed.number);
  await world.act((act) => act.run(sql`insert into case_notes (id, brand_id, case_id, kind, text, at) select gen_random_uuid(), ${act.brandId}, ${id}, 'customer', 'x', ${act.now} from generate_series(1, 100)`));
  expect((await track(filed.link)).body.mayAddWords).toBe(false);
  const refused = await world.stranger().post<RefusedBody>(`/api/track/${tokenOf(filed.link)}/messages`, { key: randomUUID(), text: '再说一句' }, caller());
  expect([refused.status, refused.body.error.code]).toEqual([429, 'complaints.enoughWords']);
});

test('the page and the form have a limit from one address', async () => {
  const same = { 'x-forwarded-for': '198.51.100.7' };
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) statuses.push((await world.stranger().post('/api/complaint-page/yunque', filing({ phone: `1310000000${i}` }), same)).status);
  expect(statuses.slice(0, 6)).toEqual([201, 201, 201, 201, 201, 201]);
  expect(statuses.slice(6)).toEqual([429, 429]);
});

test('another brand\'s page files with the other brand; nobody there yet is said honestly', async () => {
  const other = await world.otherBrand();
  const refused = await world.stranger().post<RefusedBody>(`/api/complaint-page/${other.slug}`, filing(), caller());
  expect([refused.status, refused.body.error.code]).toEqual([503, 'cases.nobodyHere']);
  const theirs = await world.signedInAs('lead', { brandId: other.brandId });
  const filed = (await world.stranger().post<Filed>(`/api/complaint-page/${other.slug}`, filing(), caller())).body;
  expect((await theirs.must<{ items: unknown[] }>('GET', `/api/cases?view=complaints`)).items).toHaveLength(1);
  expect((await track(filed.link)).body.brand.slug).toBe(other.slug);
});

test('a link in the chat too: the receipt\'s own page opens', async () => {
  const { agent, visitor, chat } = await served(world, '机器漏水');
  await agent.must('POST', '/api/complaints', { interactionId: chat });
  const line = (await visitor.conversation()).messages.findLast((message) => message.text.startsWith('complaints:line'))?.text ?? '';
  const { link } = JSON.parse(line.slice(line.indexOf('|') + 1)) as { link: string };
  expect((await track(link)).status).toBe(200);
  expect(world.complaintsOfTheLog).toEqual([]);
});
