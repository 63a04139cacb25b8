/** One act on, one act off, and ten minutes for second thoughts about either. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Surge, SurgePlan } from './contract.ts';
import { endSurge, goOnWithSurge, insertSurge, lockSurges, planById, planRows, surgeById, takeBackSurge, type PlanRow } from './store.ts';
import { planView, surgeView, undoUntil } from './views.ts';

const byOf = (act: Act): string | null => (act.who.kind === 'staff' ? act.who.id : null);

/** From now on every customer of these queues is told why. On already: nothing changes. */
export async function switchOn(act: Act, planId: string): Promise<SurgePlan> {
  may(act, 'surge.switch');
  await lockSurges(act);
  const plan = await needed(act, planId);
  if (plan.surge_id !== null) return planView(plan);
  await refuseOverlap(act, plan);
  const id = act.id();
  await insertSurge(act, id, planId, byOf(act));
  act.emit({ name: 'surge.switchedOn', subject: ['surge', planId], detail: { surgeId: id, queueIds: plan.queue_ids } });
  return planView(await needed(act, planId));
}

export async function switchOff(act: Act, planId: string): Promise<SurgePlan> {
  may(act, 'surge.switch');
  await lockSurges(act);
  const plan = await needed(act, planId);
  if (plan.surge_id === null) return planView(plan);
  await endSurge(act, plan.surge_id, byOf(act));
  act.emit({ name: 'surge.switchedOff', subject: ['surge', planId], detail: { surgeId: plan.surge_id, queueIds: plan.queue_ids } });
  return planView(await needed(act, planId));
}

/** Takes the last switch of a surge back: on → it never was; off → it goes on as if nothing had happened. */
export async function undoSwitch(act: Act, surgeId: string): Promise<{ surge: Surge | null }> {
  may(act, 'surge.switch');
  await lockSurges(act);
  const surge = await surgeById(act, surgeId);
  if (surge === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const until = undoUntil(surge);
  if (act.now > until) throw refuse('gone', 'surge.tooLateToUndo', { params: { minutes: 10 } });
  const wasOn = surge.to_at === null;
  if (wasOn) await takeBackSurge(act, surgeId);
  else {
    const plan = await needed(act, surge.plan_id);
    if (plan.surge_id !== null) throw refuse('conflict', 'surge.isOn', { params: { name: plan.name } });
    await refuseOverlap(act, plan);
    await goOnWithSurge(act, surgeId);
  }
  act.emit({ name: 'surge.switchUndone', subject: ['surge', surge.plan_id], detail: { surgeId, isOn: !wasOn, queueIds: surge.queue_ids } });
  const after = await surgeById(act, surgeId);
  return { surge: after === undefined ? null : surgeView(after, act.now) };
}

/** A queue tells its customers one reason: refuses where another plan that is on covers one of the same queues. */
export async function refuseOverlap(act: Act, plan: Pick<PlanRow, 'id' | 'queue_ids'>): Promise<void> {
  const others = (await planRows(act)).filter((other) => other.surge_id !== null && other.id !== plan.id);
  const taken = others.find((other) => plan.queue_ids.length === 0 || other.queue_ids.length === 0 || other.queue_ids.some((id) => plan.queue_ids.includes(id)));
  if (taken !== undefined) throw refuse('conflict', 'surge.queueCovered', { params: { name: taken.name } });
}

async function needed(act: Act, planId: string): Promise<PlanRow> {
  const plan = await planById(act, planId);
  if (plan === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return plan;
}
