/** Plans are made on a quiet day, and changed; a change of one that is on holds at once. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { ChangeSurgePlan, CreateSurgePlan, SurgePlan } from './contract.ts';
import { hasCalendar, lockSurges, markPlan, planById, planRows, putPlan, unknownQueues, type PlanRow } from './store.ts';
import { refuseOverlap } from './switch.ts';
import { planView } from './views.ts';

type KeptPlan = Omit<PlanRow, 'surge_id' | 'on_since'>;

export async function listPlans(act: Act): Promise<{ items: SurgePlan[] }> {
  may(act, 'queue.read');
  return { items: (await planRows(act)).map(planView) };
}

export async function createPlan(act: Act, asked: CreateSurgePlan): Promise<SurgePlan> {
  may(act, 'surge.manage');
  await lockSurges(act);
  const empty = { id: act.id(), name: asked.name, reason: asked.reason, queue_ids: [], keep_place_over_seconds: null, keeps_place_at_once: false, calendar_id: null, closed_message: { zh: '', en: '' } };
  return keep(act, changed(empty, asked), 'surge.planned');
}

export async function changePlan(act: Act, id: string, asked: ChangeSurgePlan): Promise<SurgePlan> {
  may(act, 'surge.manage');
  await lockSurges(act);
  const before = await planById(act, id);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const after = changed(before, asked);
  if (before.surge_id !== null) await refuseOverlap(act, after);
  return keep(act, after, 'surge.planChanged');
}

/** Put away, never deleted: its reports stay. Refused while it is on. */
export async function archivePlan(act: Act, id: string): Promise<{ done: true }> {
  may(act, 'surge.manage');
  await lockSurges(act);
  const plan = await planById(act, id);
  if (plan === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (plan.surge_id !== null) throw refuse('conflict', 'surge.isOn', { params: { name: plan.name } });
  await markPlan(act, id, act.now);
  act.emit({ name: 'surge.planArchived', subject: ['surge', id] });
  return { done: true };
}

export async function restorePlan(act: Act, id: string): Promise<SurgePlan> {
  may(act, 'surge.manage');
  await lockSurges(act);
  if (!(await markPlan(act, id, null))) throw refuse('conflict', 'surge.notArchived', { at: 'params.id' });
  act.emit({ name: 'surge.planRestored', subject: ['surge', id] });
  return found(act, id);
}

function changed(row: KeptPlan, asked: ChangeSurgePlan): KeptPlan {
  return {
    id: row.id, name: asked.name ?? row.name, reason: asked.reason ?? row.reason, queue_ids: asked.queueIds === undefined ? row.queue_ids : [...new Set(asked.queueIds)],
    keep_place_over_seconds: asked.keepPlaceOverSeconds === undefined ? row.keep_place_over_seconds : asked.keepPlaceOverSeconds, keeps_place_at_once: asked.keepsPlaceAtOnce ?? row.keeps_place_at_once,
    calendar_id: asked.calendarId === undefined ? row.calendar_id : asked.calendarId, closed_message: asked.closedMessage ?? row.closed_message,
  };
}

async function keep(act: Act, row: KeptPlan, event: string): Promise<SurgePlan> {
  if (await unknownQueues(act, row.queue_ids)) throw refuse('not_found', 'surge.queueUnknown', { at: 'body.queueIds' });
  if (row.calendar_id !== null && !(await hasCalendar(act, row.calendar_id))) throw refuse('not_found', 'surge.calendarUnknown', { at: 'body.calendarId' });
  if (!(await putPlan(act, row))) throw refuse('conflict', 'surge.nameTaken', { at: 'body.name', params: { name: row.name } });
  // The words for customers are not among what the trail keeps.
  act.emit({ name: event, subject: ['surge', row.id], detail: { queueIds: row.queue_ids, keepPlaceOverSeconds: row.keep_place_over_seconds, keepsPlaceAtOnce: row.keeps_place_at_once, calendarId: row.calendar_id } });
  return found(act, row.id);
}

async function found(act: Act, id: string): Promise<SurgePlan> {
  const row = await planById(act, id);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return planView(row);
}
