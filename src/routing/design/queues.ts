/** Queues are made, changed and archived; who serves which, and what each can do. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { Language } from '#kit/core/shapes.ts';
import { refuse } from '#kit/refusal.ts';
import type { ChangeQueue, ChangeStaffService, CreateQueue, Queue, QueueMembers, StaffService, TeamService } from '../contract.ts';
import { closeWindowsOf } from '../call-backs/store.ts';
import { defaultCallBackRule, leastWakingMinutes, wakingMinutes } from '../core/call-backs/call-back.ts';
import { nameIn } from '../core/design/queue-name.ts';
import { openAt } from '../hours.ts';
import { queueView } from '../rows.ts';
import { lockRouting, openTicketsIn } from '../store.ts';
import { ensurePresence, hasCalendar, listedSkills, listSkills, memberById, memberRows, openTopics, putQueue, queueById, queueRows, setCapacity, setQueuesOf, setSkillsOf, type KeptQueue, type MemberRow, type QueueRow } from '../people/store.ts';

/** A new centre's promises, until a lead sets others: 80 of 100 within 20 s, as most centres count. */
function newQueue(id: string, name: string, names = { zh: '', en: '' }): KeptQueue {
  return {
    id, name, names, is_public: true, ordinal: 0, priority: 1, target_seconds: 20, target_share: 0.8, short_seconds: 5, offer_timeout_seconds: 20, wrap_up_seconds: 60, keep_place_over_seconds: 120, owner_seconds: 0, tier_classes: { gold: 1, silver: 1, standard: 1 },
    next_answer_seconds: 60, required_skills: [], call_back: defaultCallBackRule, calendar_id: null, closed_message: { zh: '', en: '' }, archived_at: null,
  };
}

/** What must stand in a new brand before anybody comes: one queue for everything. Staff serve every queue until somebody chooses. */
export async function furnishRouting(act: Act): Promise<void> {
  await putQueue(act, newQueue(act.id(), '综合服务', { zh: '', en: 'General service' }));
}

/** The topics a visitor may choose from. */
export async function publicQueues(act: Act): Promise<{ queueId: string; name: string }[]> {
  return (await openTopics(act)).map(({ id, name }) => ({ queueId: id, name }));
}

/** The same with what each says while it is closed; empty while it is open. */
export async function visitorTopics(act: Act, language: Language): Promise<{ queueId: string; name: string; closedMessage: string; notice: string }[]> {
  const queues = new Map((await queueRows(act, act.brandId)).map((queue) => [queue.id, queue]));
  return (await publicQueues(act)).map((topic) => {
    const queue = queues.get(topic.queueId);
    if (queue === undefined) return { ...topic, closedMessage: '', notice: '' };
    return { ...topic, name: nameIn(queue, language), closedMessage: openAt(queue.calendar, act.now).isOpen ? '' : closedWords(queue, language), notice: queue.surge?.reason[language] ?? '' };
  });
}

/** What a queue says while it is closed: in a surge, what the surge has to say about it. */
export function closedWords(queue: QueueRow, language: Language): string {
  return queue.surge?.closed_message[language] || queue.closed_message[language];
}

export async function listQueues(act: Act): Promise<{ items: Queue[] }> {
  may(act, 'queue.read');
  return { items: (await queueRows(act, act.brandId)).map(queueView) };
}

export async function createQueue(act: Act, asked: CreateQueue): Promise<Queue> {
  may(act, 'queue.manage');
  return keep(act, changed(newQueue(act.id(), asked.name), asked), 'queue.created', null);
}

export async function changeQueue(act: Act, queueId: string, asked: ChangeQueue): Promise<Queue> {
  may(act, 'queue.manage');
  // Two who change it at once keep each other's changes.
  await lockRouting(act);
  const before = await queueById(act, queueId);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const after = changed(before, asked);
  if (asked.isArchived === true && before.archived_at === null) {
    await refuseStranding(act, queueId);
    return keep(act, { ...after, archived_at: act.now }, 'queue.archived', before);
  }
  const kept = await keep(act, asked.isArchived === false ? { ...after, archived_at: null } : after, 'queue.changed', before);
  if (whenCalled(before) !== whenCalled(after)) await closeWindowsOf(act, queueId);
  return kept;
}

/** Of a queue, what says when somebody may be called. */
function whenCalled({ call_back: rule, offer_timeout_seconds: lead }: KeptQueue): string {
  return [rule.quietFrom, rule.quietTo, rule.everyMinutes, lead].join(' ');
}

async function refuseStranding(act: Act, queueId: string): Promise<void> {
  const others = (await queueRows(act, act.brandId)).filter((row) => row.archived_at === null && row.id !== queueId);
  if (others.length === 0) throw refuse('conflict', 'routing.lastQueue');
  const waiting = await openTicketsIn(act, queueId);
  if (waiting > 0) throw refuse('conflict', 'routing.queueNotEmpty', { params: { count: waiting } });
}

function changed(row: KeptQueue, asked: Partial<CreateQueue>): KeptQueue {
  return {
    ...row, name: asked.name ?? row.name, names: asked.names ?? row.names, is_public: asked.isPublic ?? row.is_public, ordinal: asked.ordinal ?? row.ordinal, priority: asked.priority ?? row.priority,
    target_seconds: asked.targetSeconds ?? row.target_seconds, target_share: asked.targetShare ?? row.target_share, short_seconds: asked.shortSeconds ?? row.short_seconds,
    offer_timeout_seconds: asked.offerTimeoutSeconds ?? row.offer_timeout_seconds, wrap_up_seconds: asked.wrapUpSeconds ?? row.wrap_up_seconds,
    keep_place_over_seconds: asked.keepPlaceOverSeconds ?? row.keep_place_over_seconds, owner_seconds: asked.ownerSeconds ?? row.owner_seconds, tier_classes: asked.tierClasses ?? row.tier_classes, next_answer_seconds: asked.nextAnswerSeconds ?? row.next_answer_seconds,
    required_skills: asked.requiredSkills ?? row.required_skills, call_back: asked.callBack ?? row.call_back, calendar_id: asked.calendarId === undefined ? row.calendar_id : asked.calendarId, closed_message: asked.closedMessage ?? row.closed_message,
  };
}

