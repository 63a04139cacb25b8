/** Reaching over a line: another brand's ids inside a body, another conversation's file, notes that leak, pages that may not embed us. */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { Client, RefusedBody } from '../kit/client.ts';
import { Desk } from '../kit/desk.ts';
import { furnish, type Furnished } from '../kit/furnished.ts';
import { sampleOf } from '../kit/samples.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
let ours: Furnished;
let foreigner: Client & { staffId: string };
let theirs: Furnished;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  ours = await furnish(world, admin);
  const other = await world.otherBrand();
  foreigner = await world.signedInAs('administrator', { brandId: other.brandId });
  theirs = await furnish(world, foreigner, other.slug);
});
afterAll(() => world.close());

test('an id of another brand inside a body or query, one field at a time, is never taken', async () => {
  const crossed: string[] = [];
  let tried = 0;
  for (const route of world.centre.routes.filter((one) => one.access !== 'public' && one.access !== 'visitor')) {
    for (const [part, shape] of [['body', route.body], ['query', route.query]] as const) {
      if (shape === undefined) continue;
      const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, { format?: string; anyOf?: { format?: string }[]; items?: { format?: string } }> };
      const idFields = Object.entries(properties).filter(([, one]) => one.format === 'uuid' || one.items?.format === 'uuid' || one.anyOf?.some((choice) => choice.format === 'uuid') === true);
      for (const [field, one] of idFields) {
        tried += 1;
        const own = sampleOf(shape, { idFor: (name) => theirs.idFor(name), word: `word ${randomUUID()}` }) as Record<string, unknown>;
        const foreign = ours.idFor(field);
        const asked = { ...own, [field]: one.items === undefined ? foreign : [foreign] };
        const path = route.path.replace(/:(\w+)/g, (_, name: string) => theirs.idFor(name === 'id' ? (route.path.split('/')[2] ?? '') : name));
        const query = part === 'query' ? `?${new URLSearchParams(Object.entries(asked).map(([key, value]): [string, string] => [key, key === 'to' ? '2026-11-19T02:00:00.000Z' : String(value)])).toString()}` : '';
        const answer = await foreigner.call(route.method, path + query, part === 'body' ? asked : undefined);
        const text = JSON.stringify(answer.body);
        // A reading may answer with an empty list; a change must not go through. Neither tells anything of ours.
        const taken = route.method !== 'GET' && answer.status < 300;
        const tells = text.replaceAll(foreign, '').includes('洗衣机') || Object.values(ours.ids).some((id) => id !== foreign && text.includes(id));
        if (taken || tells || answer.status >= 500) crossed.push(`${route.method} ${route.path} ${part}.${field} → ${answer.status} ${text.slice(0, 200)}`);
      }
    }
  }
  expect(tried).toBeGreaterThan(25);
  expect(crossed).toEqual([]);
});

test('customers of two brands cannot be merged, from either side, nor a merge of another brand undone', async () => {
  const own = await foreigner.must<{ id: string }>('POST', '/api/customers', { name: '别家的人' });
  expect((await foreigner.post(`/api/customers/${own.id}/merge`, { customerId: ours.ids['otherCustomer'] })).status).toBe(404);
  expect((await foreigner.post(`/api/customers/${ours.ids['otherCustomer']}/merge`, { customerId: own.id })).status).toBe(404);
  expect((await foreigner.post(`/api/customers/${ours.ids['otherCustomer']}/merges/${ours.ids['merges']}/undo`)).status).toBe(404);
  expect((await foreigner.post(`/api/customers/${own.id}/merges/${ours.ids['merges']}/undo`)).status).toBe(404);
});

test('an agent does not join two known people: that is a lead’s', async () => {
  const agent = await world.signedInAs('agent');
  const [a, b] = [await agent.must<{ id: string }>('POST', '/api/customers', { name: '甲' }), await agent.must<{ id: string }>('POST', '/api/customers', { name: '乙' })];
  expect((await agent.post<RefusedBody>(`/api/customers/${a.id}/merge`, { customerId: b.id })).body.error).toMatchObject({ code: 'kit.notPermitted', params: { permission: 'customer.merge' } });
});

