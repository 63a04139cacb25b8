import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { Visitor } from '../../test/kit/visitor.ts';
import { permissions } from './core/roles.ts';
import { sampleCall } from './core/sample-call.ts';
import { openWorld, password, type World } from '../../test/kit/world.ts';
import type { SessionView } from './contract.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

test('the first run is over once a brand stands, and nobody can be administrator by it again', async () => {
  expect((await world.stranger().get('/api/first-run')).body).toEqual({ needed: false });
  const again = await world.stranger().post<RefusedBody>('/api/first-run', { brandName: 'x', slug: 'x', name: 'x', mail: 'x@x.example', password });
  expect([again.status, again.body.error.code]).toEqual([409, 'staff.alreadySetUp']);
});

test('an invited colleague joins by the link once, and the link is dead afterwards', async () => {
  const admin = await world.signedInAs('administrator');
  const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '周小满', mail: 'Zhou@Yunque.example', role: 'agent' });
  const token = link.split('/').at(-1) ?? '';
  const newcomer = world.stranger();
  const session = await newcomer.must<SessionView>('POST', `/api/invitations/${token}`, { name: '周小满', password });
  expect(session.staff).toMatchObject({ role: 'agent', mail: 'zhou@yunque.example' });
  expect((await newcomer.get<SessionView>('/api/session')).body.staff.name).toBe('周小满');
  expect((await world.stranger().post<RefusedBody>(`/api/invitations/${token}`, { name: 'x', password })).body.error.code).toBe('staff.linkUsed');
});

test('a refusal says what, where and what would be right, in both languages', async () => {
  const admin = await world.signedInAs('administrator');
  const refused = await admin.post<RefusedBody>('/api/staff', { name: '李', mail: 'no mail', role: 'agent' });
  expect(refused.status).toBe(422);
  expect(refused.body.error).toMatchObject({ meaning: 'invalid', at: 'body.mail' });
  expect(refused.body.error.what.zh).toContain('body.mail');
  expect(refused.body.error.right.en.length).toBeGreaterThan(10);
  const unknownField = await admin.post<RefusedBody>('/api/staff', { name: '李', mail: 'li@yunque.example', role: 'agent', isAdministrator: true });
  expect(unknownField.body.error).toMatchObject({ code: 'kit.unknownField', at: 'body.isAdministrator' });
});

test('an agent may read the team but not change it', async () => {
  const agent = await world.signedInAs('agent');
  expect((await agent.get('/api/staff')).status).toBe(200);
  expect((await agent.post<RefusedBody>('/api/staff', { name: 'x', mail: 'y@y.example', role: 'agent' })).body.error.code).toBe('kit.notPermitted');
});

test('deactivating a colleague ends their sessions at once; the last administrator stays', async () => {
  const admin = await world.signedInAs('administrator');
  const agent = await world.signedInAs('agent');
  await admin.must('PUT', `/api/staff/${agent.staffId}`, { state: 'deactivated' });
  expect((await agent.get('/api/session')).status).toBe(401);
  const staff = await admin.must<{ items: { id: string; role: string }[] }>('GET', '/api/staff');
  for (const other of staff.items.filter((item) => item.role === 'administrator' && item.id !== admin.staffId)) await admin.must('PUT', `/api/staff/${other.id}`, { state: 'deactivated' });
  expect((await admin.put<RefusedBody>(`/api/staff/${admin.staffId}`, { role: 'agent' })).body.error.code).toBe('staff.lastAdministrator');
});

test('second thoughts: a colleague who was deactivated by mistake works again; who had not joined yet is invited as before', async () => {
  const admin = await world.signedInAs('administrator');
  const agent = await world.signedInAs('agent');
  const turn = (id: string, state: string) => admin.must<{ state: string }>('PUT', `/api/staff/${id}`, { state });
  await turn(agent.staffId, 'deactivated');
  expect((await turn(agent.staffId, 'active')).state).toBe('active');
  expect((await agent.get('/api/session')).status).toBe(401);
  const { staff: newcomer, link } = await admin.must<{ staff: { id: string }; link: string }>('POST', '/api/staff', { name: '新人', mail: 'newcomer@yunque.example', role: 'agent' });
  expect((await admin.put<RefusedBody>(`/api/staff/${newcomer.id}`, { state: 'active' })).body.error.code).toBe('staff.notJoinedYet');
  await turn(newcomer.id, 'deactivated');
  expect((await turn(newcomer.id, 'active')).state).toBe('invited');
  expect((await world.stranger().get(`/api/invitations/${link.split('/').at(-1)}`)).status).toBe(200);
  await world.centre.settle();
  expect((await admin.must<{ items: { subjectId: string }[] }>('GET', '/api/audit?name=staff.reactivated')).items.map((one) => one.subjectId).toSorted()).toEqual([newcomer.id, agent.staffId].toSorted());
});

