/** After the closing the customer is asked once and says how it was; who is asked, by which way, and who may read it. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CasePage } from '#cases/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { FigureRows } from '#reports/contract.ts';
import { agent, asked, later, lead, linkIn, openedCase, surveyPathOf, theHouseIsWell, world } from '../../test/kit/asked-after.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { answeredChat, settle, settledChat } from '../../test/kit/closing.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import type { FollowupList, SurveyPage } from './contract.ts';
import { surveyIdIn, tokenOf } from './link.ts';
import type * as z from 'zod';

test('whoever is still here finds the question in the window at once, and is not written to', async () => {
  const { visitor } = await settledChat(world, agent, { stays: true, mail: 'here@example.com' });
  const told = await visitor.hears((frame) => frame.t === 'state' && frame.surveyUrl !== null);
  await world.centre.sweep();
  expect(world.mailer.arrived).toEqual([]);
  const page = await world.stranger().must<SurveyPage>('GET', `/api${String((told as { surveyUrl: string }).surveyUrl)}`);
  expect(page).toMatchObject({ brandName: '云雀电器', about: 'conversation', staffName: '周小满', answer: null });
  expect(JSON.stringify(page)).not.toContain('here@example.com');
  visitor.hangUp();
});

test('a conversation that a program answered and ended is asked about too, as nobody in particular; and whoever comes after it is asked', async () => {
  const admin = await world.signedInAs('administrator');
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '自动回复', scopes: ['interaction.read', 'interaction.answer', 'interaction.move'] });
  const program = world.stranger();
  program.bearer = key;
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id } = await visitor.start('几点开门');
  await visitor.connect();
  await program.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '早上九点开门。' });
  await program.must('POST', `/api/interactions/${id}/end`, { reason: 'resolved' });
  await world.centre.settle();
  const told = await visitor.hears((frame) => frame.t === 'state' && frame.surveyUrl !== null);
  expect(await world.stranger().must<SurveyPage>('GET', `/api${String((told as { surveyUrl: string }).surveyUrl)}`)).toMatchObject({ staffName: null });
  visitor.hangUp();
  const after = await settledChat(world, agent, { stays: true });
  await after.visitor.hears((frame) => frame.t === 'state' && frame.surveyUrl !== null);
  after.visitor.hangUp();
  expect(world.complaintsOfTheLog).toEqual([]);
});

test('each answer behind the satisfaction figure leads to what it was about', async () => {
  const { visitor, interactionId } = await settledChat(world, agent);
  await world.stranger().must('POST', await surveyPathOf(visitor), { score: 2 });
  const now = world.clock.now().getTime();
  const period = `from=${new Date(now - 3_600_000).toISOString()}&to=${new Date(now + 3_600_000).toISOString()}`;
  const { rows } = await lead.must<z.infer<typeof FigureRows>>('GET', `/api/reports/figures/satisfaction/rows?${period}`);
  expect(rows).toMatchObject([{ kind: 'survey', inNumerator: false, survey: { score: 2, about: { kind: 'interaction', id: interactionId } } }]);
});

test('whoever has left is written to in their language; the link of the mail opens the page', async () => {
  await settledChat(world, agent, { mail: 'li@example.com', language: 'en' });
  await world.centre.sweep();
  const [letter, ...more] = world.mailer.arrived;
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ to: 'li@example.com', headers: { 'Auto-Submitted': 'auto-generated' } });
  expect(letter?.subject).toMatch(/^How did we do\? \(C-\d{8}-\d{6}\)$/);
  expect(await world.stranger().must<SurveyPage>('GET', linkIn(letter?.text ?? ''))).toMatchObject({ language: 'en', answer: null });
});

test('a customer gets one such mail a week, whatever is closed; the page of the chat asks all the same', async () => {
  const mail = 'often@example.com';
  await settledChat(world, agent, { mail });
  await later({ days: 3 });
  const second = await settledChat(world, agent, { mail });
  await world.centre.sweep();
  expect(world.mailer.arrived).toHaveLength(1);
  expect((await world.stranger().get(await surveyPathOf(second.visitor))).status).toBe(200);
  await later({ days: 5 });
  await settledChat(world, agent, { mail });
  await world.centre.sweep();
  expect(world.mailer.arrived).toHaveLength(2);
});

test('one answer, changed within half an hour, then kept', async () => {
  const { visitor } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  const customer = world.stranger();
  expect(await customer.must<SurveyPage>('POST', path, { score: 4, words: '谢谢小满', solved: true })).toMatchObject({ answer: { score: 4, words: '谢谢小满', solved: true } });
  world.clock.pass({ minutes: 29 });
  expect(await customer.must<SurveyPage>('POST', path, { score: 5, words: '很好', solved: true })).toMatchObject({ answer: { score: 5 } });
  world.clock.pass({ minutes: 2 });
  expect((await customer.post<RefusedBody>(path, { score: 1, words: '', solved: null })).body.error.code).toBe('followups.answered');
  expect(await customer.must<SurveyPage>('GET', path)).toMatchObject({ answer: { score: 5, words: '很好' }, openUntil: null });
});

test('the question ends after thirty days and says so', async () => {
  const { visitor } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  world.clock.pass({ days: 30, minutes: 1 });
  expect((await world.stranger().get<RefusedBody>(path)).body.error).toMatchObject({ code: 'followups.ended', meaning: 'gone' });
  expect((await world.stranger().post<RefusedBody>(path, { score: 5 })).body.error.code).toBe('followups.ended');
});

test('guessing is of no use: another id, a changed sign, another brand’s key, upper case', async () => {
  const { visitor } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  const token = path.slice('/api/survey/'.length);
  const swap = (at: number) => token.slice(0, at) + (token[at] === '0' ? '1' : '0') + token.slice(at + 1);
  const foreignKey = tokenOf(Buffer.alloc(32, 7), world.brandId, surveyIdIn(token) ?? '');
  const guesses = [foreignKey, swap(0), swap(31), swap(32), swap(63), token.slice(0, 32) + '0'.repeat(32), token.toUpperCase(), `${token}0`, token.slice(0, 63), 'x', '%00', `${token}%0a`];
  for (const guess of guesses) {
    expect((await world.stranger().get<RefusedBody>(`/api/survey/${guess}`)).status, guess).toBe(404);
    expect((await world.stranger().post(`/api/survey/${guess}`, { score: 5 })).status, guess).toBe(404);
  }
});

test('tries from one address are counted', async () => {
  const stranger = world.stranger();
  const statuses = new Set<number>();
  for (let i = 0; i < 70; i++) statuses.add((await stranger.get(`/api/survey/${'0'.repeat(64)}`)).status);
  expect([...statuses]).toEqual([404, 429]);
});

test('answers that no form sends are refused by name', async () => {
  const { visitor } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  world.clock.pass({ minutes: 1 });
  for (const [body, code] of [[{ score: 0 }, 'kit.tooShort'], [{ score: 6 }, 'kit.tooLong'], [{ score: 2.5 }, 'kit.invalid'], [{ score: '5' }, 'kit.invalid'], [{}, 'kit.invalid'], [{ score: 5, words: 'x'.repeat(2001) }, 'kit.tooLong'], [{ score: 5, words: 'a\0b' }, 'kit.nul'], [{ score: 5, staffId: agent.staffId }, 'kit.unknownField']] as const) {
    expect((await world.stranger().post<RefusedBody>(path, body)).body.error.code, JSON.stringify(body).slice(0, 60)).toBe(code);
  }
});

describe('who is asked at all', () => {
  test('who left before anybody answered is not asked; who left after an answer is', async () => {
    const { visitor } = await answeredChat(world, agent);
    await visitor.must('POST', '/api/visitor/leave');
    await world.centre.settle();
    expect((await visitor.conversation()).surveyUrl).not.toBeNull();
    const before = (await asked()).length;
    await agent.must('PUT', '/api/presence', { state: 'offline' });
    const unheard = new Visitor(world.baseUrl);
    await unheard.open('yunque');
    await unheard.start('有人吗');
    await unheard.must('POST', '/api/visitor/leave');
    await world.centre.settle();
    expect(await asked()).toHaveLength(before);
  });

  test('a case is asked about when it is solved, and not again when it is filed', async () => {
    const { interactionId } = await settledChat(world, agent, { mail: 'case@example.com' });
    await later({ days: 8 });
    const { id } = await openedCase(interactionId);
    await agent.must('POST', `/api/cases/${id}/solve`, {});
    await world.centre.settle();
    world.clock.pass({ hours: 1 });
    await agent.must('POST', `/api/cases/${id}/close`, {});
    await world.centre.sweep();
    const about = (await asked()).filter((one) => one.case?.id === id);
    expect(about).toHaveLength(1);
    expect(about[0]).toMatchObject({ sentBy: 'mail', staff: { name: '周小满' } });
    expect(world.mailer.arrived.filter((letter) => letter.to === 'case@example.com')).toHaveLength(2);
  });

  test('a chat and its inquiry of the same day are asked about once', async () => {
    const { interactionId } = await answeredChat(world, agent, { mail: 'same@example.com' });
    const { id } = await openedCase(interactionId);
    await settle(world, agent, interactionId);
    await agent.must('POST', `/api/cases/${id}/solve`, {});
    await world.centre.sweep();
    expect((await asked()).filter((one) => one.case?.id === id || one.interaction?.id === interactionId)).toHaveLength(1);
  });
});

test('staff read answers by view, period and page; an agent may, a stranger may not', async () => {
  const { visitor } = await settledChat(world, agent);
  await world.stranger().must('POST', await surveyPathOf(visitor), { score: 5, words: '好', solved: true });
  await settledChat(world, agent);
  const now = world.clock.now().toISOString();
  const dayAgo = new Date(world.clock.now().getTime() - 86_400_000).toISOString();
  expect((await asked(`view=answered&from=${dayAgo}`)).map((one) => one.score)).toEqual([5]);
  expect((await asked(`view=unanswered&from=${dayAgo}`)).map((one) => one.score)).toEqual([null]);
  expect(await asked(`from=${dayAgo}&to=${dayAgo}`)).toEqual([]);
  expect((await asked(`to=${now}`)).every((one) => one.askedAt < now)).toBe(true);
  expect((await agent.get('/api/followups')).status).toBe(200);
  expect((await world.stranger().get('/api/followups')).status).toBe(401);
  expect((await lead.get<RefusedBody>('/api/followups?cursor=1')).body.error.code).toBe('kit.wrongCursor');
  const all = await asked('limit=200');
  const paged: string[] = [];
  let cursor = '';
  do {
    const page: FollowupList = await lead.must<FollowupList>('GET', `/api/followups?limit=3${cursor}`);
    paged.push(...page.items.map((one) => one.id));
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  expect(paged).toEqual(all.map((one) => one.id));
});

test('another brand sees none of it', async () => {
  await settledChat(world, agent);
  const { brandId } = await world.otherBrand();
  const foreign = await world.signedInAs('administrator', { brandId });
  expect((await foreign.must<FollowupList>('GET', '/api/followups')).items).toEqual([]);
});

test('whatever a customer writes is kept byte for byte and reaches the case as it is', async () => {
  const file = new URL('../../../shared/torture/minimaxir+big-list-of-naughty-strings/blns.json', import.meta.url);
  const list = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : ['<script>alert(1)</script>', "'; drop table surveys; --", '{{words}} $t(followups:mail.ask.text)', 'Ω≈ç√', '田中さん', '\u202etest\u202c', '👾 🙇', '\r\n\t x', '﷽'];
  const words = list.filter((text) => !text.includes('\0') && text.isWellFormed() && text.length <= 2000);
  const { visitor, interactionId } = await settledChat(world, agent);
  const path = await surveyPathOf(visitor);
  for (const [i, text] of words.entries()) {
    if (i % 18 === 17) world.clock.pass({ minutes: 1 });
    // Within the half hour the same answer is changed again and again; the limit a minute holds here too.
    await world.act((act) => act.run(sql`update surveys set open_until = ${new Date(act.now.getTime() + 60_000)} where interaction_id = ${interactionId} and answered_at is not null`));
    const page = await world.stranger().must<SurveyPage>('POST', path, { score: 5, words: text, solved: null });
    expect(page.answer?.words).toBe(text);
  }
  const last = '{{score}} $t(followups:mail.ask.text) <b onmouseover=alert(1)> \'"; drop table surveys; --';
  world.clock.pass({ minutes: 1 });
  await world.act((act) => act.run(sql`update surveys set open_until = ${new Date(act.now.getTime() + 60_000)} where interaction_id = ${interactionId}`));
  await world.stranger().must('POST', path, { score: 1, words: last, solved: false });
  await world.centre.settle();
  const [row] = (await asked('view=unsatisfied')).filter((one) => one.interaction?.id === interactionId);
  expect(row?.words).toBe(last);
  expect((await lead.must<CasePage>('GET', `/api/cases/${row?.reopened?.caseId ?? randomUUID()}`)).description).toContain(last);
});

theHouseIsWell();
