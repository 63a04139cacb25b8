/** Read marks and drafts: small, frequent, and lost by no crash. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { ticketOf } from '#routing/index.ts';
import { dropDraft, keepDraft } from './store.ts';
import { changeInteraction, lockInteraction } from './store-said.ts';

/** Only the holder's reading is told to the customer: a lead who listens in leaves no mark. */
export async function markReadByStaff(act: Act, interactionId: string, upTo: number): Promise<{ done: true }> {
  may(act, 'interaction.read');
  const ticket = await ticketOf(act, interactionId);
  if (ticket === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (act.who.kind !== 'staff' || ticket.agentId !== act.who.id) return { done: true };
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const until = Math.min(upTo, at.last_position);
  if (until > at.staff_read_up_to) {
    await changeInteraction(act, interactionId, { staff_read_up_to: until, ...(until === at.last_position ? { unread: 0 } : {}) });
    act.emit({ name: 'interaction.readByStaff', subject: ['interaction', interactionId], detail: { upTo: until } });
  }
  return { done: true };
}

export async function markReadByCustomer(act: Act, interactionId: string, upTo: number): Promise<void> {
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) return;
  const until = Math.min(upTo, at.last_position);
  if (until <= at.customer_read_up_to) return;
  await changeInteraction(act, interactionId, { customer_read_up_to: until });
  act.emit({ name: 'interaction.readByCustomer', subject: ['interaction', interactionId], detail: { upTo: until } });
}

export async function saveDraft(act: Act, interactionId: string, asked: { text: string; mode: 'reply' | 'note' }): Promise<{ done: true }> {
  may(act, 'interaction.note');
  if (act.who.kind !== 'staff') throw refuse('forbidden', 'kit.signIn');
  if ((await ticketOf(act, interactionId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (asked.text === '') await dropDraft(act, act.who.id, interactionId);
  else await keepDraft(act, act.who.id, interactionId, asked.mode, asked.text);
  return { done: true };
}
