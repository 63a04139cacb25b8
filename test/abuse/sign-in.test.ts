/** Attacks on the way in: guessing, asking who exists, reset links, huge passwords, poisoned hosts. */
import { request as httpRequest } from 'node:http';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addMember } from '#staff/index.ts';
import { Client, type RefusedBody } from '../kit/client.ts';
import { hangsAfterMs } from '../kit/hang.ts';
import { openWorld, password, type World } from '../kit/world.ts';

vi.mock('@node-rs/argon2', async (real) => {
  const argon2 = await real<typeof import('@node-rs/argon2')>();
  return { ...argon2, verify: vi.fn(argon2.verify) };
});

let world: World;
let admin: Client & { staffId: string };
let adminMail: string;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  adminMail = (await admin.must<{ staff: { mail: string } }>('GET', '/api/session')).staff.mail;
});
afterAll(() => world.close());
// Guesses of one test must not count in the next.
beforeEach(async () => {
  world.clock.pass({ days: 2 });
  await admin.signIn(adminMail, password);
});

const guess = (mail: string, word: string, from?: string) =>
  new Client(world.baseUrl).post<RefusedBody>('/api/session', { mail, password: word }, from === undefined ? {} : { 'x-forwarded-for': from });
async function person(role: 'agent' | 'lead' = 'agent'): Promise<{ mail: string; staffId: string; client: Client }> {
  const client = await world.signedInAs(role);
  return { mail: (await client.must<{ staff: { mail: string } }>('GET', '/api/session')).staff.mail, staffId: client.staffId, client };
}
/** Asks for a reset and reads the link out of the mail, as its owner would. */
async function resetLink(mail: string): Promise<string> {
  const before = world.mailer.arrived.length;
  expect((await new Client(world.baseUrl).post('/api/password-resets', { mail })).status).toBe(202);
  await arrive(mail, 1, before);
  const letter = world.mailer.arrived.slice(before).find((one) => one.to === mail);
  const token = /\/reset\/([\w-]+)/.exec(JSON.stringify(letter ?? ''))?.[1];
  if (token === undefined) throw new Error(`no reset mail to ${mail}`);
  return token;
}
/** The answer does not wait for the mail, or time would tell whether the address is known: until so many letters with a link have come to this address since. */
async function arrive(mail: string, count: number, before: number): Promise<void> {
  await expect.poll(async () => {
    await world.centre.sweep();
    return world.mailer.arrived.slice(before).filter((letter) => letter.to === mail && JSON.stringify(letter).includes('/reset/')).length;
  }, { timeout: hangsAfterMs }).toBe(count);
}

test('twelve guesses at once count as twelve, not as one', async () => {
  const { mail } = await person();
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(mail, `wrong ${i}`, `203.0.113.${i}`)));
  const looked = answers.filter((answer) => answer.body.error.code === 'staff.wrongPassword');
  expect(looked.length).toBeLessThanOrEqual(5);
  expect((await guess(mail, password)).body.error).toMatchObject({ code: 'staff.locked', meaning: 'too_many' });
});

test('guesses from a hundred addresses still lock the account, and a forged address header from outside changes nothing', async () => {
  const { mail } = await person();
  for (let i = 0; i < 5; i++) await guess(mail, 'wrong', `198.51.100.${i}`);
  expect((await guess(mail, password, '198.51.100.200')).body.error.code).toBe('staff.locked');
});

test('one address tries one password on many accounts: the address waits', async () => {
  const codes: string[] = [];
  for (let i = 0; i < 24; i++) codes.push((await guess(`spray${i}@staff.example`, 'Summer2026!', '192.0.2.77')).body.error.code);
  expect(codes.slice(0, 19).every((code) => code === 'staff.wrongPassword')).toBe(true);
  expect(codes.at(-1)).toBe('staff.locked');
});

test('a right password takes back its own try only: the address’s earlier failures stay', async () => {
  const { mail } = await person();
  for (let i = 0; i < 19; i++) await guess(`other${i}@staff.example`, 'x', '192.0.2.78');
  expect((await guess(mail, password, '192.0.2.78')).status).toBe(200);
  await guess('one-more@staff.example', 'x', '192.0.2.78');
  expect((await guess(mail, password, '192.0.2.78')).body.error.code).toBe('staff.locked');
});

test('who asks whether an address has an account gets the same answer, and only the account gets a mail', async () => {
  const { mail } = await person();
  const strip = (body: RefusedBody) => ({ ...body.error, requestId: '' });
  const [known, unknown] = [await guess(mail, 'wrong'), await guess('nobody@staff.example', 'wrong')];
  expect([known.status, strip(known.body)]).toEqual([unknown.status, strip(unknown.body)]);
  const before = world.mailer.arrived.length;
  const asked = await Promise.all([mail, 'nobody@staff.example'].map((one) => new Client(world.baseUrl).post('/api/password-resets', { mail: one })));
  expect(asked[0]).toMatchObject({ status: 202, body: asked[1]?.body });
  await arrive(mail, 1, before);
  expect(world.mailer.arrived.slice(before).map((letter) => letter.to)).toEqual([mail]);
});

test('an unknown address takes as long as a known one: for both one hash of the same cost is reckoned', async () => {
  const { mail } = await person();
  const hashed = async (address: string) => {
    vi.mocked(verify).mockClear();
    await guess(address, 'wrong');
    return vi.mocked(verify).mock.calls.map(([stored, given]) => [/^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$/.exec(String(stored))?.[0], given]);
  };
  const known = await hashed(mail);
  expect(known).toEqual([[expect.stringContaining('$m=19456,t=2,p=1$'), 'wrong']]);
  expect(await hashed('no1@staff.example')).toEqual(known);
});

