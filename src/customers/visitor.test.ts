import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Customer } from './contract.ts';
import { customerOfIdentity, customerOfVisitor, formOfAddressOf, noteReach } from './index.ts';
import { identitiesOf } from './store.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const visitorId = () => crypto.randomUUID();

test('a visitor who says nothing is 访客 and four digits, the same one when they come again, in their own language', async () => {
  const visitor = visitorId();
  const first = await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh' }));
  const again = await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh' }));
  expect(again).toEqual(first);
  expect((await world.act((act) => customerOfIdentity(act, first.identityId))).name).toMatch(/^访客\d{4}$/);
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'zh'))).toBeNull();
  const english = await world.act((act) => customerOfVisitor(act, { visitorId: visitorId(), language: 'en' }));
  expect((await world.act((act) => customerOfIdentity(act, english.identityId))).name).toMatch(/^Visitor \d{4}$/);
});

test('the widget opened twice in one moment makes one customer', async () => {
  const visitor = visitorId();
  const both = await Promise.all([1, 2, 3, 4].map(() => world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh' }))));
  expect(new Set(both.map((each) => each.customerId)).size).toBe(1);
  expect(new Set(both.map((each) => each.identityId)).size).toBe(1);
});

test('a visitor who gives her name later is called by it; what is typed after that does not overwrite it', async () => {
  const visitor = visitorId();
  await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh', name: '  ' }));
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'zh'))).toBeNull();
  await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh', name: '欧阳静', honorific: 'ms' }));
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'zh'))).toBe('欧阳女士');
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'en'))).toBe('Ms Ouyang');
  await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh', name: '王五', honorific: 'mr' }));
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'zh'))).toBe('欧阳女士');
});

test('an honorific inside the name counts when nothing was chosen beside it', async () => {
  const visitor = visitorId();
  await world.act((act) => customerOfVisitor(act, { visitorId: visitor, language: 'zh', name: '诸葛先生', honorific: 'none' }));
  expect(await world.act((act) => formOfAddressOf(act, visitor, 'zh'))).toBe('诸葛先生');
});

test("the shop's signed user proves the nameless record of the browser, and is the same customer on another device", async () => {
  const [laptop, phone] = [visitorId(), visitorId()];
  const before = await world.act((act) => customerOfVisitor(act, { visitorId: laptop, language: 'zh' }));
  const signed = await world.act((act) => customerOfVisitor(act, { visitorId: laptop, language: 'zh', hostUser: { userId: 'shop-1', name: '司马光', phone: '138 0013 8000', mail: 'Sima@Example.com' } }));
  expect(signed.customerId).toBe(before.customerId);
  expect(signed.identityId).not.toBe(before.identityId);
  const other = await world.act((act) => customerOfVisitor(act, { visitorId: phone, language: 'zh', hostUser: { userId: 'shop-1' } }));
  expect(other).toEqual(signed);
  expect(await world.act((act) => formOfAddressOf(act, phone, 'zh'))).toBe('司马光');
  const identities = await world.act((act) => identitiesOf(act, act.brandId, [signed.customerId]));
  expect(identities.map(({ kind, value, verified_at }) => `${kind} ${kind === 'visitor' ? '' : value} ${verified_at !== null ? 'proved' : 'claimed'}`).toSorted()).toEqual([
    'host_user shop-1 proved', 'mail sima@example.com claimed', 'phone +8613800138000 claimed', 'visitor  claimed', 'visitor  claimed',
  ]);
  expect(await world.act((act) => customerOfIdentity(act, signed.identityId))).toMatchObject({ mail: 'sima@example.com', formOfAddressZh: '司马光', language: 'zh' });
});

