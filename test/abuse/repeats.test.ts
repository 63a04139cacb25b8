/** What takes no Idempotency-Key says in the reference what a repeat does; here each is repeated, and does that. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isKeyed } from '#kit/http/mount.ts';
import type { Client, RefusedBody } from '../kit/client.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { hangsAfterMs } from '../kit/hang.ts';
import { openWorld, password, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
});
afterAll(() => world.close());

/** The same call twice. */
async function twice<T = RefusedBody>(client: Client, method: string, path: string, body?: unknown) {
  return [await client.call<T>(method, path, body), await client.call<T>(method, path, body)] as const;
}
const statusesOf = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status);
const lastPartOf = (link: string) => link.split('/').at(-1) ?? '';
const chosen = 'five quiet words of ours';

async function uploadedTwice(path: string, whose: Record<string, string>): Promise<void> {
  const send = async () => (await (await fetch(world.baseUrl + path, { method: 'POST', headers: { ...whose, origin: world.baseUrl, 'content-type': 'application/octet-stream', 'x-file-name': 'a.txt' }, body: 'words' })).json()) as { id: string };
  const ids = [(await send()).id, (await send()).id];
  expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(ids[0]).not.toBe(ids[1]);
}
async function resetMails(mail: string): Promise<string[]> {
  await world.centre.settle();
  await world.centre.sweep();
  return world.mailer.arrived.filter((letter) => letter.to === mail).flatMap((letter) => /\/reset\/([\w-]+)/.exec(letter.text)?.[1] ?? []);
}
const mailOf = async (client: Client) => (await client.must<{ staff: { mail: string } }>('GET', '/api/session')).staff.mail;

