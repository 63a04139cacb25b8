/** "Keep my place": the customer leaves a number or a mail, says when they want to hear from us, and closes the page; the ticket stays in the line at its arrival. The interaction is locked before its ticket, here as everywhere. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { CallBackChoice } from '#routing/core/call-backs/call-back.ts';
import { comeBack, endFormerPlace, keepPlace, moveCallBack } from '#routing/index.ts';
import type { Interaction } from './contract.ts';
import { endNow } from './end.ts';
import { postSystemLine } from './post.ts';
import { changeInteraction, lockInteraction } from './store-said.ts';
import { tellCallAgreed, tellCallMoved, untellCall } from './tell-call-back.ts';
import { viewOf } from './views.ts';

export interface KeptPlaceAsked {
  readonly reach: { readonly kind: 'phone' | 'mail'; readonly value: string };
  readonly choice: CallBackChoice;
  /** Of a set time. */
  readonly at?: Date | undefined;
  /** IANA, as their browser says it. */
  readonly zone?: string | undefined;
}
const lineOf = { turn: 'interactions:line.placeKept', at: 'interactions:line.timeSet', message: 'interactions:line.messageLeft' } as const;

export async function keepPlaceOf(act: Act, interactionId: string, { reach, choice, at: wantedAt, zone }: KeptPlaceAsked): Promise<void> {
  const at = await lockInteraction(act, interactionId);
  await keepPlace(act, interactionId, { choice, wantedAt, zone, number: reach.kind === 'phone' ? reach.value : null });
  // A number that was mistyped is put right: the place was kept when it was kept, and it was said.
  const isNew = at?.kept_place == null;
  await changeInteraction(act, interactionId, { kept_place: JSON.stringify(reach), ...(isNew ? { kept_place_at: act.now } : {}) });
  if (isNew) await postSystemLine(act, interactionId, lineOf[choice]);
  act.emit({ name: 'interaction.placeKept', subject: ['interaction', interactionId], detail: { kind: reach.kind, choice } });
}

/** The customer opened the page again: live once more, at the same place. The number stays known. */
export async function placeTakenUp(act: Act, interactionId: string): Promise<void> {
  await lockInteraction(act, interactionId);
  await comeBack(act, interactionId);
  await untellCall(act, interactionId);
  await changeInteraction(act, interactionId, { kept_place: null, kept_place_at: null });
  await postSystemLine(act, interactionId, 'interactions:line.cameBack');
}

/** Called at another time: agreed with the customer by whoever has them on the line, or set by a lead. */
export async function callAtAnotherTime(act: Act, interactionId: string, asked: { readonly at: string; readonly asWished: boolean }): Promise<Interaction> {
  may(act, 'interaction.answer');
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const to = new Date(asked.at);
  const { before, wasReached } = await moveCallBack(act, interactionId, to, asked.asWished);
  if (wasReached) await tellCallAgreed(act, at, to);
  else if (asked.asWished) await untellCall(act, interactionId);
  else await tellCallMoved(act, at, before, to);
  await postSystemLine(act, interactionId, 'interactions:line.timeMoved');
  return viewOf(act, interactionId);
}

/** The customer comes again by another door: the old place goes over to the new contact, and the old one ends. Returns the moment of joining; null where the place was not free to go. */
export async function takePlaceOver(act: Act, formerId: string, nextId: string): Promise<Date | null> {
  await lockInteraction(act, formerId);
  const former = await endFormerPlace(act, formerId, nextId);
  if (former === undefined) return null;
  if (former.wasRunning) await endNow(act, formerId, 'came_back');
  await untellCall(act, formerId);
  return former.arrivedAt;
}