async function keep(act: Act, row: KeptQueue, event: string, before: KeptQueue | null): Promise<Queue> {
  if (wakingMinutes(row.call_back) < leastWakingMinutes) throw refuse('invalid', 'routing.noWakingHour', { at: 'body.callBack.quietTo' });
  if (row.calendar_id !== null && !(await hasCalendar(act, row.calendar_id))) throw refuse('not_found', 'routing.calendarUnknown', { at: 'body.calendarId' });
  if (!(await putQueue(act, row))) throw refuse('conflict', 'routing.queueNameTaken', { at: 'body.name', params: { name: row.name } });
  await listSkills(act, row.required_skills.map((need) => need.skill));
  const view = queueView(row);
  act.emit({ name: event, subject: ['queue', row.id], detail: { ...(before === null ? {} : { before: shown(queueView(before)) }), after: shown(view) } });
  return view;
}

/** What the trail keeps of a queue: the words for customers are not among it. */
function shown({ id: _id, closedMessage: _words, names, archivedAt, ...promises }: Queue) {
  return { ...promises, nameZh: names.zh, nameEn: names.en, isArchived: archivedAt !== null };
}

export async function queueMembers(act: Act, queueId: string): Promise<QueueMembers> {
  may(act, 'queue.read');
  if ((await queueById(act, queueId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const items = (await memberRows(act, act.brandId)).map((row) => ({ staffId: row.id, name: row.name, team: row.team, presence: row.state, serves: serves(row, queueId), servesAll: row.serves_all }));
  return { items };
}

/** Exactly these serve it. Whoever served every queue and is left out serves all the others from now on. */
export async function setQueueMembers(act: Act, queueId: string, staffIds: readonly string[]): Promise<QueueMembers> {
  may(act, 'queue.manage');
  await lockRouting(act);
  const queues = await queueRows(act, act.brandId);
  if (!queues.some((queue) => queue.id === queueId)) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const members = await memberRows(act, act.brandId);
  const stranger = staffIds.find((id) => !members.some((member) => member.id === id));
  if (stranger !== undefined) throw refuse('not_found', 'routing.staffUnknown', { at: 'body.staffIds' });
  const wanted = new Set(staffIds);
  const others = members.filter((member) => serves(member, queueId) !== wanted.has(member.id));
  if (others.length === 0) return queueMembers(act, queueId);
  await setQueuesOf(act, others.map((member) => {
    const before = member.serves_all ? queues.map((queue) => queue.id) : member.queue_ids;
    return { staffId: member.id, queueIds: wanted.has(member.id) ? [...before, queueId] : before.filter((id) => id !== queueId) };
  }));
  act.emit({ name: 'queue.membersChanged', subject: ['queue', queueId], detail: { came: others.filter((one) => wanted.has(one.id)).map((one) => one.id), went: others.filter((one) => !wanted.has(one.id)).map((one) => one.id) } });
  return queueMembers(act, queueId);
}

export function serves(row: MemberRow, queueId: string): boolean {
  return row.serves_all || row.queue_ids.includes(queueId);
}

export async function staffService(act: Act, staffId: string): Promise<StaffService> {
  may(act, 'queue.read');
  const row = await memberById(act, staffId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return serviceView(row);
}

export async function teamService(act: Act): Promise<TeamService> {
  may(act, 'queue.read');
  return { skills: await listedSkills(act), items: (await memberRows(act, act.brandId)).map((row) => ({ ...serviceView(row), name: row.name, team: row.team })) };
}

export function serviceView(row: MemberRow): StaffService {
  const skills = Object.entries(row.skills).map(([skill, level]) => ({ skill, level })).toSorted((a, b) => a.skill.localeCompare(b.skill));
  return { staffId: row.id, skills, servesAll: row.serves_all, queueIds: row.serves_all ? [] : [...row.queue_ids], chatCapacity: row.chat_capacity };
}

export async function changeStaffService(act: Act, staffId: string, asked: ChangeStaffService): Promise<StaffService> {
  may(act, 'queue.manage');
  await lockRouting(act);
  const before = await staffService(act, staffId);
  await ensurePresence(act, staffId);
  if (asked.skills !== undefined) {
    if (new Set(asked.skills.map((one) => one.skill)).size < asked.skills.length) throw refuse('invalid', 'routing.skillTwice', { at: 'body.skills' });
    await listSkills(act, asked.skills.map((one) => one.skill));
    await setSkillsOf(act, staffId, asked.skills);
  }
  if (asked.queueIds !== undefined) {
    const known = new Set((await queueRows(act, act.brandId)).map((queue) => queue.id));
    if (asked.queueIds?.some((id) => !known.has(id)) === true) throw refuse('not_found', 'routing.queueUnknown', { at: 'body.queueIds' });
    await setQueuesOf(act, [{ staffId, queueIds: asked.queueIds === null ? null : [...new Set(asked.queueIds)] }]);
  }
  if (asked.chatCapacity !== undefined) await setCapacity(act, staffId, asked.chatCapacity);
  const after = await staffService(act, staffId);
  act.emit({ name: 'staff.serviceChanged', subject: ['staff', staffId], detail: { before, after } });
  return after;
}