const repeats: Readonly<Record<string, () => Promise<void>>> = {
  'POST /api/first-run': async () => {
    const asked = { brandName: '又一个', slug: 'again', name: '又一位', mail: 'again@example.com', password: chosen, zone: 'Asia/Shanghai' };
    expect(statusesOf(await twice(world.stranger(), 'POST', '/api/first-run', asked))).toEqual([409, 409]);
  },
  'POST /api/session': async () => {
    const cookies = [];
    for (const client of [world.stranger(), world.stranger()]) {
      await client.signIn('admin@yunque.example', password);
      cookies.push(client.cookie);
    }
    expect(new Set(cookies).size).toBe(2);
  },
  'DELETE /api/session': async () => {
    const agent = await world.signedInAs('agent');
    const { cookie } = agent;
    expect((await agent.delete('/api/session')).status).toBe(200);
    agent.cookie = cookie;
    expect((await agent.delete('/api/session')).status).toBe(401);
  },
  'PUT /api/session/password': async () => {
    const agent = await world.signedInAs('agent');
    const [first, second] = await twice(agent, 'PUT', '/api/session/password', { current: password, password: chosen });
    expect([first.status, second.status >= 400, second.status < 500]).toEqual([200, true, true]);
  },
  'POST /api/invitations/:token': async () => {
    const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '新同事', mail: 'new@staff.example', role: 'agent' });
    expect(statusesOf(await twice(world.stranger(), 'POST', `/api/invitations/${lastPartOf(link)}`, { name: '新同事', password: chosen }))).toEqual([200, 410]);
  },
  'POST /api/password-resets': async () => {
    const mail = await mailOf(await world.signedInAs('lead'));
    await twice(world.stranger(), 'POST', '/api/password-resets', { mail });
    await expect.poll(() => resetMails(mail), { timeout: hangsAfterMs }).toHaveLength(2);
    expect(new Set(await resetMails(mail)).size).toBe(2);
  },
  'POST /api/password-resets/:token': async () => {
    const mail = await mailOf(await world.signedInAs('lead'));
    await world.stranger().must('POST', '/api/password-resets', { mail });
    await expect.poll(() => resetMails(mail), { timeout: hangsAfterMs }).toHaveLength(1);
    expect(statusesOf(await twice(world.stranger(), 'POST', `/api/password-resets/${(await resetMails(mail))[0]}`, { password: chosen }))).toEqual([200, 410]);
  },
  'POST /api/brands/:id/invitation': async () => {
    const [first, second] = await twice<{ link: string }>(admin, 'POST', `/api/brands/${ours.ids['brands']}/invitation`);
    const opens = async (link: string) => (await world.stranger().get(`/api/invitations/${lastPartOf(link)}`)).status;
    expect([await opens(first.body.link), await opens(second.body.link)]).toEqual([expect.toSatisfy((status: number) => status === 404 || status === 410), 200]);
  },
  'POST /api/brands': async () => {
    expect(statusesOf(await twice(admin, 'POST', '/api/brands', { name: '又一家', slug: 'once-more', administrator: { name: '某人', mail: 'somebody@example.com' } }))).toEqual([201, 409]);
  },
  'POST /api/customers/:id/reveal': async () => {
    const [first, second] = await twice(admin, 'POST', `/api/customers/${ours.ids['otherCustomer']}/reveal`, { reason: '核对号码' });
    expect(second.body).toEqual(first.body);
    await world.centre.settle();
    expect((await admin.must<{ items: unknown[] }>('GET', '/api/audit?name=customer.revealed')).items).toHaveLength(2);
  },
  'POST /api/track/:token/messages': async () => {
    const [first, second] = await twice<{ updates: { text: string }[] }>(world.stranger(), 'POST', `/api/track/${ours.tokens.track}/messages`, { key: randomUUID(), text: '补充一句' });
    for (const { body } of [first, second]) expect(body.updates.filter(({ text }) => text === '补充一句')).toHaveLength(1);
  },
  'POST /api/complaint-page/:slug': async () => {
    const asked = { key: randomUUID(), name: '罗建国', honorific: 'mr', language: 'zh', phone: '13900000001', product: '', whatHappened: '冰箱不制冷', remedySought: '修好' };
    const [first, second] = await twice<{ number: string }>(world.stranger(), 'POST', '/api/complaint-page/yunque', asked);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
  },
  'POST /api/survey/:token': async () => {
    const [first, second] = await twice(world.stranger(), 'POST', `/api/survey/${ours.tokens.survey}`, { score: 5, words: '很好', solved: true });
    expect(statusesOf([first, second])).toEqual([200, 200]);
    await world.centre.settle();
    expect((await admin.must<{ items: unknown[] }>('GET', '/api/audit?name=followup.answered')).items).toHaveLength(1);
  },
  'POST /api/visitor/session': async () => {
    const [first, second] = await twice<{ token: string }>(world.stranger(), 'POST', '/api/visitor/session', { brand: 'yunque', language: 'zh' });
    expect(first.body.token).not.toBe(second.body.token);
    const known = await twice<{ token: string }>(world.stranger(), 'POST', '/api/visitor/session', { brand: 'yunque', language: 'zh', token: first.body.token });
    expect(known.map(({ body }) => body.token)).toEqual([first.body.token, first.body.token]);
  },
  'POST /api/visitor/attachments': () => uploadedTwice('/api/visitor/attachments', { authorization: `Bearer ${ours.visitor.bearer ?? ''}` }),
  'POST /api/attachments': () => uploadedTwice('/api/attachments', { cookie: admin.cookie ?? '' }),
};

test('each write without a key says what a repeat does, in both languages, and no other does', async () => {
  const document = await world.stranger().must<{ paths: Record<string, Record<string, { description?: string }>> }>('GET', '/api/docs/openapi.json');
  const unkeyed = world.centre.routes.filter((route) => route.method !== 'GET' && !isKeyed(route));
  expect(Object.keys(repeats).toSorted()).toEqual(unkeyed.map((route) => `${route.method} ${route.path}`).toSorted());
  expect(world.centre.routes.filter((route) => route.repeated !== undefined)).toHaveLength(unkeyed.length);
  for (const { method, path, repeated } of unkeyed) {
    expect([path, repeated?.zh]).toEqual([path, expect.stringMatching(/\p{Script=Han}.*。$/u)]);
    expect([path, document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.description]).toEqual([path, expect.stringContaining(repeated?.en ?? 'nothing')]);
  }
});

for (const [name, repeat] of Object.entries(repeats)) test(`${name}, repeated`, repeat);

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
