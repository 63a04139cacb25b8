import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from '#kit/db/sql.ts';
import type { RefusedBody } from '../../../test/kit/client.ts';
import { acceptAll, arrive, ringing, signOn } from '../../../test/kit/contacts.ts';
import { Visitor } from '../../../test/kit/visitor.ts';
import { openWorld, type World } from '../../../test/kit/world.ts';
import type { Queue, QueueLive, QueueMembers, StaffService, TeamService } from '../contract.ts';
import { keepPlace, publicQueues } from '../index.ts';

const turn = { choice: 'turn', number: null } as const;
let world: World;
beforeEach(async () => void (world = await openWorld()));
afterEach(async () => {
  expect(world.complaintsOfTheLog).toEqual([]);
  await world.close();
});

test('a new brand has one queue that everybody serves; queues are archived, never deleted, and nobody is stranded', async () => {
  const lead = await world.signedInAs('lead');
  const [first] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  expect(first).toMatchObject({ name: '综合服务', isPublic: true, wrapUpSeconds: 60, archivedAt: null });
  expect((await lead.call<RefusedBody>('DELETE', `/api/queues/${first?.id ?? ''}`)).body.error.code).toBe('routing.lastQueue');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修', ordinal: 1, targetShare: 0.9 });
  expect(repair.targetShare).toBe(0.9);
  expect((await lead.post<RefusedBody>('/api/queues', { name: '维修' })).body.error).toMatchObject({ code: 'routing.queueNameTaken', at: 'body.name' });
  await arrive(world, { queueId: repair.id });
  const full = await lead.call<RefusedBody>('DELETE', `/api/queues/${repair.id}`);
  expect(full.body.error).toMatchObject({ code: 'routing.queueNotEmpty', params: { count: 1 } });
  await lead.must('POST', '/api/queues', { name: '内部', isPublic: false });
  await lead.must('DELETE', `/api/queues/${first?.id ?? ''}`);
  expect((await world.act((act) => publicQueues(act))).map((queue) => queue.name)).toEqual(['维修']);
  await expect(arrive(world, { queueId: first?.id ?? '' })).rejects.toThrow('routing.queueUnknown');
  expect(await lead.must('PUT', `/api/queues/${first?.id ?? ''}`, { isArchived: false })).toMatchObject({ archivedAt: null });
  expect((await lead.put<RefusedBody>(`/api/queues/${repair.id}`, { calendarId: repair.id })).body.error.code).toBe('routing.calendarUnknown');
  const agent = await world.signedInAs('agent');
  expect((await agent.post('/api/queues', { name: 'x' })).status).toBe(403);
});

test('who serves what: everybody everything until chosen; a newcomer too; what is chosen is what rings', async () => {
  const lead = await world.signedInAs('lead');
  const repair = await lead.must<Queue>('POST', '/api/queues', { name: '维修' });
  const [fridges, phones] = [await world.signedInAs('agent', { name: '冰箱' }), await world.signedInAs('agent', { name: '电话' })];
  const after = await lead.must<QueueMembers>('PUT', `/api/queues/${repair.id}/members`, { staffIds: [fridges.staffId] });
  expect(after.items.filter((one) => one.serves).map((one) => one.staffId)).toEqual([fridges.staffId]);
  expect(await lead.must('GET', `/api/staff/${fridges.staffId}/skills`)).toMatchObject({ servesAll: true, chatCapacity: 3, skills: [] });
  const own = await lead.must<{ servesAll: boolean; queueIds: string[] }>('GET', `/api/staff/${phones.staffId}/skills`);
  expect([own.servesAll, own.queueIds.length]).toEqual([false, 1]);
  await signOn(world, phones);
  const broken = await arrive(world, { queueId: repair.id });
  expect(await ringing(phones)).toEqual([]);
  expect(await lead.must('PUT', `/api/staff/${phones.staffId}/skills`, { queueIds: null, chatCapacity: 1 })).toMatchObject({ servesAll: true, chatCapacity: 1 });
  const all = await lead.must<TeamService>('GET', '/api/skills');
  expect(all.items.find((one) => one.staffId === fridges.staffId)).toEqual(expect.objectContaining({ name: '冰箱', servesAll: true, chatCapacity: 3, skills: [] }));
  await world.centre.settle();
  expect(await ringing(phones)).toEqual([broken]);
  expect((await lead.put<RefusedBody>(`/api/staff/${phones.staffId}/skills`, { skills: [{ skill: 'a', level: 1 }, { skill: 'a', level: 2 }] })).body.error.code).toBe('routing.skillTwice');
  expect((await lead.put<RefusedBody>(`/api/staff/${phones.staffId}/skills`, { queueIds: [phones.staffId] })).body.error.code).toBe('routing.queueUnknown');
});

