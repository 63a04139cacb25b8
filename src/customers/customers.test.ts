import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { Client, RefusedBody } from '../../test/kit/client.ts';
import { statementsOf } from '../../test/kit/statements.ts';
import { openWorld, type World } from '../../test/kit/world.ts';
import type { Customer, CustomerList, Duplicates, Match, Merged, Revealed, Unmerged } from './contract.ts';
import { customerOfVisitor } from './index.ts';

let world: World;
let agent: Client;
let lead: Client;
beforeAll(async () => {
  world = await openWorld();
  agent = await world.signedInAs('agent');
  lead = await world.signedInAs('lead');
});
afterAll(() => world.close());

const create = (body: object) => agent.must<Customer>('POST', '/api/customers', body);
const file = (id: string) => agent.must<Customer>('GET', `/api/customers/${id}`);
const phone = (value: string) => ({ kind: 'phone', value });
const refusedWith = async (answer: Promise<{ status: number; body: RefusedBody }>) => {
  const { status, body } = await answer;
  return `${status} ${body.error?.code} ${body.error?.at ?? ''}`.trim();
};

test('a file is opened with a name as given: the surname is understood, an agent corrects it', async () => {
  const made = await create({ name: '欧阳静', honorific: 'ms', reach: [phone('138 0013 8000')], note: '请在下午联系' });
  expect(made).toMatchObject({ surname: '欧阳', givenName: '静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' }, avatarText: '欧阳', tier: 'standard', isNameless: false });
  expect(made.number).toMatch(/^K-\d+$/);
  const corrected = await agent.must<Customer>('PUT', `/api/customers/${made.id}`, { surname: '欧', givenName: '阳静' });
  expect(corrected).toMatchObject({ name: '欧阳静', surname: '欧', formOfAddress: { zh: '欧女士', en: 'Ms Ou' }, note: '请在下午联系' });
  const renamed = await agent.must<Customer>('PUT', `/api/customers/${made.id}`, { name: '单雄信教授' });
  expect(renamed).toMatchObject({ surname: '单', honorific: 'title', title: '教授', formOfAddress: { zh: '单教授', en: 'Professor Shan' } });
});

test('nobody is given a gender by their name', async () => {
  for (const name of ['王建国', '李淑芬', 'Mary Smith']) expect((await create({ name })).honorific).toBe('none');
});

test('numbers and mails are masked for everyone; to see one, a reason is given and stays in the trail', async () => {
  const made = await create({ name: '龙女士', reach: [phone('13900001234'), { kind: 'mail', value: 'Long.Xiao@Example.com' }, phone('95588')] });
  expect(made.identities.map((each) => each.shown).toSorted()).toEqual(['139****1234', '95588', 'l***@example.com']);
  const list = await agent.must<CustomerList>('GET', '/api/customers?q=13900001234');
  for (const seen of [await file(made.id), await lead.must('GET', `/api/customers/${made.id}`), list, await agent.must('GET', '/api/customers/match?phone=13900001234')]) {
    expect(JSON.stringify(seen)).not.toMatch(/13900001234|long\.xiao/i);
  }
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${made.id}/reveal`, {}))).toMatch(/^422/);
  const revealed = await agent.must<Revealed>('POST', `/api/customers/${made.id}/reveal`, { reason: '客户要求回电' });
  expect(revealed.identities.map((each) => each.value).toSorted()).toEqual(['+8613900001234', '95588', 'long.xiao@example.com']);
  await world.centre.settle();
  const admin = await world.signedInAs('administrator');
  const { items } = await admin.must<{ items: { name: string; actorName: string; detail: { reason?: string } }[] }>('GET', `/api/audit?subjectId=${made.id}`);
  expect(items.find((item) => item.name === 'customer.revealed')).toMatchObject({ actorName: 'agent 1', detail: { reason: '客户要求回电' } });
  expect(JSON.stringify(items)).not.toContain('13900001234');
});

test('a revealed number is not kept among the answers to repeated calls', async () => {
  const made = await create({ name: '周游', reach: [phone('13711112222')] });
  await agent.post(`/api/customers/${made.id}/reveal`, { reason: '核对' }, { 'idempotency-key': 'reveal-once-0001' });
  const kept = await world.act((act) => act.rows(sql`select 1 from idempotency_keys where brand_id = ${act.brandId} and reply::text like '%13711112222%'`));
  expect(kept).toEqual([]);
});

test('numbers and addresses are added, proved, marked as shared, taken out and put back', async () => {
  const { id } = await create({ name: '孟浩然' });
  const added = await agent.must<Customer>('POST', `/api/customers/${id}/identities`, phone('（０１０）８８８８－６６６６'));
  const [identity] = added.identities;
  expect(identity).toMatchObject({ shown: '010 ****6666', verifiedAt: null, isShared: false });
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/identities`, phone('010 8888 6666')))).toBe('409 customers.identityThere body.value');
  const path = `/api/customers/${id}/identities/${identity?.id}`;
  expect((await agent.must<Customer>('POST', `${path}/verify`)).identities[0]?.verifiedAt).not.toBeNull();
  expect((await agent.must<Customer>('PUT', path, { isShared: true })).identities[0]?.isShared).toBe(true);
  expect((await agent.must<Customer>('DELETE', path)).identities).toEqual([]);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=01088886666')).items).toEqual([]);
  const back = await agent.must<Customer>('POST', `/api/customers/${id}/identities`, phone('010 8888 6666'));
  expect(back.identities).toMatchObject([{ id: identity?.id, verifiedAt: null, isShared: false }]);
});