test('a repeated write under one key is done once; another body under the key is refused', async () => {
  const admin = await world.signedInAs('administrator');
  const body = { name: '重复', mail: 'twice@yunque.example', role: 'agent' };
  const key = { 'idempotency-key': 'a-key-of-a-story-1' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post<{ link: string }>('/api/staff', body, key)));
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
  expect(new Set(answers.map((answer) => answer.body.link)).size).toBe(1);
  expect((await admin.post<RefusedBody>('/api/staff', { ...body, name: '别的' }, key)).body.error.code).toBe('kit.keyReused');
});

test('the trail of what happened is a chain that cannot be edited', async () => {
  const admin = await world.signedInAs('administrator');
  await world.centre.settle();
  expect((await admin.get('/api/audit/chain')).body).toMatchObject({ holds: true, brokenAtSeq: null });
  const trail = await admin.must<{ items: { name: string }[] }>('GET', '/api/audit?limit=100');
  expect(trail.items.map((item) => item.name)).toContain('staff.signedIn');
  const { sql } = await import('#kit/db/sql.ts');
  await expect(world.act((act) => act.run(sql`update events set actor_name = 'nobody' where brand_id = ${act.brandId}`))).rejects.toThrow('events cannot be edited');
  await expect(world.act((act) => act.run(sql`delete from events where brand_id = ${act.brandId}`))).rejects.toThrow('events are never removed');
});

test('an API key works within its scopes, is shown once and can be revoked', async () => {
  const admin = await world.signedInAs('administrator');
  const made = await admin.must<{ key: string; item: { id: string } }>('POST', '/api/api-keys', { name: 'ERP', scopes: ['staff.read'] });
  const program = world.stranger();
  program.bearer = made.key;
  expect((await program.get('/api/staff')).status).toBe(200);
  expect((await program.get('/api/audit')).status).toBe(403);
  expect(JSON.stringify((await admin.get('/api/api-keys')).body)).not.toContain(made.key);
  await admin.must('DELETE', `/api/api-keys/${made.item.id}`);
  expect((await program.get('/api/staff')).status).toBe(401);
});

test('five wrong passwords lock the account for a minute, for the right password too', async () => {
  const person = await world.signedInAs('agent');
  const mail = (await person.must<SessionView>('GET', '/api/session')).staff.mail;
  const stranger = world.stranger();
  for (let i = 0; i < 5; i++) expect((await stranger.post<RefusedBody>('/api/session', { mail, password: 'wrong' })).body.error.code).toBe('staff.wrongPassword');
  expect((await stranger.post<RefusedBody>('/api/session', { mail, password })).body.error.code).toBe('staff.locked');
  world.clock.pass({ seconds: 61 });
  expect((await stranger.post('/api/session', { mail, password })).status).toBe(200);
});

test('a further brand: its administrator joins by the link shown once, and sees nothing of the first', async () => {
  const admin = await world.signedInAs('administrator');
  const asked = { name: '晴川生活', slug: 'qingchuan-life', zone: 'Asia/Shanghai', administrator: { name: '许知行', mail: 'xu@qingchuan.example' } };
  expect((await (await world.signedInAs('lead')).post('/api/brands', asked)).status).toBe(403);
  const { link } = await admin.must<{ link: string }>('POST', '/api/brands', asked);
  expect((await admin.post<RefusedBody>('/api/brands', asked)).status).toBe(409);
  const newcomer = world.stranger();
  const session = await newcomer.must<SessionView>('POST', `/api/invitations/${link.split('/').at(-1) ?? ''}`, { name: '许知行', password });
  expect([session.brand.name, session.staff.role]).toEqual(['晴川生活', 'administrator']);
  expect((await newcomer.must<{ items: { mail: string }[] }>('GET', '/api/staff')).items.map((one) => one.mail)).toEqual(['xu@qingchuan.example']);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));