test('the wallboard’s figures are those of the rows', async () => {
  await arrive(world);
  world.clock.pass({ days: 1 });
  const lead = await world.signedInAs('lead');
  const [queue] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  const [full, away, home, gone] = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  await lead.must('PUT', `/api/queues/${queue?.id ?? ''}/members`, { staffIds: [full, away, home, gone].map((agent) => agent.staffId) });
  await signOn(world, full);
  await away.must('PUT', '/api/presence', { state: 'away', reason: 'meal' });
  for (let i = 0; i < 2; i++) await arrive(world);
  expect(await acceptAll(world, full)).toHaveLength(3);
  await arrive(world);
  const kept = await arrive(world);
  await world.act((act) => keepPlace(act, kept, turn));
  world.clock.pass({ seconds: 90 });
  const { items } = await lead.must<{ items: QueueLive[] }>('GET', '/api/queues/live');
  expect(items).toEqual([{
    queueId: queue?.id, name: '综合服务', isArchived: false, isOpen: true, waiting: 1, virtualWaiting: 1, longestWaitSeconds: 90, agents: { available: 0, busy: 1, away: 1, offline: 2 }, onDuty: 1, offeredToday: 4,
  }]);
});

test('leads who change a queue at the same moment keep each other’s changes', async () => {
  const lead = await world.signedInAs('lead');
  const [queue] = (await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items;
  const changes = [{ priority: 3 }, { targetSeconds: 45 }, { wrapUpSeconds: 90 }, { closedMessage: { zh: '已下班', en: 'Closed' } }];
  await Promise.all(changes.map((change) => lead.must('PUT', `/api/queues/${queue?.id ?? ''}`, change)));
  expect((await lead.must<{ items: Queue[] }>('GET', '/api/queues')).items[0]).toMatchObject(Object.assign({}, ...changes) as object);
});

test('a skill that was added stays listed while nobody has it; archived, it decides nothing and keeps its levels until it is listed again', async () => {
  const lead = await world.signedInAs('lead');
  const agent = await world.signedInAs('agent', { name: '安装师傅' });
  const listed = async () => (await lead.must<TeamService>('GET', '/api/skills')).skills;
  const levels = async () => (await lead.must<StaffService>('GET', `/api/staff/${agent.staffId}/skills`)).skills;
  await lead.must('POST', '/api/skills', { name: '净水器' });
  expect(await listed()).toContain('净水器');
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { skills: [{ skill: '净水器', level: 4 }, { skill: '油烟机', level: 2 }] });
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { skills: [{ skill: '净水器', level: 4 }] });
  // Had by somebody once, listed from then on.
  expect(await listed()).toEqual(expect.arrayContaining(['净水器', '油烟机']));

  const queue = await lead.must<Queue>('POST', '/api/queues', { name: '净水专线', requiredSkills: [{ skill: '净水器', minLevel: 2 }] });
  const refused = await lead.delete<RefusedBody>(`/api/skills/${encodeURIComponent('净水器')}`);
  expect(refused.body.error).toMatchObject({ code: 'routing.skillNeeded', what: { zh: '还有队列需要“净水器”：净水专线。' } });
  await lead.must('PUT', `/api/queues/${queue.id}`, { requiredSkills: [] });
  await lead.must('DELETE', `/api/skills/${encodeURIComponent('净水器')}`);
  expect([await listed(), await levels()]).toEqual([expect.not.arrayContaining(['净水器']), []]);
  // Changing other skills meanwhile loses nothing.
  await lead.must('PUT', `/api/staff/${agent.staffId}/skills`, { skills: [{ skill: '油烟机', level: 1 }] });
  await lead.must('POST', '/api/skills', { name: '净水器' });
  expect(await levels()).toEqual(expect.arrayContaining([{ skill: '净水器', level: 4 }, { skill: '油烟机', level: 1 }]));

  expect((await agent.post<RefusedBody>('/api/skills', { name: 'x' })).status).toBe(403);
  expect((await lead.delete<RefusedBody>('/api/skills/nobody-knows-it')).status).toBe(404);
  const { brandId } = await world.otherBrand();
  expect((await (await world.signedInAs('lead', { brandId })).must<TeamService>('GET', '/api/skills')).skills).not.toContain('净水器');
});

