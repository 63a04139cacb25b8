/**
 * A promise that the rules heard in a reply is kept beside the conversation until somebody says whether it is one: it outlives the desk
 * it was written at, and goes with the conversation to whoever takes it over. Decided once.
 */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { findPromises, namesADeed } from '#guidance/core/promise.ts';
import { requireHolder } from '#routing/index.ts';
import { brandOf } from '#staff/index.ts';
import type { DecidedPromise, DecideHeard, HeardPromise, HeardPromises } from './contract.ts';
import { registerHeard } from './register.ts';
import { holdersOf, insertHeard, lockHeard, markDecided, openHeard, type OpenRow } from './store-heard.ts';

/** As long as a promise may be in the register. */
const longestText = 500;

/** The first promise in what was just said to the customer, in the same act. Who may speak was asked by the caller. */
export async function hearPromise(act: Act, interactionId: string, message: { readonly id: string; readonly text: string }): Promise<void> {
  // Most replies promise nothing: for them nobody asks which clock the brand goes by.
  if (!namesADeed(message.text)) return;
  const [found] = findPromises(message.text, { nowMs: act.now.getTime(), zone: (await brandOf(act)).zone });
  if (found === undefined) return;
  const id = act.id();
  const one = { id, interactionId, messageId: message.id, text: found.text.slice(0, longestText), when: found.when, dueAt: new Date(found.dueAtMs) };
  if (await insertHeard(act, one)) act.emit({ name: 'commitment.heard', subject: ['interaction', interactionId], detail: { heardId: id, messageId: message.id, dueAt: one.dueAt.toISOString() } });
}

/** What is still to be decided on. Nobody's business but of those who serve the conversation: for others there is none. */
export async function heardPromises(act: Act, interactionId: string): Promise<HeardPromises> {
  may(act, 'case.write');
  const holders = await holdersOf(act, act.brandId, [interactionId]);
  if (!holders.has(interactionId)) throw refuse('not_found', 'kit.notFound', { at: 'query.interactionId' });
  const isServed = holds(act.who, 'interaction.move') || (act.who.kind === 'staff' && holders.get(interactionId) === act.who.id);
  return { interactionId, items: isServed ? (await openHeard(act, act.brandId, [interactionId])).map(heardView) : [] };
}

/** Asked again by the same colleague it is the same answer; anybody else, and whoever says otherwise, is told who decided what. */
export async function decideHeard(act: Act, id: string, { as }: DecideHeard): Promise<DecidedPromise> {
  may(act, 'case.write');
  const one = await lockHeard(act, id);
  if (one === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  await requireHolder(act, one.interaction_id);
  if (one.decided_as !== null) {
    if (one.decided_as === as && one.decided_by === act.who.id) return { id, as, commitmentId: one.commitment_id };
    throw refuse('conflict', one.decided_as === 'entered' ? 'commitments.enteredAlready' : 'commitments.wavedAlready', { params: { name: one.decided_by_name ?? '—' } });
  }
  const holder = (await holdersOf(act, act.brandId, [one.interaction_id])).get(one.interaction_id) ?? undefined;
  const commitmentId = as === 'entered' ? (await registerHeard(act, { text: one.text, dueAt: one.due_at.toISOString(), interactionId: one.interaction_id, ownerId: holder })).id : null;
  await markDecided(act, id, as, act.who.kind === 'staff' ? act.who.id : null, commitmentId);
  act.emit({ name: 'commitment.decided', subject: ['interaction', one.interaction_id], detail: { heardId: id, as, commitmentId } });
  return { id, as, commitmentId };
}

export function heardView(row: OpenRow): HeardPromise {
  return { id: row.id, text: row.text, when: row.said_when, dueAt: row.due_at.toISOString(), heardAt: row.heard_at.toISOString(), by: row.speaker_id === null ? null : { id: row.speaker_id, name: row.speaker_name ?? '' } };
}