test('a password that is easily guessed is refused with the reason; nine Chinese characters will do', async () => {
  const admin = await world.signedInAs('administrator');
  const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '李四', mail: 'lisi@yunque.example', role: 'agent' });
  const join = (given: string) => world.stranger().post<RefusedBody & SessionView>(`/api/invitations/${link.split('/join/')[1] ?? ''}`, { name: '李四', password: given });
  for (const [given, code] of [['password12', 'passwordCommon'], ['lisi1234567', 'passwordAboutYou'], ['云雀电器2026', 'passwordAboutYou'], ['短', 'passwordShort']] as const) {
    expect((await join(given)).body.error, given).toMatchObject({ code: `staff.${code}`, at: 'body.password', meaning: 'invalid' });
  }
  const joined = await join('李四的好长密码词组');
  expect([joined.status, joined.body.staff.name]).toEqual([200, '李四']);
  const again = await admin.put<RefusedBody>('/api/session/password', { current: password, password: 'qwertyuiop12' });
  expect(again.body.error.code).toBe('staff.passwordCommon');
});

test('a program that may manage colleagues gets no link with which it could join as somebody stronger', async () => {
  const admin = await world.signedInAs('administrator');
  const { staff } = await admin.must<{ staff: { id: string } }>('POST', '/api/staff', { name: '新管理员', mail: 'new-admin@yunque.example', role: 'administrator' });
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '人事系统', scopes: ['staff.read', 'staff.manage'] });
  const program = world.stranger();
  program.bearer = key;
  const refused = await program.post<RefusedBody>(`/api/staff/${staff.id}/invitation`, {});
  expect([refused.status, refused.body.error.code]).toEqual([403, 'staff.grantsMoreThanHeld']);
  expect((await admin.post(`/api/staff/${staff.id}/invitation`, {})).status).toBeLessThan(300);
});

test('the first call offered with a new key answers with something, on the first day of a brand already', async () => {
  const fresh = await openWorld();
  try {
    const admin = await fresh.signedInAs('administrator');
    const reading = permissions.filter((permission) => sampleCall([permission]) !== undefined);
    expect(reading.length).toBeGreaterThan(10);
    for (const permission of reading) {
      const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: permission, scopes: [permission] });
      const program = fresh.stranger();
      program.bearer = key;
      expect((await program.get(sampleCall([permission]) ?? '')).status, permission).toBe(200);
    }
    const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '全部', scopes: [...permissions] });
    const program = fresh.stranger();
    program.bearer = key;
    expect(JSON.stringify(await program.must('GET', sampleCall(permissions) ?? ''))).toContain('云雀电器');
  } finally {
    await fresh.close();
  }
});

test('a key sees everything where a colleague sees their own, unless it asks for a view', async () => {
  const admin = await world.signedInAs('administrator');
  const agent = await world.signedInAs('agent');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const { id: interactionId } = await visitor.start('想开发票');
  await agent.must('PUT', '/api/presence', { state: 'away', reason: 'training' });
  await agent.must('POST', `/api/interactions/${interactionId}/take`);
  const { id } = await agent.must<{ id: string }>('POST', '/api/cases', { kind: 'inquiry', title: '开发票', interactionId });
  const promise = await agent.must<{ id: string }>('POST', '/api/commitments', { interactionId, text: '今天寄出发票', dueAt: new Date(world.clock.now().getTime() + 3_600_000).toISOString() });
  const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: '看板', scopes: ['case.read', 'interaction.read'] });
  const program = world.stranger();
  program.bearer = key;
  const ids = async (client: Client, path: string) => (await client.must<{ items: { id: string }[] }>('GET', path)).items.map((item) => item.id);
  expect(await ids(program, '/api/cases')).toEqual([id]);
  expect(await ids(program, '/api/interactions')).toEqual([interactionId]);
  expect(await ids(program, '/api/commitments')).toHaveLength(1);
  for (const path of ['/api/cases', '/api/interactions', '/api/commitments']) {
    expect(await ids(admin, path), path).toEqual([]);
    expect(await ids(program, `${path}?view=mine`), path).toEqual([]);
  }
  await agent.must('POST', `/api/cases/${id}/solve`, { outcome: '已开', promises: [{ id: promise.id, as: 'kept' }] });
  expect(await ids(program, '/api/cases')).toEqual([id]);
});