test('a number that was taken out comes back as it was: proved, shared, found again; what was entered again meanwhile stays as it was entered', async () => {
  const { id } = await create({ name: '王维' });
  const [identity] = (await agent.must<Customer>('POST', `/api/customers/${id}/identities`, phone('010 8888 7777'))).identities;
  const path = `/api/customers/${id}/identities/${identity?.id}`;
  await agent.must('POST', `${path}/verify`);
  const [before] = (await agent.must<Customer>('PUT', path, { isShared: true })).identities;
  await agent.must('DELETE', path);
  expect((await agent.must<Match>('GET', '/api/customers/match?phone=01088887777')).outcome).toBe('unknown');
  expect((await agent.must<Customer>('POST', `${path}/restore`)).identities).toEqual([before]);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=01088887777')).items.map((one) => one.id)).toEqual([id]);
  await agent.must('DELETE', path);
  await agent.must('POST', `/api/customers/${id}/identities`, phone('010 8888 7777'));
  expect((await agent.must<Customer>('POST', `${path}/restore`)).identities).toMatchObject([{ verifiedAt: null, isShared: false }]);
  const someone = await create({ name: '别人' });
  expect((await agent.post(`/api/customers/${someone.id}/identities/${identity?.id}/restore`)).status).toBe(404);
});

test('what cannot be a number or an address is refused by name', async () => {
  const { id } = await create({ name: '钱多多' });
  for (const [value, code] of [['88886666', 'needsAreaCode'], ['1380013', 'tooShort'], ['13800138000/13900139000', 'severalNumbers'], ['abc', 'notANumber'], ['', 'empty']] as const) {
    expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/identities`, phone(value)))).toMatch(new RegExp(`422 customers.phone.(${code}|impossible) body.value`));
  }
  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${id}/identities`, { kind: 'mail', value: 'x@y' }))).toBe('422 customers.mail.notAnAddress body.value');
  expect(await refusedWith(agent.post<RefusedBody>('/api/customers', { name: '赵', reach: [phone('13800138000'), phone('x')] }))).toBe('422 customers.phone.notANumber body.reach.1.value');
});

test('the same name, or one office number for two people, joins nobody; the caller is then "maybe", likeliest first', async () => {
  const a = await create({ name: '王伟', reach: [phone('021 6666 7777')] });
  const b = await create({ name: '王伟', reach: [phone('+86 21 66667777')] });
  expect(a.id).not.toBe(b.id);
  const match = await agent.must<Match>('GET', `/api/customers/match?phone=${encodeURIComponent('(021) 6666-7777 转 801')}`);
  expect([match.outcome, match.why, match.shown, match.customers.map((each) => each.id).toSorted()]).toEqual(['maybe', 'several', '021 ****7777', [a.id, b.id].toSorted()]);
  await agent.must('POST', `/api/customers/${b.id}/identities/${b.identities[0]?.id}/verify`);
  expect(await agent.must<Match>('GET', '/api/customers/match?phone=02166667777')).toMatchObject({ outcome: 'known', why: 'proved', customers: [{ id: b.id }] });
  for (const { id, identities: [identity] } of [a, b]) await agent.must('PUT', `/api/customers/${id}/identities/${identity?.id}`, { isShared: true });
  expect((await agent.must<Match>('GET', '/api/customers/match?phone=02166667777')).outcome).toBe('maybe');
  expect(await agent.must<Match>('GET', '/api/customers/match?phone=12315')).toMatchObject({ outcome: 'unknown', customers: [], shown: '12315' });
});

test('records that share an unshared number are proposed to a person, with what they share', async () => {
  const a = await create({ name: '苏轼', reach: [phone('13500000001'), { kind: 'mail', value: 'su@example.com' }] });
  const b = await create({ name: '苏东坡', reach: [phone('13500000001'), { kind: 'mail', value: 'SU@example.com' }] });
  const { items } = await agent.must<Duplicates>('GET', `/api/customers/${a.id}/duplicates`);
  expect(items).toMatchObject([{ customer: { id: b.id, name: '苏东坡' }, shares: ['mail', 'phone'] }]);
});