test('what belongs to another thing of one’s own brand is not reached through this one', async () => {
  const { otherCustomer, customers, products, identities, interactions, cases } = ours.ids;
  const tries: [string, string, unknown][] = [
    ['PUT', `/api/customers/${customers}/products/${products}`, { name: '换名' }], ['DELETE', `/api/customers/${customers}/products/${products}`, undefined],
    ['PUT', `/api/customers/${customers}/identities/${identities}`, { isShared: true }], ['DELETE', `/api/customers/${customers}/identities/${identities}`, undefined], ['POST', `/api/customers/${customers}/identities/${identities}/verify`, undefined],
    ['POST', `/api/customers/${customers}/merges/${ours.ids['merges']}/undo`, undefined], ['POST', `/api/complaints/${cases}/assess`, { scores: { severity: 0, safety: 0, complexity: 0, impact: 0, immediateAction: 'not_needed' } }],
  ];
  for (const [method, path, body] of tries) expect([method, path, (await admin.call(method, path, body)).status]).toEqual([method, path, 404]);
  const second = new Visitor(world.baseUrl);
  await second.open('yunque');
  const { id } = await second.start('另一位客户');
  await world.centre.settle();
  expect((await admin.post(`/api/interactions/${id}/mood`, { messageId: ours.ids['message'], mood: 'angry' })).status).toBe(404);
  expect(await admin.must('GET', `/api/customers/${otherCustomer}/products`)).toMatchObject({ items: [{ id: products }] });
  expect((await admin.must<{ interaction: { id: string } }>('GET', `/api/interactions/${interactions}`)).interaction.id).toBe(interactions);
});

test('an agent who does not hold a conversation neither answers, ends nor wraps it up', async () => {
  const agent = await world.signedInAs('agent');
  const id = ours.ids['interactions'] ?? '';
  for (const [path, body] of [['messages', { key: randomUUID(), text: '抢答' }], ['end', {}], ['wrap-up', { disposition: 'answered' }], ['wrap-up/finish', undefined], ['take', undefined], ['whispers', { key: randomUUID(), text: '悄悄话' }]] as const) {
    const { status } = await agent.post(`/api/interactions/${id}/${path}`, body);
    expect([path, status === 403 || status === 409]).toEqual([path, true]);
  }
  expect((await agent.post(`/api/offers/${ours.ids['offers']}/accept`)).status).toBeGreaterThanOrEqual(400);
});

