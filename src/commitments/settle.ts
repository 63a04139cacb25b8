/** A matter ends: what became of each promise made on it is said with the ending, and nothing promised may be left open behind it. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import type { SettledPromise } from './contract.ts';
import { keepCommitment, withdrawCommitment } from './keep.ts';
import { holdingCase, ofThisCase } from './store.ts';

/** Each as its own verb does it, with its own rights; refused when one of them was promised elsewhere. */
export async function settlePromises(act: Act, caseId: string, settled: readonly SettledPromise[]): Promise<void> {
  if (settled.length === 0) return;
  const ours = await ofThisCase(act, caseId, settled.map(({ id }) => id));
  const foreign = settled.findIndex(({ id }) => !ours.has(id));
  if (foreign >= 0) throw refuse('not_found', 'commitments.notOfCase', { at: `body.promises.${foreign}.id` });
  for (const one of settled) await (one.as === 'kept' ? keepCommitment(act, one.id) : withdrawCommitment(act, one.id, one.why));
}

/** Promises still to be kept that the ending of this case would leave behind, the earliest due first. Who may was asked by the caller. */
export function promisesHolding(act: Act, caseId: string): Promise<{ id: string; text: string }[]> {
  return holdingCase(act, caseId);
}