test('a nameless browser that signs in as a known user is joined to them', async () => {
  const [home, cafe] = [visitorId(), visitorId()];
  const signed = await world.act((act) => customerOfVisitor(act, { visitorId: home, language: 'zh', hostUser: { userId: 'shop-2', name: '令狐冲' } }));
  const nameless = await world.act((act) => customerOfVisitor(act, { visitorId: cafe, language: 'zh' }));
  expect(nameless.customerId).not.toBe(signed.customerId);
  expect(await world.act((act) => customerOfVisitor(act, { visitorId: cafe, language: 'zh', hostUser: { userId: 'shop-2' } }))).toEqual(signed);
  // The earlier contact hangs on the browser's identity and is found through it.
  expect((await world.act((act) => customerOfIdentity(act, nameless.identityId))).customerId).toBe(signed.customerId);
});

test("a browser on which somebody said a name is not handed to whoever signs in next: nobody is joined by a guess", async () => {
  const shared = visitorId();
  const named = await world.act((act) => customerOfVisitor(act, { visitorId: shared, language: 'zh', name: '王伟' }));
  const signed = await world.act((act) => customerOfVisitor(act, { visitorId: shared, language: 'zh', hostUser: { userId: 'shop-3', name: '王伟' } }));
  expect(signed.customerId).not.toBe(named.customerId);
});

test('a number left behind is a claim, kept once, and joins nobody with the same number', async () => {
  const [a, b] = [visitorId(), visitorId()];
  const first = await world.act((act) => customerOfVisitor(act, { visitorId: a, language: 'zh' }));
  const second = await world.act((act) => customerOfVisitor(act, { visitorId: b, language: 'zh' }));
  await world.act(async (act) => {
    await noteReach(act, first.identityId, { kind: 'phone', value: '010-8888 8888' });
    await noteReach(act, first.identityId, { kind: 'phone', value: '+86 10 8888 8888' });
    await noteReach(act, second.identityId, { kind: 'phone', value: '01088888888' });
  });
  const phones = await world.act((act) => identitiesOf(act, act.brandId, [first.customerId, second.customerId]));
  expect(phones.filter((each) => each.kind === 'phone').map((each) => [each.customer_id, each.value, each.verified_at]).toSorted()).toEqual([first, second].map(({ customerId }) => [customerId, '+861088888888', null]).toSorted());
  await expect(world.act((act) => noteReach(act, first.identityId, { kind: 'mail', value: 'a@b\r\nBcc: x@y.example' }))).rejects.toMatchObject({ code: 'customers.mail.lineBreak' });
});

test('after a merge a reply goes to the address the contact came by, not to the other one of the same person', async () => {
  const lead = await world.signedInAs('lead');
  const make = (name: string, mail: string) => lead.must<Customer>('POST', '/api/customers', { name, reach: [{ kind: 'mail', value: mail }] });
  const [kept, gone] = [await make('李清照', 'home@example.com'), await make('易安居士', 'work@example.com')];
  const workIdentity = gone.identities[0]?.id ?? '';
  await lead.must('POST', `/api/customers/${kept.id}/merge`, { customerId: gone.id });
  expect(await world.act((act) => customerOfIdentity(act, workIdentity))).toMatchObject({ customerId: kept.id, name: '李清照', mail: 'work@example.com' });
  expect(await world.act((act) => customerOfIdentity(act, kept.identities[0]?.id ?? ''))).toMatchObject({ customerId: kept.id, mail: 'home@example.com' });
});

test('a customer 䶮, a name of emoji, of Arabic, of markup: kept byte for byte', async () => {
  for (const name of ['䶮', '𠮷野家', '<script>alert(1)</script>', "Robert'); DROP TABLE customers;--", '👩‍👩‍👧‍👦', '‮مرحبا', 'Ω≈ç√∫˜µ≤', '田中さんにあげて下さい', 'undefined', 'é']) {
    const { identityId } = await world.act((act) => customerOfVisitor(act, { visitorId: visitorId(), language: 'zh', name }));
    expect((await world.act((act) => customerOfIdentity(act, identityId))).name).toBe(name);
  }
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