test('notes, whispers, drafts and moods never reach the visitor: not by route, socket, gap, file, survey or mail', async () => {
  const secret = `机密-${randomUUID()}`;
  const id = ours.ids['interactions'] ?? '';
  const { visitor } = ours;
  await visitor.connect();
  await admin.must('POST', `/api/interactions/${id}/notes`, { key: randomUUID(), text: `${secret} 便签` });
  await admin.must('POST', `/api/interactions/${id}/whispers`, { key: randomUUID(), text: `${secret} 悄悄话` });
  await admin.must('PUT', `/api/interactions/${id}/draft`, { text: `${secret} 草稿`, mode: 'note' });
  await admin.must('POST', `/api/cases/${ours.ids['cases']}/notes`, { key: randomUUID(), text: `${secret} 案情` });
  await admin.must('POST', `/api/cases/${ours.ids['complaints']}/notes`, { key: randomUUID(), kind: 'investigation', text: `${secret} 调查` });
  await admin.must('POST', `/api/interactions/${id}/messages`, { key: randomUUID(), text: '这一句是给您的' });
  await world.centre.settle();
  await visitor.hears((frame) => frame.t === 'message' && frame.message.text === '这一句是给您的');
  await world.centre.sweep();
  const again = new Visitor(world.baseUrl);
  const heard = [
    visitor.heard, await visitor.conversation(), await visitor.conversation(1), await again.open('yunque', { token: visitor.session?.token }),
    await world.stranger().get(`/api/track/${ours.tokens.track}`), await world.stranger().get(`/api/survey/${ours.tokens.survey}`), world.mailer.arrived,
  ].map((one) => JSON.stringify(one));
  for (const one of heard) expect([one.length > 50, one.includes(secret), /"mood|strength|evidence|staffId|speakerId|whisper/i.test(one)]).toEqual([true, false, false]);
  // The house itself reads it, so that this can fail.
  expect(JSON.stringify(await admin.must('GET', `/api/interactions/${id}`))).toContain(`${secret} 悄悄话`);
  visitor.hangUp();
});

test('a visitor’s typing, reading and words reach only desks of the brand and no other visitor', async () => {
  const foreignDesk = await new Desk(foreigner).hello();
  const neighbour = new Visitor(world.baseUrl);
  await neighbour.open('yunque');
  await neighbour.start('旁边的客户');
  await neighbour.connect();
  const writer = new Visitor(world.baseUrl);
  await writer.open('yunque');
  await writer.start('我的地址是长安街一号');
  await writer.connect();
  writer.tell({ t: 'typing', text: '我的手机号是' });
  writer.tell({ t: 'say', key: randomUUID(), text: '我的手机号是13900001111' });
  await writer.hears((frame) => frame.t === 'ack');
  await world.centre.settle();
  for (const ears of [foreignDesk.heard, neighbour.heard]) expect(/长安街|手机号/.test(JSON.stringify(ears))).toBe(false);
  for (const one of [writer, neighbour]) one.hangUp();
  foreignDesk.hangUp();
});

test('a visitor of one brand is a new stranger at another; a signature of one opens nothing at the other', async () => {
  const session = await new Visitor(world.baseUrl).open(theirsSlug(), { token: ours.visitor.session?.token });
  expect([session.conversation, session.token === ours.visitor.session?.token]).toEqual([null, false]);
  const { secret } = await admin.must<{ secret: string }>('POST', '/api/brand/widget-secret/show');
  const signature = createHmac('sha256', secret).update('u-1').digest('hex');
  const refused = await new Visitor(world.baseUrl).post<RefusedBody>('/api/visitor/session', { brand: theirsSlug(), language: 'zh', identity: { userId: 'u-1', signature } });
  expect(refused.body.error.code).toBe('chat.wrongSignature');
  for (const wrong of ['', 'a'.repeat(63), 'A'.repeat(64), '0'.repeat(64), signature.toUpperCase(), `${signature} `]) {
    expect((await new Visitor(world.baseUrl).post('/api/visitor/session', { brand: 'yunque', language: 'zh', identity: { userId: 'u-1', signature: wrong } })).status).toBeGreaterThanOrEqual(400);
  }
  const other = createHmac('sha256', secret).update('u-2').digest('hex');
  expect((await new Visitor(world.baseUrl).post('/api/visitor/session', { brand: 'yunque', language: 'zh', identity: { userId: 'u-1', signature: other } })).status).toBe(403);
});
const theirsSlug = () => theirs.visitor.session?.brand.slug ?? '';

test('a page that the brand does not list may not open the widget; the listed one and our own may', async () => {
  await admin.must('PUT', '/api/brand', { settings: { widgetOrigins: ['https://shop.example'] } });
  const from = async (origin: string) => (await Object.assign(new Visitor(world.baseUrl), { origin }).post<RefusedBody>('/api/visitor/session', { brand: 'yunque', language: 'zh' })).status;
  for (const origin of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'https://shop.example:8443', 'https://evil.example/https://shop.example', 'null', 'file://']) expect([origin, await from(origin)]).toEqual([origin, 403]);
  for (const origin of ['https://shop.example', 'http://localhost']) expect([origin, await from(origin)]).toEqual([origin, 200]);
  for (const odd of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'shop.example', '*']) {
    expect([odd, (await admin.put<RefusedBody>('/api/brand', { settings: { widgetOrigins: [odd] } })).status]).toEqual([odd, 422]);
  }
  await admin.must('PUT', '/api/brand', { settings: { widgetOrigins: [] } });
});

test('links of customers open one thing and nothing beside it; guesses and swapped links are not found', async () => {
  const stranger = world.stranger();
  const { survey, track } = ours.tokens;
  expect([(await stranger.get(`/api/survey/${survey}`)).status, (await stranger.get(`/api/track/${track}`)).status]).toEqual([200, 200]);
  const guesses = [track, survey.slice(0, -1), `${survey.slice(0, -1)}${survey.endsWith('A') ? 'B' : 'A'}`, survey.toUpperCase(), `${survey}.`, ours.ids['followups'] ?? '', theirs.tokens.track];
  for (const guess of guesses) expect([guess, (await stranger.get(`/api/survey/${encodeURIComponent(guess)}`)).status]).toEqual([guess, 404]);
  for (const guess of [survey, track.slice(1), track.toLowerCase(), ours.ids['complaints'] ?? '']) expect([guess, (await stranger.get(`/api/track/${encodeURIComponent(guess)}`)).status]).toEqual([guess, 404]);
  const seen = JSON.stringify([(await stranger.get(`/api/survey/${survey}`)).body, (await stranger.get(`/api/track/${track}`)).body]);
  for (const [name, id] of Object.entries({ ...ours.ids, ...theirs.ids })) expect([name, seen.includes(id)]).toEqual([name, false]);
  const { link } = await admin.must<{ link: string }>('POST', `/api/complaints/${ours.ids['complaints']}/receipt`, { by: 'again' });
  expect([(await stranger.get(`/api/track/${track}`)).status, (await stranger.get(`/api/track/${link.split('/').at(-1)}`)).status]).toEqual([404, 200]);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
