/** The end of a contact is taken back: pressed by mistake, marked as spam that was none. The customer and whoever served them go on where they were. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { requireHolder, resumeTicket, ticketOf } from '#routing/index.ts';
import { answerDueAt } from './answer-due.ts';
import type { Interaction } from './contract.ts';
import { postSystemLine } from './post.ts';
import { lockInteraction } from './store-said.ts';
import { hasOtherOpen, lockWhoTalks, oldestUnanswered, runAgain } from './store-resume.ts';
import { untellCall } from './tell-call-back.ts';
import { viewOf } from './views.ts';

/** Later than this the customer has long been asked how it was: then it is a new contact. */
const resumableMs = 5 * 60_000;
/** Ends that the house itself chose; who left is not called back by a button. */
const ours = new Set(['resolved', 'spam', 'closed_by_lead', 'kept_place_done']);

/** What runs stays as it is: taking back twice is no fault. */
export async function resumeInteraction(act: Act, interactionId: string): Promise<Interaction> {
  may(act, 'interaction.answer');
  await requireHolder(act, interactionId);
  // Before the conversation itself, as a word of the customer does it: whoever comes second finds the other one open.
  await lockWhoTalks(act, interactionId);
  const at = await lockInteraction(act, interactionId);
  if (at === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (at.ended_at === null) return viewOf(act, interactionId);
  const reason = (await ticketOf(act, interactionId))?.endReason ?? '';
  if (!ours.has(reason) || act.now.getTime() - at.ended_at.getTime() > resumableMs) throw refuse('conflict', 'interactions.over');
  if (await hasOtherOpen(act, at)) throw refuse('conflict', 'interactions.begunAnew');
  const waitingSince = await oldestUnanswered(act, interactionId);
  await runAgain(act, interactionId, { waitingSince, answerDueAt: waitingSince === null ? null : answerDueAt(at, waitingSince) });
  await resumeTicket(act, interactionId);
  await untellCall(act, interactionId);
  await postSystemLine(act, interactionId, 'interactions:line.resumed');
  act.emit({ name: 'interaction.resumed', subject: ['interaction', interactionId], detail: { before: reason } });
  return viewOf(act, interactionId);
}
