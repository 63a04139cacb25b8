/** The story of a mail: promised with the change, carried by the clock, its fate visible. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { json, sql } from '#kit/db/sql.ts';
import type { RefusedBody } from '../../test/kit/client.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { MailList, MailView } from './contract.ts';
import { queueMail, withdrawMails } from './index.ts';
import type { MailDraft } from './store.ts';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.pass({ seconds: 1 });
  // Mails of other stories must not disturb this one.
  world.mailer.weather = 'ok';
  await world.centre.sweep();
  world.mailer.arrived.length = 0;
  world.mailer.tries = 0;
});

const caseId = '01930000-0000-7000-8000-000000000001';
let keys = 0;
const draft = (change: Partial<MailDraft> = {}): MailDraft => ({
  to: 'wang@example.com', template: 'staff:mail.reset', language: 'zh', params: { name: '王静', link: 'http://localhost/reset/secret' }, about: ['case', caseId], key: `story:${(keys += 1)}`, ...change,
});
const queue = (change: Partial<MailDraft> = {}) => world.act((act) => queueMail(act, draft(change)));
const newest = async (id = caseId): Promise<MailView> => {
  const agent = await world.signedInAs('agent');
  const [mail] = (await agent.must<MailList>('GET', `/api/mails?about=${id}`)).items;
  if (mail === undefined) throw new Error('no mail about it');
  return mail;
};
const stored = (id: string) => world.act((act) => act.one<{ params: unknown; state: string }>(sql`select params, state from outgoing_mails where id = ${id}`));

test('a mail leaves in the customer’s language with its own Message-ID, and its words are forgotten', async () => {
  await queue();
  await world.centre.sweep();
  const [letter, ...more] = world.mailer.arrived;
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ to: 'wang@example.com', from: { name: '云雀电器', address: 'care@yunque.example' }, subject: '重新设置您的登录密码', headers: { 'Auto-Submitted': 'auto-generated' } });
  expect(letter?.text).toContain('http://localhost/reset/secret');
  const mail = await newest();
  expect(mail).toMatchObject({ state: 'sent', recipient: 'w***@example.com', tries: 1, mayRetry: false });
  expect(letter?.messageId).toBe(`<lt.${mail.id}@yunque.example>`);
  expect((await stored(mail.id)).params).toBeNull();
});

test('English for those who read English', async () => {
  await queue({ language: 'en' });
  await world.centre.sweep();
  expect(world.mailer.arrived[0]?.subject).toMatch(/^[\x20-\x7e]+$/);
});

test('the same promise twice is one mail', async () => {
  await queue({ key: 'once' });
  await queue({ key: 'once' });
  await world.centre.sweep();
  expect(world.mailer.tries).toBe(1);
});

test('a server that is down for two hours loses nothing and gets nothing twice', async () => {
  for (let i = 0; i < 7; i++) await queue();
  world.mailer.weather = 'later';
  for (let minute = 0; minute < 120; minute += 5) {
    await world.centre.sweep();
    world.clock.pass({ minutes: 5 });
  }
  const waiting = await newest();
  expect(waiting).toMatchObject({ state: 'queued', trouble: '450 4.2.1 <w***@example.com>: mailbox busy' });
  expect(Date.parse(waiting.nextTryAt ?? '')).toBeGreaterThan(world.clock.now().getTime());
  world.mailer.weather = 'ok';
  world.clock.pass({ hours: 1 });
  await world.centre.sweep();
  const ids = world.mailer.arrived.map((letter) => letter.messageId);
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(7);
});

test('after a day of “not now” the house stops and says so', async () => {
  await queue();
  world.mailer.weather = 'later';
  for (let hour = 0; hour < 26; hour++) {
    await world.centre.sweep();
    world.clock.pass({ hours: 1 });
  }
  expect(await newest()).toMatchObject({ state: 'failed', mayRetry: true });
});

test('a refused mail fails at once; a person may have it sent again, under the same Message-ID', async () => {
  await queue();
  world.mailer.weather = 'never';
  await world.centre.sweep();
  const failed = await newest();
  expect(failed).toMatchObject({ state: 'failed', trouble: '550 5.1.1 <w***@example.com>: no such user', mayRetry: true, nextTryAt: null });
  world.clock.pass({ hours: 3 });
  await world.centre.sweep();
  expect(world.mailer.tries).toBe(1);
  world.mailer.weather = 'ok';
  const agent = await world.signedInAs('agent');
  expect(await agent.must<MailView>('POST', `/api/mails/${failed.id}/retry`)).toMatchObject({ state: 'queued' });
  await world.centre.sweep();
  expect(world.mailer.arrived.map((letter) => letter.messageId)).toEqual([`<lt.${failed.id}@yunque.example>`]);
  expect((await agent.post<RefusedBody>(`/api/mails/${failed.id}/retry`)).body.error.code).toBe('messaging.forgotten');
});

test('when nobody knows whether it arrived, it is not sent again by itself', async () => {
  await queue();
  world.mailer.weather = 'cut';
  await world.centre.sweep();
  world.mailer.weather = 'ok';
  world.clock.pass({ days: 2 });
  await world.centre.sweep();
  expect(world.mailer.arrived).toHaveLength(1);
  expect(await newest()).toMatchObject({ state: 'unknown', mayRetry: true });
});

test('a process that died with a mail in hand leaves it to a person; what waited is not touched', async () => {
  await queue();
  const before = await newest();
  await world.act((act) => act.run(sql`update outgoing_mails set state = 'sending', tries = 1, due_at = ${new Date(act.now.getTime() + 120_000)} where id = ${before.id}`));
  await world.centre.sweep();
  expect(await newest()).toMatchObject({ state: 'sending' });
  world.clock.pass({ minutes: 3 });
  await world.centre.sweep();
  expect(await newest()).toMatchObject({ state: 'unknown', trouble: 'interrupted' });
  expect(world.mailer.tries).toBe(0);
});

test('two processes at once send each mail once', async () => {
  for (let i = 0; i < 12; i++) await queue();
  await Promise.all([world.centre.sweep(), world.centre.sweep(), world.centre.sweep()]);
  expect(new Set(world.mailer.arrived.map((letter) => letter.messageId)).size).toBe(12);
  expect(world.mailer.tries).toBe(12);
});

test('a line break in a subject never leaves the house; an address with one is refused', async () => {
  await queue({ template: 'staff:mail.invitation', params: { name: '王静', brand: '云雀\r\nBcc: thief@example.com', link: 'x' } });
  await world.centre.sweep();
  expect(world.mailer.tries).toBe(0);
  expect(await newest()).toMatchObject({ state: 'failed', trouble: 'line break in a header' });
  await expect(queue({ to: 'wang@example.com\r\nRCPT TO:<thief@example.com>' })).rejects.toMatchObject({ code: 'kit.lineBreak' });
});

test('words of customers are words, not templates', async () => {
  const name = '{{link}} $t(staff:mail.reset.text) <b>&amp;';
  await queue({ params: { name, link: 'http://localhost/reset/secret' } });
  await world.centre.sweep();
  expect(world.mailer.arrived[0]?.text.startsWith(`${name}，您好`)).toBe(true);
});

test('stuck mails forget their secrets after a week and are not sent again', async () => {
  await queue();
  world.mailer.weather = 'never';
  await world.centre.sweep();
  const failed = await newest();
  world.clock.pass({ days: 8 });
  await world.centre.sweep();
  expect((await stored(failed.id)).params).toBeNull();
  expect(await newest()).toMatchObject({ mayRetry: false });
});

test('an invited colleague gets the link by mail too; agents do not see mails about colleagues', async () => {
  const admin = await world.signedInAs('administrator');
  const invited = await admin.must<{ staff: { id: string }; link: string }>('POST', '/api/staff', { name: '新同事', mail: 'new@staff.example', role: 'agent' });
  await world.centre.sweep();
  const letter = world.mailer.arrived.find((one) => one.to === 'new@staff.example');
  expect(letter?.text).toContain(invited.link);
  expect(letter?.subject).toContain('云雀电器');
  const seenBy = async (role: 'agent' | 'administrator') => (await (await world.signedInAs(role)).must<MailList>('GET', `/api/mails?about=${invited.staff.id}`)).items.length;
  expect(await seenBy('agent')).toBe(0);
  expect(await seenBy('administrator')).toBe(1);
});

test('another brand sees none of it and sends none of it again', async () => {
  await queue();
  world.mailer.weather = 'never';
  await world.centre.sweep();
  const mine = await newest();
  const other = await world.otherBrand();
  const foreign = await world.signedInAs('administrator', { brandId: other.brandId });
  expect((await foreign.must<MailList>('GET', `/api/mails?about=${caseId}`)).items).toEqual([]);
  expect((await foreign.post(`/api/mails/${mine.id}/retry`)).status).toBe(404);
});

test('mails are read page by page', async () => {
  for (let i = 0; i < 5; i++) await queue({ about: ['case', '01930000-0000-7000-8000-000000000777'] });
  const agent = await world.signedInAs('agent');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: MailList = await agent.must<MailList>('GET', `/api/mails?about=01930000-0000-7000-8000-000000000777&limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.items.map((mail) => mail.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  expect((await agent.get<RefusedBody>('/api/mails?cursor=x')).body.error.code).toBe('kit.wrongCursor');
});

test('without a mail server mails wait and it is said; set up later, only what is still fresh leaves', async () => {
  const mute = await openWorld({ adapters: { mailer: undefined } });
  try {
    const send = (key: string) => mute.act((act) => queueMail(act, draft({ key })));
    await send('old');
    await mute.centre.sweep();
    const admin = await mute.signedInAs('administrator');
    const list = await admin.must<MailList>('GET', `/api/mails?about=${caseId}`);
    expect(list).toMatchObject({ isSetUp: false, items: [{ state: 'not_set_up' }] });
    mute.clock.pass({ hours: 30 });
    await send('fresh');
    await mute.centre.sweep();
    const rows = await mute.act((act) => act.rows<{ row: object }>(sql`select to_jsonb(m) as row from outgoing_mails m where about_id = ${caseId}`));
    // The same mails in a house that has a mail server.
    await transact(world.centre.house, systemOf(world.brandId, 'story'), async (act) => {
      for (const { row } of rows) await act.run(sql`insert into outgoing_mails select * from jsonb_populate_record(null::outgoing_mails, ${json({ ...row, brand_id: world.brandId })}::jsonb)`);
    });
    world.clock.set(mute.clock.now().toISOString());
    await world.centre.sweep();
    const states = await world.act((act) => act.rows<{ key: string; state: string }>(sql`select key, state from outgoing_mails where key in ('old', 'fresh')`));
    expect(Object.fromEntries(states.map(({ key, state }) => [key, state]))).toEqual({ old: 'not_set_up', fresh: 'sent' });
  } finally {
    await mute.close();
  }
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));

test('a mail that is withdrawn goes from every open list of it: whoever may read it hears, and only they', async () => {
  const about = '01930000-0000-7000-8000-0000000000f1';
  const other = await world.otherBrand();
  const listens = (brandId: string, permission: string): unknown[] => {
    const told: unknown[] = [];
    world.centre.hub.attach({ brandId, staffId: '01930000-0000-7000-8000-0000000000f2', permissions: new Set([permission]), send: (text) => {
      const { name, data } = JSON.parse(text) as { name?: string; data?: unknown };
      if (name === 'mail') told.push(data);
    } });
    return told;
  };
  const [reader, manager, stranger] = [listens(world.brandId, 'message.read'), listens(world.brandId, 'staff.manage'), listens(other.brandId, 'message.read')];
  await queue({ about: ['case', about] });
  await world.centre.settle();
  const { id } = await newest(about);
  await world.act((act) => withdrawMails(act, ['case', about], ['staff:mail.reset']));
  await world.centre.settle();
  expect(reader).toMatchObject([{ id, state: 'queued' }, { id, about: { kind: 'case', id: about }, isWithdrawn: true }]);
  expect(Object.keys(reader[1] as object).toSorted()).toEqual(['about', 'id', 'isWithdrawn']);
  expect([manager, stranger]).toEqual([[], []]);
  await queue({ about: ['staff', about] });
  await world.act((act) => withdrawMails(act, ['staff', about], ['staff:mail.reset']));
  await world.centre.settle();
  // Queued and withdrawn before it was told: all there is to tell is that it is gone.
  expect(manager.at(-1)).toMatchObject({ about: { kind: 'staff', id: about }, isWithdrawn: true });
  expect(reader).toHaveLength(2);
});