/** Everything of the customer file as it stands, but the record of merges itself. */
const everything = () => world.act(async (act) => JSON.stringify([
  await act.rows(sql`select * from customers where brand_id = ${act.brandId} order by id`),
  await act.rows(sql`select * from identities where brand_id = ${act.brandId} order by id`),
  await act.rows(sql`select * from installed_products where brand_id = ${act.brandId} order by id`),
]));

test('two records of one person become one and, undone, are byte for byte what they were; chains come apart in order', async () => {
  const kept = await create({ name: '李白', reach: [phone('13600000001')] });
  const twin = await create({ name: '李太白', reach: [phone('13600000001'), { kind: 'mail', value: 'taibai@example.com' }], note: '喜欢喝茶' });
  const third = await create({ name: '青莲居士', reach: [phone('13600000003')] });
  await agent.must('POST', `/api/customers/${twin.id}/products`, { name: '酒壶', serial: 'JH-0001' });
  const before = await everything();
  world.clock.pass({ minutes: 5 });

  expect(await refusedWith(agent.post<RefusedBody>(`/api/customers/${kept.id}/merge`, { customerId: twin.id }))).toMatch('403 kit.notPermitted');
  expect(await refusedWith(lead.post<RefusedBody>(`/api/customers/${kept.id}/merge`, { customerId: kept.id }))).toBe('409 customers.mergeItself body.customerId');
  const first = await lead.must<Merged>('POST', `/api/customers/${twin.id}/merge`, { customerId: third.id });
  const second = await lead.must<Merged>('POST', `/api/customers/${kept.id}/merge`, { customerId: twin.id });

  const one = await file(kept.id);
  expect(one.identities.map((each) => each.shown).toSorted()).toEqual(['136****0001', '136****0003', 't***@example.com']);
  expect(one.merges).toMatchObject([{ id: second.mergeId, number: twin.number }]);
  expect(await file(twin.id)).toMatchObject({ mergedInto: kept.id, note: '喜欢喝茶' });
  for (const q of ['taibai', '13600000003', 'JH-0001', twin.number, third.number]) {
    expect((await agent.must<CustomerList>('GET', `/api/customers?q=${encodeURIComponent(q)}`)).items.map((each) => each.id), q).toEqual([kept.id]);
  }
  expect(await refusedWith(agent.put<RefusedBody>(`/api/customers/${twin.id}`, { note: 'x' }))).toBe('410 customers.mergedAway params.id');
  expect(await refusedWith(lead.post<RefusedBody>(`/api/customers/${twin.id}/merge`, { customerId: kept.id }))).toMatch('409 customers.goneBefore');
  expect(await refusedWith(lead.post<RefusedBody>(`/api/customers/${twin.id}/merges/${first.mergeId}/undo`))).toBe('409 customers.undoLaterFirst');

  expect(await lead.must<Unmerged>('POST', `/api/customers/${kept.id}/merges/${second.mergeId}/undo`)).toEqual({ leftIds: [] });
  await lead.must('POST', `/api/customers/${twin.id}/merges/${first.mergeId}/undo`);
  expect(await everything()).toBe(before);
  expect(await refusedWith(lead.post<RefusedBody>(`/api/customers/${kept.id}/merges/${second.mergeId}/undo`))).toBe('404 customers.notMerged params.mergeId');
});