test('a queue has a second name for readers of the other language: on the desk by the contract, in the window by the visitor’s language; without one its name', async () => {
  const lead = await world.signedInAs('lead');
  const queue = await lead.must<Queue>('POST', '/api/queues', { name: '以旧换新', names: { zh: '', en: 'Trade-in' } });
  expect(queue.names).toEqual({ zh: '', en: 'Trade-in' });
  const topics = async (language: 'zh' | 'en') => {
    const visitor = new Visitor(world.baseUrl);
    return (await visitor.open('yunque', { language })).topics.filter((topic) => topic.queueId === queue.id).map((topic) => topic.name);
  };
  expect([await topics('zh'), await topics('en')]).toEqual([['以旧换新'], ['Trade-in']]);
  const changed = await lead.must<Queue>('PUT', `/api/queues/${queue.id}`, { names: { zh: '', en: ' ' } });
  expect([changed.name, await topics('en')]).toEqual(['以旧换新', ['以旧换新']]);
  expect((await lead.put<RefusedBody>(`/api/queues/${queue.id}`, { names: { zh: '', en: 'two\nlines' } })).status).toBe(422);
  await lead.must('PUT', `/api/queues/${queue.id}`, { isArchived: true });
});

test('a whole team learns a skill in one act; who has the level is left alone, 0 takes it away, strangers are refused', async () => {
  const lead = await world.signedInAs('lead');
  const people = [await world.signedInAs('agent'), await world.signedInAs('agent'), await world.signedInAs('agent')];
  const [a, b, c] = people.map((one) => one.staffId);
  await lead.must('PUT', `/api/staff/${a}/skills`, { skills: [{ skill: '冰箱', level: 3 }, { skill: '英语', level: 2 }] });
  const set = (levels: [string | undefined, number][]) => lead.must<{ items: StaffService[] }>('PUT', `/api/skills/${encodeURIComponent('冰箱')}/levels`, { levels: levels.map(([staffId, level]) => ({ staffId, level })) });
  const { items } = await set([[a, 3], [b, 3], [c, 5]]);
  expect(new Map(items.map((one) => [one.staffId, one.skills]))).toEqual(new Map([[a, [{ skill: '冰箱', level: 3 }, { skill: '英语', level: 2 }]], [b, [{ skill: '冰箱', level: 3 }]], [c, [{ skill: '冰箱', level: 5 }]]]));
  expect((await lead.must<TeamService>('GET', '/api/skills')).skills).toContain('冰箱');
  await set([[a, 0], [c, 4]]);
  const after = (await lead.must<TeamService>('GET', '/api/skills')).items;
  expect([a, b, c].map((id) => after.find((one) => one.staffId === id)?.skills.find((one) => one.skill === '冰箱')?.level)).toEqual([undefined, 3, 4]);
  // Nobody is touched where one is unknown.
  expect((await lead.put<RefusedBody>(`/api/skills/${encodeURIComponent('冰箱')}/levels`, { levels: [{ staffId: b, level: 1 }, { staffId: world.brandId, level: 1 }] })).body.error.code).toBe('routing.staffUnknown');
  expect((await lead.must<StaffService>('GET', `/api/staff/${b}/skills`)).skills).toEqual([{ skill: '冰箱', level: 3 }]);
  const told = await world.act((act) => act.rows<{ subject_id: string }>(sql`select subject_id from outbox where brand_id = ${act.brandId} and name = 'staff.serviceChanged' union all select subject_id from events where brand_id = ${act.brandId} and name = 'staff.serviceChanged'`));
  expect([a, b, c].map((id) => told.filter((one) => one.subject_id === id).length)).toEqual([2, 1, 2]);
});
