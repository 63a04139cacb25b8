/** A colleague who was deactivated by mistake: what was handed on then, and is still where it went, comes back. */
import type { Act } from '#kit/act.ts';
import { giveBackPromises } from '#commitments/index.ts';
import { updateOwners } from './store.ts';
import { deactivatedAt, handedOnOf } from './store-people.ts';

/** Second thoughts come soon; who comes back after a leave finds others at work on what was theirs. */
const secondThoughtsMs = 10 * 60_000;

export async function giveBackTo(act: Act, staffId: string, returnedAt: Date): Promise<void> {
  const leftAt = await deactivatedAt(act, staffId, returnedAt);
  if (leftAt === undefined || returnedAt.getTime() - leftAt.getTime() > secondThoughtsMs) return;
  const back = await handedOnOf(act, staffId, leftAt);
  await updateOwners(act, back.map(({ id }) => ({ id, ownerId: staffId })));
  for (const { id, ownerId } of back) act.emit({ name: 'case.assigned', subject: ['case', id], detail: { before: ownerId, after: staffId, why: 'owner_back' } });
  await giveBackPromises(act, staffId, leftAt);
}
