/** Two records of one person become one, and two again when that was wrong (core/merge.ts says what moves). */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { planMerge, planUnmerge } from './core/merge.ts';
import { isNameless, reindex } from './record.ts';
import { allIdentitiesOf, goneAmong, keepMerge, lockCustomers, markGone, markUndone, moveIdentities, openMerge, type CustomerRow } from './store.ts';

/**
 * The customer whose file is open stays; the other goes into it. Any agent may say that a nameless visitor is somebody known
 * (that is how a conversation gets its customer); joining two known people is a lead's.
 */
export async function mergeCustomers(act: Act, keptId: string, goneId: string): Promise<{ mergeId: string }> {
  may(act, 'customer.write');
  const gone = (await lockCustomers(act, [keptId, goneId])).find((row) => row.id === goneId);
  if (gone !== undefined && !isNameless(gone)) may(act, 'customer.merge');
  return mergeRecords(act, keptId, goneId);
}

export async function mergeRecords(act: Act, keptId: string, goneId: string): Promise<{ mergeId: string }> {
  const rows = await lockCustomers(act, [keptId, goneId]);
  const kept = there(rows, keptId, 'params.id');
  there(rows, goneId, 'body.customerId');
  const plan = planMerge(keptId, goneId, (await allIdentitiesOf(act, [goneId])).map(pointer), await goneAmong(act, [keptId, goneId]));
  if ('refused' in plan) throw plan.refused === 'itself' ? refuse('conflict', 'customers.mergeItself', { at: 'body.customerId' }) : refuse('conflict', 'customers.goneBefore', { params: { number: there(rows, plan.customerId, 'params.id').number } });
  const mergeId = act.id();
  await keepMerge(act, mergeId, plan);
  await moveIdentities(act, plan.moves);
  await markGone(act, goneId, keptId);
  await reindex(act, kept);
  act.emit({ name: 'customer.merged', subject: ['customer', keptId], detail: { mergeId, goneId, identityIds: plan.moves.map((move) => move.identityId) } });
  return { mergeId };
}

/** @returns identities that moved elsewhere since and stay there */
export async function unmergeCustomers(act: Act, keptId: string, mergeId: string): Promise<{ leftIds: string[] }> {
  may(act, 'customer.write');
  const merge = await openMerge(act, mergeId);
  if (merge === undefined || merge.kept_id !== keptId) throw refuse('not_found', 'customers.notMerged', { at: 'params.mergeId' });
  const rows = await lockCustomers(act, [merge.kept_id, merge.gone_id]);
  if (!isNameless(there(rows, merge.gone_id, 'params.mergeId'))) may(act, 'customer.merge');
  const plan = planUnmerge(merge.plan, (await allIdentitiesOf(act, [merge.kept_id, merge.gone_id])).map(pointer), await goneAmong(act, [merge.kept_id, merge.gone_id]));
  if ('refused' in plan) throw plan.refused === 'notMerged' ? refuse('conflict', 'customers.notMerged') : refuse('conflict', 'customers.undoLaterFirst');
  await markUndone(act, mergeId);
  await moveIdentities(act, plan.moves);
  await markGone(act, plan.goneId, null);
  await reindex(act, there(rows, merge.kept_id, 'params.id'));
  act.emit({ name: 'customer.unmerged', subject: ['customer', keptId], detail: { mergeId, goneId: plan.goneId, identityIds: plan.moves.map((move) => move.identityId), leftIds: plan.leftIds } });
  return { leftIds: [...plan.leftIds] };
}

const pointer = (row: { id: string; customer_id: string }) => ({ identityId: row.id, customerId: row.customer_id });

function there(rows: readonly CustomerRow[], id: string, at: string): CustomerRow {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at });
  return row;
}
