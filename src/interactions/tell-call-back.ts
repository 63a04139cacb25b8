/**
 * A call that was promised and that we move or cancel is told to the customer by mail, where an address is known: a promise is not
 * changed behind anybody's back. The letter stays here for as long as the change can be taken back, and says how it stands then.
 */
import type { Act } from '#kit/act.ts';
import { wallText } from '#clocks/core/wall-clock.ts';
import { customerOfIdentity } from '#customers/index.ts';
import { queueMail, withdrawMails } from '#messaging/index.ts';
import { callBackOf } from '#routing/index.ts';
import { brandOf } from '#staff/index.ts';
import type { CallBackView } from '#routing/contract.ts';
import type { LockedInteraction } from './store-said.ts';

const letters = ['interactions:mail.callMoved', 'interactions:mail.callCancelled', 'interactions:mail.callAgreed'];
/** The end of a contact can be taken back for so long (`resume.ts`). */
const heldSeconds = 5 * 60;

/** @param before when it was to be; null: at its turn */
export async function tellCallMoved(act: Act, at: LockedInteraction, before: Date | null, to: Date): Promise<void> {
  const [unsent] = await untellCall(act, at.id);
  const known = unsent?.['before'] ?? before?.toISOString() ?? '';
  if (known === to.toISOString()) return;
  const call = await callBackOf(act, at.id);
  if (call === null || call.choice === 'message') return;
  await tell(act, at, 'interactions:mail.callMoved', { when: await wallOf(act, call, to), before: known });
}

/** Named by the customer once they were reached: they have it in writing. */
export async function tellCallAgreed(act: Act, at: LockedInteraction, to: Date): Promise<void> {
  await untellCall(act, at.id);
  const call = await callBackOf(act, at.id);
  if (call !== null) await tell(act, at, 'interactions:mail.callAgreed', { when: await wallOf(act, call, to), before: to.toISOString() });
}

/** By the customer's own clock. */
async function wallOf(act: Act, call: CallBackView, to: Date): Promise<string> {
  return wallText(call.zones[0] ?? (await brandOf(act)).zone, to.getTime());
}

export async function tellCallCancelled(act: Act, at: LockedInteraction): Promise<void> {
  await untellCall(act, at.id);
  // Whoever left a message was promised an answer, not a call.
  if ((await callBackOf(act, at.id))?.choice === 'message') return;
  await tell(act, at, 'interactions:mail.callCancelled', {});
}

/** It stands as it stood, or the customer knows by themselves. Returns what would have been said. */
export function untellCall(act: Act, interactionId: string): Promise<Readonly<Record<string, string>>[]> {
  return withdrawMails(act, ['interaction', interactionId], letters);
}

async function tell(act: Act, at: LockedInteraction, template: string, params: Record<string, string>): Promise<void> {
  const to = await mailOf(act, at);
  if (to !== null) await queueMail(act, { to, template, language: at.language, params: { number: at.number, ...params }, about: ['interaction', at.id], key: `call.changed:${act.id()}`, heldSeconds });
}

/** Where they asked to be answered, else what their file knows. */
export async function mailOf(act: Act, at: LockedInteraction): Promise<string | null> {
  return at.kept_place?.kind === 'mail' ? at.kept_place.value : (await customerOfIdentity(act, at.identity_id)).mail;
}