test('a deactivated or still invited colleague is refused like a stranger, right password or not', async () => {
  const gone = await person();
  await admin.must('PUT', `/api/staff/${gone.staffId}`, { state: 'deactivated' });
  expect((await guess(gone.mail, password)).body.error.code).toBe('staff.wrongPassword');
  await admin.must('POST', '/api/staff', { name: '新人', mail: 'new@staff.example', role: 'agent' });
  expect((await guess('new@staff.example', '')).status).toBe(422);
  expect((await guess('new@staff.example', 'anything at all')).body.error.code).toBe('staff.wrongPassword');
});

test('a ten-megabyte password is refused before anybody hashes it', async () => {
  const start = performance.now();
  expect((await guess('admin@yunque.example', 'x'.repeat(10_000_000))).status).toBe(413);
  expect((await guess('admin@yunque.example', 'x'.repeat(900_000))).status).toBe(413);
  expect((await guess('admin@yunque.example', 'x'.repeat(100_000))).body.error).toMatchObject({ code: 'kit.tooLong', at: 'body.password' });
  expect(performance.now() - start).toBeLessThan(hangsAfterMs);
});

test('a reset link works once, for half an hour, and ends every session; the older link of two is dead', async () => {
  const { mail, client } = await person();
  const first = await resetLink(mail);
  const second = await resetLink(mail);
  const stranger = new Client(world.baseUrl);
  expect((await stranger.post<RefusedBody>(`/api/password-resets/${first}`, { password: 'a brand new one' })).status).toBe(410);
  const uses = await Promise.all([1, 2, 3].map((i) => new Client(world.baseUrl).post(`/api/password-resets/${second}`, { password: `a brand new one ${i}` })));
  expect(uses.map((use) => use.status).toSorted()).toEqual([200, 410, 410]);
  expect((await client.get('/api/session')).status).toBe(401);
  expect((await guess(mail, password)).body.error.code).toBe('staff.wrongPassword');
  const third = await resetLink(mail);
  world.clock.pass({ minutes: 31 });
  expect((await stranger.post<RefusedBody>(`/api/password-resets/${third}`, { password: 'a brand new one' })).body.error.code).toBe('staff.linkEnded');
});

test('a reset link is no invitation, an invitation no reset link; a deactivated account’s link is dead; guesses are not found', async () => {
  const { mail, staffId } = await person();
  const reset = await resetLink(mail);
  const { link } = await admin.must<{ link: string }>('POST', '/api/staff', { name: '新人', mail: 'cross@staff.example', role: 'agent' });
  const invitation = link.split('/').at(-1) ?? '';
  const stranger = new Client(world.baseUrl);
  expect((await stranger.post(`/api/invitations/${reset}`, { name: '贼', password: 'long enough one' })).status).toBe(404);
  expect((await stranger.post(`/api/password-resets/${invitation}`, { password: 'long enough one' })).status).toBe(404);
  for (const made of ['1', '000000', 'undefined', '%00', "' or 1=1--", '../../session', 'A'.repeat(43), 'A'.repeat(101)]) {
    expect([404, 422]).toContain((await stranger.get(`/api/password-resets/${encodeURIComponent(made)}`)).status);
  }
  await admin.must('PUT', `/api/staff/${staffId}`, { state: 'deactivated' });
  expect((await stranger.post(`/api/password-resets/${reset}`, { password: 'long enough one' })).status).toBe(410);
});

test('a reset asked under another Host or forwarded host still mails a link to our own address', async () => {
  const { mail } = await person();
  const ask = (headers: Record<string, string>) => new Promise<number | undefined>((resolve, reject) => {
    const body = JSON.stringify({ mail });
    httpRequest(`${world.baseUrl}/api/password-resets`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end(body);
  });
  const before = world.mailer.arrived.length;
  expect(await ask({ host: 'evil.example' })).toBe(421);
  expect(await ask({ 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example', 'x-original-host': 'evil.example' })).toBe(202);
  await arrive(mail, 1, before);
  const letters = world.mailer.arrived.slice(before).filter((letter) => letter.to === mail);
  expect(letters).toHaveLength(1);
  expect(JSON.stringify(letters)).toContain('http://localhost/reset/');
  expect(JSON.stringify(letters)).not.toContain('evil');
});

test('nobody can fill a mailbox by asking for resets', async () => {
  const { mail } = await person();
  const before = world.mailer.arrived.length;
  const statuses = await Promise.all(Array.from({ length: 20 }, () => new Client(world.baseUrl).post('/api/password-resets', { mail }).then((answer) => answer.status)));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(14);
  const accepted = statuses.filter((status) => status === 202).length;
  expect(accepted).toBeLessThanOrEqual(6);
  await arrive(mail, accepted, before);
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));

test('two hundred colleagues behind one address sign in within a minute; one account is tried twenty times a minute at most', async () => {
  const office = { 'x-forwarded-for': '203.0.113.50' };
  const mails: string[] = [];
  for (let i = 0; i < 40; i++) {
    const mail = `morning${i}@yunque.example`;
    mails.push(mail);
    await world.act((act) => addMember(act, { mail, name: `早班${i}`, role: 'agent', password }));
  }
  const statuses = await Promise.all(mails.map(async (mail) => (await new Client(world.baseUrl).call('POST', '/api/session', { mail, password }, office)).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const same = [];
  for (let i = 0; i < 21; i++) same.push((await new Client(world.baseUrl).call('POST', '/api/session', { mail: mails[0], password }, office)).status);
  // One sign-in of the morning counts with them.
  expect(same.filter((status) => status === 429)).toHaveLength(2);
});
