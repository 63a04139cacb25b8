/** A contact ends: by the agent who resolved it, by the customer who left, by a lead who closes what is stuck. Then the agent wraps up. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { TryOutcome } from '#routing/core/call-backs/call-back.ts';
import { queueMail } from '#messaging/index.ts';
import { calledBack, endTicket, finishWrapUp, requireHolder, ticketOf } from '#routing/index.ts';
import type { EndReason, Interaction, WrapUp } from './contract.ts';
import type * as z from 'zod';
import { departureNow } from './mood.ts';
import { postSystemLine } from './post.ts';
import { changeInteraction, lockInteraction, type LockedInteraction } from './store-said.ts';
import { wasReachedByMail } from './store-undelivered.ts';
import { mailOf, tellCallCancelled } from './tell-call-back.ts';
import { viewOf } from './views.ts';

/** By staff. Ending what has ended is no fault: the answer is the same. */
export async function endInteraction(act: Act, interactionId: string, reason: z.infer<typeof EndReason>): Promise<Interaction> {
  may(act, 'interaction.answer');
  if (reason === 'closed_by_lead') may(act, 'interaction.move');
  else await requireHolder(act, interactionId);
  const called = reason === 'closed_by_lead' ? await waitsForCall(act, interactionId) : undefined;
  await endNow(act, interactionId, reason);
  if (called !== undefined) await tellCallCancelled(act, called);
  return viewOf(act, interactionId);
}

/** The contact whose customer still waits at home to be called. */
async function waitsForCall(act: Act, interactionId: string): Promise<LockedInteraction | undefined> {
  const at = await lockInteraction(act, interactionId);
  return at?.ended_at === null && (await ticketOf(act, interactionId))?.isVirtual === true ? at : undefined;
}

/**
 * For the customer's own leaving and for sweeps; who may was asked by the caller.
 * @param leftAt when the customer left the line, if that was before now
 */
export async function endNow(act: Act, interactionId: string, reason: z.infer<typeof EndReason>, leftAt: Date | null = null): Promise<void> {
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (at.ended_at !== null) return;
  // "We have contacted you" is not said of a mail that has not left.
  const isUnheard = reason === 'kept_place_done' && at.kept_place?.kind === 'mail' && !(await wasReachedByMail(act, interactionId));
  await postSystemLine(act, interactionId, `interactions:line.${isUnheard ? 'resolved' : reason}`);
  const departure = await departureNow(act, at);
  await changeInteraction(act, interactionId, { ended_at: act.now, waiting_since: null, answer_due_at: null, ...(departure === null ? {} : { departure_mood: departure }) });
  await endTicket(act, interactionId, reason, leftAt);
  act.emit({ name: 'interaction.ended', subject: ['interaction', interactionId], detail: { reason, answered: at.first_answer_at !== null } });
}

/** The customer goes. Whether somebody has answered is asked under the lock: it may have been in this moment. */
export async function endByCustomer(act: Act, interactionId: string): Promise<void> {
  await lockInteraction(act, interactionId);
  await endNow(act, interactionId, (await ticketOf(act, interactionId))?.state === 'assigned' ? 'customer_left' : 'abandoned');
}

/**
 * How the call to a customer who kept a place went. Reached: the conversation goes on with whoever called. Otherwise it is tried again,
 * at the same place; after the last try, and where the number is somebody else's, it ends, with a word by mail where an address is known.
 */
export async function calledBackBy(act: Act, interactionId: string, outcome: TryOutcome): Promise<Interaction> {
  may(act, 'interaction.answer');
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const after = await calledBack(act, interactionId, outcome);
  if (after === 'tried_again') await postSystemLine(act, interactionId, 'interactions:line.tried');
  if (after === 'reached' && at.first_answer_at === null) await changeInteraction(act, interactionId, { first_answer_at: act.now, waiting_since: null, answer_due_at: null });
  if (after !== 'given_up') return viewOf(act, interactionId);
  await endNow(act, interactionId, 'not_reached');
  await changeInteraction(act, interactionId, { disposition: outcome === 'wrong_number' ? 'wrong_contact' : 'no_answer' });
  const mail = await mailOf(act, at);
  if (mail !== null) await queueMail(act, { to: mail, template: 'interactions:mail.notReached', language: at.language, params: { number: at.number }, about: ['interaction', interactionId], key: `not.reached:${interactionId}` });
  // The attempt was all there was to it: nothing to wrap up.
  await finishIfWrappingUp(act, interactionId);
  return viewOf(act, interactionId);
}

async function finishIfWrappingUp(act: Act, interactionId: string): Promise<void> {
  if ((await ticketOf(act, interactionId))?.state === 'wrap_up') await finishWrapUp(act, interactionId);
}

/** What it was about and how the customer left, in two keys; the agent is free again afterwards. */
export async function wrapUpInteraction(act: Act, interactionId: string, asked: WrapUp): Promise<Interaction> {
  may(act, 'interaction.answer');
  await requireHolder(act, interactionId);
  const at = await lockInteraction(act, interactionId);
  if (at?.ended_at === null) await endNow(act, interactionId, 'resolved');
  await changeInteraction(act, interactionId, { disposition: asked.disposition, wrap_up_note: asked.note, ...(asked.departureMood === undefined ? {} : { departure_mood: asked.departureMood }) });
  await finishWrapUp(act, interactionId);
  act.emit({ name: 'interaction.wrappedUp', subject: ['interaction', interactionId], detail: { disposition: asked.disposition, departureMood: asked.departureMood ?? null } });
  return viewOf(act, interactionId);
}