test('two leads who merge the same pair in opposite directions at once: one is done, the other is told', async () => {
  const a = await create({ name: '左手' });
  const b = await create({ name: '右手' });
  const answers = await Promise.all([lead.post<RefusedBody>(`/api/customers/${a.id}/merge`, { customerId: b.id }), lead.post<RefusedBody>(`/api/customers/${b.id}/merge`, { customerId: a.id })]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
});

test('any agent may say that a nameless visitor is somebody known, and take it back', async () => {
  const known = await create({ name: '杜甫' });
  const visitor = await world.act((act) => customerOfVisitor(act, { visitorId: crypto.randomUUID(), language: 'zh' }));
  const { mergeId } = await agent.must<Merged>('POST', `/api/customers/${known.id}/merge`, { customerId: visitor.customerId });
  expect((await file(known.id)).identities).toMatchObject([{ kind: 'visitor', shown: '' }]);
  await agent.must('POST', `/api/customers/${known.id}/merges/${mergeId}/undo`);
  expect((await file(known.id)).identities).toEqual([]);
});

test('companies: many people of one house, found by its name, also after it is renamed', async () => {
  const account = await agent.must<{ id: string }>('POST', '/api/accounts', { name: '晴川物业管理有限公司' });
  const person = await create({ name: '前台小王', accountId: account.id });
  expect(person.account).toEqual({ id: account.id, name: '晴川物业管理有限公司' });
  expect((await agent.must<CustomerList>('GET', `/api/customers?accountId=${account.id}`)).items.map((each) => each.id)).toEqual([person.id]);
  await agent.must('PUT', `/api/accounts/${account.id}`, { name: '云梦物业' });
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=云梦物业')).items).toMatchObject([{ id: person.id, accountName: '云梦物业' }]);
  expect((await agent.must<{ items: unknown[] }>('GET', '/api/accounts?q=云梦')).items).toMatchObject([{ id: account.id, people: 1 }]);
});

test('a company renamed: however many people it has, they are found by its new name after as few statements', async () => {
  const account = await agent.must<{ id: string }>('POST', '/api/accounts', { name: '长庚贸易' });
  const rename = async (name: string) => (await statementsOf(() => agent.must('PUT', `/api/accounts/${account.id}`, { name }))).statements.length;
  await create({ name: '文员甲', accountId: account.id });
  const ofOne = await rename('启明贸易');
  for (const name of ['文员乙', '文员丙', '文员丁']) await create({ name, accountId: account.id, reach: [phone(`1380013${8100 + name.charCodeAt(2) % 100}`)] });
  expect(await rename('太白商行')).toBe(ofOne);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=太白商行')).items).toHaveLength(4);
  expect((await agent.must<CustomerList>('GET', '/api/customers?q=启明贸易')).items).toHaveLength(0);
});

test('nothing of one brand is seen, changed or joined from another', async () => {
  const ours = await create({ name: '独孤求败', reach: [phone('13412345678')] });
  const other = await world.otherBrand();
  const stranger = await world.signedInAs('lead', { brandId: other.brandId });
  const theirs = await stranger.must<Customer>('POST', '/api/customers', { name: '独孤', reach: [phone('13412345678')] });
  expect((await stranger.must<CustomerList>('GET', '/api/customers?q=独孤')).items.map((each) => each.id)).toEqual([theirs.id]);
  expect((await stranger.must<Match>('GET', '/api/customers/match?phone=13412345678')).customers.map((each) => each.id)).toEqual([theirs.id]);
  expect((await stranger.must<Duplicates>('GET', `/api/customers/${theirs.id}/duplicates`)).items).toEqual([]);
  for (const [method, path, body] of [
    ['GET', ''], ['PUT', '', { note: 'x' }], ['GET', '/timeline'], ['GET', '/duplicates'], ['GET', '/products'], ['POST', '/identities', phone('13900000000')], ['POST', '/reveal', { reason: 'x' }],
    ['POST', '/merge', { customerId: theirs.id }], ['POST', '/products', { name: 'x', serial: 'x1' }], ['POST', `/identities/${ours.identities[0]?.id}/verify`],
  ] as const) expect((await stranger.call(method, `/api/customers/${ours.id}${path}`, body)).status, `${method} ${path}`).toBe(404);
  expect((await stranger.post(`/api/customers/${theirs.id}/merge`, { customerId: ours.id })).status).toBe(404);
  expect(await file(ours.id)).toMatchObject({ name: '独孤求败', note: '', mergedInto: null });
});

test('the list is walked by a cursor: newest change first, nobody twice, nobody missed; a made-up cursor is refused', async () => {
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: CustomerList = await agent.must<CustomerList>('GET', `/api/customers?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
    seen.push(...page.items.map((each) => each.id));
    cursor = page.nextCursor;
  }
  const open = await world.act((act) => act.rows<{ id: string }>(sql`select id from customers where brand_id = ${act.brandId} and merged_into is null order by changed_at desc, id desc`));
  expect(seen).toEqual(open.map((row) => row.id));
  expect(await refusedWith(agent.get<RefusedBody>("/api/customers?cursor=1.'; drop table customers"))).toBe('422 kit.wrongCursor query.cursor');
});

test('a changed file is told to open screens whole and masked, a merge on both files', async () => {
  const { customerAnnouncer } = await import('./announce.ts');
  const a = await create({ name: '甲', reach: [phone('13322221111')] });
  const b = await create({ name: '乙' });
  await lead.must('POST', `/api/customers/${a.id}/merge`, { customerId: b.id });
  const event = { id: '', brandId: world.brandId, seq: 7, at: new Date(), actorKind: 'staff', actorId: null, actorName: null, name: 'customer.merged', subjectKind: 'customer', subjectId: a.id, detail: { goneId: b.id } };
  const frames = await world.act((act) => customerAnnouncer.frames(act, act.brandId, [event]));
  expect(frames.map((frame) => [frame.name, frame.to.permission, (frame.data as Customer).id]).toSorted()).toEqual([a.id, b.id].map((id) => ['customer', 'customer.read', id]).toSorted());
  expect(JSON.stringify(frames)).not.toContain('13322221111');
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog).toEqual([]));
