/** Attacks with a session, a key or a token in hand: fixation, sessions that outlive a change, tokens shown at the wrong door. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import { permissions } from '#staff/core/roles.ts';
import { openCentre } from '../../src/app/centre.ts';
import { Client, type RefusedBody } from '../kit/client.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, password, type World } from '../kit/world.ts';

let world: World;
let admin: Client & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
});
afterAll(() => world.close());

type Person = Client & { staffId: string; mail: string };
async function person(role: 'agent' | 'lead' | 'administrator' = 'agent'): Promise<Person> {
  const client = await world.signedInAs(role);
  return Object.assign(client, { mail: (await client.must<{ staff: { mail: string } }>('GET', '/api/session')).staff.mail });
}
async function elsewhere(mail: string, word = password): Promise<Client> {
  const client = new Client(world.baseUrl);
  await client.signIn(mail, word);
  return client;
}
const status = async (client: Client) => (await client.get('/api/session')).status;
async function keyOf(maker: Client, scopes: readonly string[]): Promise<Client> {
  const { key } = await maker.must<{ key: string }>('POST', '/api/api-keys', { name: 'program', scopes });
  return Object.assign(new Client(world.baseUrl), { bearer: key });
}

test('a session id planted before sign-in is not taken over: every sign-in makes a new one', async () => {
  const { mail } = await person();
  const planted = new Client(world.baseUrl);
  planted.cookie = 'lingting=planted-by-the-attacker-0000000000000000';
  await planted.signIn(mail, password);
  expect(planted.cookie).not.toContain('planted');
  const first = planted.cookie;
  await planted.signIn(mail, password);
  expect(planted.cookie).not.toBe(first);
  const attacker = new Client(world.baseUrl);
  attacker.cookie = 'lingting=planted-by-the-attacker-0000000000000000';
  expect(await status(attacker)).toBe(401);
});

test('other sessions end when the password is changed; this one goes on', async () => {
  const me = await person();
  const other = await elsewhere(me.mail);
  expect((await me.put<RefusedBody>('/api/session/password', { current: 'not it at all', password: 'a brand new one' })).body.error.code).toBe('staff.wrongCurrentPassword');
  await me.must('PUT', '/api/session/password', { current: password, password: 'a brand new one' });
  expect([await status(me), await status(other)]).toEqual([200, 401]);
});

test('all sessions end with the role, with the account, and after sign-out; raising a role ends them too', async () => {
  for (const change of [{ role: 'agent' }, { role: 'administrator' }, { state: 'deactivated' }]) {
    const them = await person('lead');
    const other = await elsewhere(them.mail);
    await admin.must('PUT', `/api/staff/${them.staffId}`, change);
    expect([await status(them), await status(other)]).toEqual([401, 401]);
  }
  const leaver = await person();
  const kept = leaver.cookie;
  await leaver.must('DELETE', '/api/session');
  leaver.cookie = kept;
  expect(await status(leaver)).toBe(401);
});

test('a session ends after twelve idle hours and after seven days however busy', async () => {
  const idle = await person();
  world.clock.pass({ hours: 12, minutes: 1 });
  expect(await status(idle)).toBe(401);
  const busy = await person();
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    world.clock.pass({ hours: 6 });
    expect(await status(busy)).toBe(200);
  }
  world.clock.pass({ hours: 6, minutes: 1 });
  expect(await status(busy)).toBe(401);
  await admin.signIn('admin@yunque.example', password);
});

test('a token never works at another door: visitor, key, session and links are kinds of their own', async () => {
  const staff = await person('administrator');
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  const program = await keyOf(staff, ['staff.read', 'interaction.read']);
  const session = staff.cookie?.split('=')[1] ?? '';
  const { link } = await staff.must<{ link: string }>('POST', '/api/staff', { name: '新人', mail: `${randomUUID()}@staff.example`, role: 'agent' });
  const secrets = { session, key: program.bearer ?? '', visitor: visitor.bearer ?? '', invitation: link.split('/').at(-1) ?? '' };
  const at = (route: string, as: { cookie?: string; bearer?: string }) => Object.assign(new Client(world.baseUrl), as).get(route).then((answer) => answer.status);
  for (const [kind, secret] of Object.entries(secrets)) {
    expect([kind, 'cookie', await at('/api/staff', { cookie: `lingting=${secret}` })]).toEqual([kind, 'cookie', kind === 'session' ? 200 : 401]);
    expect([kind, 'bearer', await at('/api/staff', { bearer: secret })]).toEqual([kind, 'bearer', kind === 'key' ? 200 : 401]);
    expect([kind, 'visitor', await at('/api/visitor/conversation', { bearer: secret })]).toEqual([kind, 'visitor', kind === 'visitor' ? 200 : 401]);
    expect([kind, 'own session', await at('/api/session', { bearer: secret })]).toEqual([kind, 'own session', 401]);
    expect([kind, 'invitation', await at(`/api/invitations/${encodeURIComponent(secret)}`, {})]).toEqual([kind, 'invitation', kind === 'invitation' ? 200 : 404]);
    expect([kind, 'reset', await at(`/api/password-resets/${encodeURIComponent(secret)}`, {})]).toEqual([kind, 'reset', 404]);
    expect([kind, 'in the address', await at(`/api/staff?token=${secret}&access_token=${secret}&lingting=${secret}`, {})]).toEqual([kind, 'in the address', 401]);
  }
  // A good cookie does not help a bad bearer, and the prefix alone decides nothing.
  expect(await at('/api/staff', { cookie: staff.cookie ?? '', bearer: 'lk_wrong' })).toBe(401);
  expect(await at('/api/staff', { bearer: `lk_${secrets.visitor.slice(2)}` })).toBe(401);
  expect(await at('/api/visitor/conversation', { bearer: `v_${secrets.key.slice(3)}` })).toBe(401);
});

test('a key cannot be given more than its maker holds, nor make a key or a colleague stronger than itself', async () => {
  const program = await keyOf(admin, ['key.manage', 'staff.manage']);
  expect((await program.post<RefusedBody>('/api/api-keys', { name: 'more', scopes: ['audit.read'] })).body.error.code).toBe('staff.grantsMoreThanHeld');
  expect((await program.post<RefusedBody>('/api/staff', { name: '贼', mail: 'thief@staff.example', role: 'administrator' })).body.error.code).toBe('staff.grantsMoreThanHeld');
  const agent = await person();
  expect((await program.put<RefusedBody>(`/api/staff/${agent.staffId}`, { role: 'administrator' })).body.error.code).toBe('staff.grantsMoreThanHeld');
  const unknown = await admin.post<RefusedBody>('/api/api-keys', { name: 'odd', scopes: ['*', 'everything', '__proto__'] });
  expect(unknown.status).toBe(422);
});

test('a key ends with its maker’s account and shrinks with their role, and so does the key that key made', async () => {
  const maker = await person('administrator');
  const program = await keyOf(maker, ['key.manage', 'audit.read', 'staff.read']);
  const child = await keyOf(program, ['audit.read', 'staff.read']);
  expect([(await child.get('/api/audit')).status, (await child.get('/api/staff')).status]).toEqual([200, 200]);
  await admin.must('PUT', `/api/staff/${maker.staffId}`, { role: 'agent' });
  for (const one of [program, child]) expect([(await one.get('/api/audit')).status, (await one.get('/api/staff')).status]).toEqual([403, 200]);
  await admin.must('PUT', `/api/staff/${maker.staffId}`, { state: 'deactivated' });
  for (const one of [program, child]) expect((await one.get('/api/staff')).status).toBe(401);
});

test('an agent makes neither themselves nor anybody an administrator, by any field or route', async () => {
  const agent = await person();
  const tries: [string, string, unknown][] = [
    ['PUT', `/api/staff/${agent.staffId}`, { role: 'administrator' }],
    ['PUT', '/api/session/preferences', { role: 'administrator' }],
    ['PUT', '/api/session/preferences', { preferences: { role: 'administrator' } }],
    ['PUT', '/api/session/preferences', { preferences: { __proto__: { role: 'administrator' }, panels: { constructor: 1 } } }],
    ['PUT', '/api/session/password', { current: password, password: 'a brand new one', role: 'administrator' }],
    ['POST', '/api/staff', { name: '贼', mail: 'thief@staff.example', role: 'administrator' }],
    ['POST', '/api/api-keys', { name: 'mine', scopes: [...permissions] }],
    ['POST', '/api/brands', { name: '贼牌', slug: 'thief', administrator: { name: '贼', mail: 'thief@staff.example' } }],
    ['POST', '/api/first-run', { brandName: '贼牌', slug: 'thief', name: '贼', mail: 'thief@staff.example', password: 'long enough one' }],
    ['POST', '/api/brand/widget-secret/show', undefined],
  ];
  for (const [method, path, body] of tries) await agent.call(method, path, body);
  const after = await agent.must<{ staff: { role: string; permissions: string[] } }>('GET', '/api/session');
  expect(after.staff.role).toBe('agent');
  expect(after.staff.permissions).not.toContain('staff.manage');
  expect(JSON.stringify(await admin.must('GET', '/api/staff'))).not.toContain('thief');
});

test('a lead does not deactivate an administrator, and the last administrator cannot be locked out', async () => {
  const lead = await person('lead');
  expect((await lead.put(`/api/staff/${admin.staffId}`, { state: 'deactivated' })).status).toBe(403);
  const brand = await world.otherBrand();
  const only = await world.signedInAs('administrator', { brandId: brand.brandId });
  expect((await only.put<RefusedBody>(`/api/staff/${only.staffId}`, { role: 'agent' })).body.error.code).toBe('staff.lastAdministrator');
});

test('the cookie is HttpOnly and Lax, and under https Secure with the __Host- name; a foreign cookie name is nobody', async () => {
  const { mail } = await person();
  const signIn = (url: string) => fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ mail, password }) });
  const plain = (await signIn(world.baseUrl)).headers.getSetCookie();
  expect(plain).toHaveLength(1);
  expect(plain[0]).toMatch(/^lingting=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  const { house } = world.centre;
  const secure = await openCentre({ databaseUrl: house.db.url, publicUrl: 'https://care.example', hosts: new Set(['care.example']), clock: house.clock, dice: house.dice, log: house.log, adapters: { mailer: undefined }, connections: 3, runsByItself: false });
  try {
    const url = `http://127.0.0.1:${await secure.listen(0, '127.0.0.1')}`;
    const answer = await signIn(url);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-lingting=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    const own = Object.assign(new Client(url), { cookie: cookie.split(';')[0] ?? '' });
    expect(await status(own)).toBe(200);
    own.cookie = cookie.split(';')[0]?.replace('__Host-', '') ?? '';
    expect(await status(own)).toBe(401);
    const out = await fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie: cookie.split(';')[0] ?? '', origin: url } });
    // A browser ignores a __Host- cookie without Secure: then nobody would ever be signed out of it.
    expect(out.headers.getSetCookie()[0]).toMatch(/^__Host-lingting=; .*Max-Age=0.*Secure/);
  } finally {
    await secure.close();
  }
});

test('a thief of the database finds no token, key, link or password that works', async () => {
  const maker = await person('administrator');
  const headers = { 'idempotency-key': `db-thief-${randomUUID()}` };
  const made = await maker.post<{ key: string }>('/api/api-keys', { name: 'once', scopes: ['staff.read'] }, headers);
  const invited = await maker.post<{ link: string }>('/api/staff', { name: '新人', mail: `${randomUUID()}@staff.example`, role: 'agent' }, { 'idempotency-key': `${headers['idempotency-key']}-2` });
  expect((await maker.post<{ key: string }>('/api/api-keys', { name: 'once', scopes: ['staff.read'] }, headers)).body.key).toBe(made.body.key);
  const visitor = new Visitor(world.baseUrl);
  await visitor.open('yunque');
  await world.centre.sweep();
  const secrets = [maker.cookie?.split('=')[1], made.body.key, invited.body.link.split('/').at(-1), visitor.bearer, password, headers['idempotency-key']];
  const tables = await world.act((act) => act.rows<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`));
  for (const { name } of tables) {
    const dump = await world.centre.house.db.transact({ brandId: 'everywhere' }, (tx) => tx.rows<{ row: string }>({ text: `select to_jsonb(t)::text as row from "${name}" t`, values: [] }));
    for (const secret of secrets) expect([name, dump.some(({ row }) => row.includes(secret ?? 'no secret'))]).toEqual([name, false]);
  }
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
