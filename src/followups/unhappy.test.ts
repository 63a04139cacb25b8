/** An unhappy answer is acted on by the house itself. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CasePage } from '#cases/contract.ts';
import type { Complaint, Tracking } from '#complaints/contract.ts';
import { sql } from '#kit/db/sql.ts';
import type { MailList } from '#messaging/contract.ts';
import { agent, asked, lead, linkIn, openedCase, surveyPathOf, theHouseIsWell, world } from '../../test/kit/asked-after.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { answeredChat, closeComplaint, filedComplaint, settle, settledChat } from '../../test/kit/closing.ts';
import type { SurveyPage } from './contract.ts';

describe('an unhappy answer', () => {
  test('reopens the solved case to the owner’s lead, with the customer’s words and a promise; the server does it alone', async () => {
    const { visitor, interactionId } = await answeredChat(world, agent);
    const { id } = await openedCase(interactionId);
    await settle(world, agent, interactionId);
    await agent.must('POST', `/api/cases/${id}/solve`, {});
    await world.centre.settle();
    await world.stranger().must('POST', await surveyPathOf(visitor), { score: 2, words: '还是响', solved: false });
    await world.centre.settle();
    const page = await lead.must<CasePage>('GET', `/api/cases/${id}`);
    expect(page.case).toMatchObject({ state: 'open', reopened: 1, reopening: { why: 'unsatisfied' } });
    expect(page.case.owner.id).not.toBe(agent.staffId);
    expect(page.notes.map((note) => note.text).join()).toContain('还是响');
    expect(page.commitments).toHaveLength(1);
    expect(Date.parse(page.commitments[0]?.dueAt ?? '') - world.clock.now().getTime()).toBe(24 * 3_600_000);
    const [row] = (await asked('view=unsatisfied')).filter((one) => one.interaction?.id === interactionId);
    expect(row).toMatchObject({ score: 2, solved: false, words: '还是响', isUnsatisfied: true, reopened: { caseId: id, number: page.case.number, ownerName: page.case.owner.name } });
  });

  test('about a conversation without a case opens one for a lead, to call back', async () => {
    const { visitor, interactionId } = await settledChat(world, agent);
    await world.stranger().must('POST', await surveyPathOf(visitor), { score: 5, words: '', solved: false });
    await world.centre.settle();
    const [row] = (await asked('view=unsatisfied')).filter((one) => one.interaction?.id === interactionId);
    if (row?.reopened === null || row === undefined) throw new Error('nothing was opened');
    const page = await lead.must<CasePage>('GET', `/api/cases/${row.reopened.caseId}`);
    expect(page.case).toMatchObject({ kind: 'inquiry', state: 'open', priority: 2 });
    expect(page.case.title).toContain('请回访');
    expect(page.case.owner.id).not.toBe(agent.staffId);
    expect(page.interactions.map((one) => one.id)).toEqual([interactionId]);
    expect(page.commitments).toHaveLength(1);
  });

  test('changed from happy to unhappy acts; changed back and forth acts once', async () => {
    const { visitor, interactionId } = await settledChat(world, agent);
    const path = await surveyPathOf(visitor);
    const customer = world.stranger();
    for (const score of [5, 1, 4, 2]) {
      await customer.must('POST', path, { score, words: '', solved: null });
      await world.centre.settle();
    }
    const { n } = await world.act((act) => act.one<{ n: number }>(sql`select count(*) as n from case_interactions where interaction_id = ${interactionId}`));
    expect(n).toBe(1);
  });

  test('sent twice at once is one answer and one case', async () => {
    const { visitor, interactionId } = await settledChat(world, agent);
    const path = await surveyPathOf(visitor);
    const replies = await Promise.all(Array.from({ length: 5 }, () => world.stranger().post(path, { score: 1, words: '气死我了', solved: false })));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
    await world.centre.settle();
    const { n } = await world.act((act) => act.one<{ n: number }>(sql`select count(*) as n from case_interactions where interaction_id = ${interactionId}`));
    expect(n).toBe(1);
    const { answered } = await world.act((act) => act.one<{ answered: number }>(sql`
      select count(*) as answered from events e join surveys s on s.id = e.subject_id where e.name = 'followup.answered' and s.interaction_id = ${interactionId}`));
    expect(answered).toBe(1);
  });
});

describe('a complaint', () => {
  test('is asked about by mail when it is closed; whoever is not satisfied has it opened again, a level up', async () => {
    const { caseId, number, trackPath } = await filedComplaint(world, lead, { mail: 'luo@example.com' });
    await world.centre.sweep();
    const receipt = world.mailer.arrived.find((one) => one.text.includes(trackPath));
    expect(receipt).toMatchObject({ to: 'luo@example.com', subject: `您的投诉 ${number} 已受理` });
    expect(receipt?.text).not.toContain('{{');
    expect((await lead.must<MailList>('GET', `/api/mails?about=${caseId}`)).items).toMatchObject([{ state: 'sent', template: 'complaints:mail.receipt' }]);
    await closeComplaint(world, lead, caseId);
    await world.centre.sweep();
    const letter = world.mailer.arrived.find((one) => one.text.includes('/survey/'));
    expect(letter?.to).toBe('luo@example.com');
    const path = linkIn(letter?.text ?? '');
    expect(await world.stranger().must<SurveyPage>('GET', path)).toMatchObject({ about: 'matter', number });
    await world.stranger().must('POST', path, { score: 1, words: '根本没修好', solved: false });
    await world.centre.settle();
    const complaint = await lead.must<Complaint>('GET', `/api/complaints/${caseId}`);
    expect(complaint).toMatchObject({ stage: 'investigating', reopened: 1, escalation: { level: 'senior' }, case: { state: 'open', reopening: { why: 'unsatisfied' } } });
    const page = await lead.must<CasePage>('GET', `/api/cases/${caseId}`);
    expect(page.notes.map((note) => note.text).join()).toContain('根本没修好');
    expect(page.commitments.some((one) => one.state === 'open')).toBe(true);
    expect((await asked('view=unsatisfied')).find((one) => one.case?.id === caseId)).toMatchObject({ reopened: { number } });
    // Their page says why it goes on.
    expect((await world.stranger().must<Tracking>('GET', `/api${trackPath}`)).reopened).toMatchObject({ at: complaint.case.reopening?.at, why: 'unsatisfied', words: { zh: expect.stringContaining('不满意'), en: expect.stringContaining('not satisfied') } });
  });

  test('closed anew is asked about anew: the older question is over', async () => {
    const { caseId } = await filedComplaint(world, lead, { mail: 'twice@example.com' });
    await closeComplaint(world, lead, caseId);
    await world.centre.sweep();
    const first = linkIn(world.mailer.arrived.find((one) => one.text.includes('/survey/'))?.text ?? '');
    await lead.must('POST', `/api/complaints/${caseId}/reopen`, { why: '客户来电：又坏了' });
    await lead.must('POST', `/api/cases/${caseId}/notes`, { key: randomUUID(), kind: 'investigation', text: '现场看过' });
    const at = `/api/complaints/${caseId}`;
    await lead.must('PUT', at, { cause: 'service_fault' });
    await lead.must('POST', `${at}/answer`, { by: 'phone', words: '今天再上门' });
    await lead.must('POST', `${at}/stage`, { to: 'responded' });
    await lead.must('PUT', at, { responseKinds: ['repair'], decision: '再修一次', toldBy: 'phone', agreed: true });
    await lead.must('POST', `${at}/stage`, { to: 'decided' });
    world.clock.pass({ minutes: 5 });
    await lead.must('POST', `${at}/stage`, { to: 'closed', outcome: 'accepted' });
    await world.centre.settle();
    expect((await world.stranger().get<RefusedBody>(first)).body.error.code).toBe('followups.ended');
    // Asked a second time in the same week: not by mail, but on the page that follows the complaint.
    expect((await asked()).filter((one) => one.case?.id === caseId).map((one) => one.sentBy)).toEqual(['page', 'mail']);
  });
});

theHouseIsWell();
