/** A screen on a wall: its own link, the figures of its own brand and nothing else, until it is revoked, ends, or its maker leaves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Display, DisplayBoard, NewDisplay } from './contract.ts';

let world: World;
let lead: Client & { staffId: string };
let wall: Client;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.signedInAs('lead', { name: '顾明' });
  wall = world.stranger();
});
afterAll(() => world.close());

const make = (name: string, by: Client = lead) => by.must<NewDisplay>('POST', '/api/displays', { name });
const tokenOf = (made: NewDisplay): string => new URL(made.link).pathname.split('/').at(-1) ?? '';
const look = (token: string) => wall.get<DisplayBoard & RefusedBody>(`/api/wall/${token}`);
const listed = async (by: Client = lead): Promise<Display[]> => (await by.must<{ items: Display[] }>('GET', '/api/displays')).items;

test('a lead makes a link; the screen shows the board by the brand’s clock, without a session and without a customer’s name', async () => {
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await visitor.start('我是欧阳静，洗衣机漏水');
  const made = await make('接待大厅');
  expect(new URL(made.link).pathname).toMatch(/^\/wall\/[\w-]{43}$/);
  expect(await listed()).toMatchObject([{ name: '接待大厅', madeBy: '顾明', seenAt: null, revokedAt: null }]);
  const shown = await look(tokenOf(made));
  expect([shown.status, shown.body.zone, shown.body.board.brandName, shown.body.board.now.waiting]).toEqual([200, 'Asia/Shanghai', '云雀电器', 1]);
  expect(JSON.stringify(shown.body)).not.toMatch(/欧阳静|洗衣机漏水|顾明/);
  expect((await listed())[0]?.seenAt).toBe(world.clock.now().toISOString());
  // The list never holds the secret.
  expect(JSON.stringify(await listed())).not.toContain(tokenOf(made));
  const own = await lead.must('GET', '/api/reports/wallboard');
  expect(shown.body.board).toEqual(own);
});

test('a screen speaks the language that its link was given, else that of its own browser', async () => {
  const english = await lead.must<NewDisplay>('POST', '/api/displays', { name: '展厅', language: 'en' });
  const following = await make('食堂');
  expect([english.item.language, following.item.language]).toEqual(['en', null]);
  expect([(await look(tokenOf(english))).body.language, (await look(tokenOf(following))).body.language]).toEqual(['en', null]);
  expect((await lead.post<RefusedBody>('/api/displays', { name: '展厅', language: 'fr' })).status).toBe(422);
});

test('the link opens the board and no other door', async () => {
  const token = tokenOf(await make('二楼'));
  const other = world.stranger();
  other.bearer = token;
  for (const path of ['/api/reports/wallboard', '/api/displays', '/api/customers', '/api/interactions', '/api/session']) expect([path, (await other.get(path)).status]).toEqual([path, 401]);
  expect([(await wall.post(`/api/wall/${token}`)).status, (await wall.delete(`/api/wall/${token}`)).status]).toEqual([404, 404]);
});

test('a wrong, a revoked and an ended link show nothing, and say what would be right', async () => {
  for (const wrong of ['x', 'A'.repeat(43), "' or 1=1--", '..%2f..']) expect([wrong, (await look(encodeURIComponent(wrong))).body.error?.code]).toEqual([wrong, 'reports.unknownDisplay']);
  const made = await make('旧屏');
  await lead.must('DELETE', `/api/displays/${made.item.id}`);
  await lead.must('DELETE', `/api/displays/${made.item.id}`);
  const revoked = await look(tokenOf(made));
  expect([revoked.status, revoked.body.error.code]).toEqual([410, 'reports.displayEnded']);
  const ends = await make('明年还在');
  expect((await look(tokenOf(ends))).status).toBe(200);
  world.clock.pass({ days: 366 });
  expect((await look(tokenOf(ends))).body.error.code).toBe('reports.displayEnded');
  lead = await world.signedInAs('lead', { name: '顾明' });
});

test('it ends with its maker: who leaves, or may no longer read figures, leaves no window behind', async () => {
  const admin = await world.signedInAs('administrator');
  const leaver = await world.signedInAs('lead');
  const token = tokenOf(await make('走廊', leaver));
  await admin.must('PUT', `/api/staff/${leaver.staffId}`, { role: 'agent' });
  expect((await look(token)).status).toBe(410);
  await admin.must('PUT', `/api/staff/${leaver.staffId}`, { role: 'lead' });
  expect((await look(token)).status).toBe(200);
  await admin.must('PUT', `/api/staff/${leaver.staffId}`, { state: 'deactivated' });
  expect((await look(token)).status).toBe(410);
});

test('an agent makes none, a program makes none, another brand neither sees nor ends ours', async () => {
  const agent = await world.signedInAs('agent');
  expect([(await agent.get('/api/displays')).status, (await agent.post('/api/displays', { name: 'x' })).status]).toEqual([403, 403]);
  const admin = await world.signedInAs('administrator');
  const program = world.stranger();
  program.bearer = (await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '程序', scopes: ['display.manage'] })).key;
  expect((await program.post<RefusedBody>('/api/displays', { name: 'x' })).body.error.code).toBe('reports.displayNeedsPerson');
  const made = await make('我们的');
  const { brandId } = await world.otherBrand();
  const stranger = await world.signedInAs('lead', { brandId });
  expect(await listed(stranger)).toEqual([]);
  expect((await stranger.delete(`/api/displays/${made.item.id}`)).status).toBe(404);
  expect((await look(tokenOf(made))).body.board.brandName).toBe('云雀电器');
  expect((await look(tokenOf(await make('他们的', stranger)))).body.board.brandName).toBe('别家');
});

test('making and revoking stand in the trail, by name and without the link', async () => {
  const made = await make('展厅');
  world.clock.pass({ seconds: 1 });
  await lead.must('DELETE', `/api/displays/${made.item.id}`);
  await world.centre.settle();
  const admin = await world.signedInAs('administrator');
  const { items } = await admin.must<{ items: { name: string; actor: string; subject: { name: string } }[] }>('GET', `/api/audit?subjectId=${made.item.id}`);
  expect(items.map(({ name, actor, subject }) => [name, actor, subject.name])).toEqual([['display.revoked', '顾明', '展厅'], ['display.created', '顾明', '展厅']]);
  expect(JSON.stringify(items)).not.toContain(tokenOf(made));
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
