/**
 * A reply by mail did not arrive, and its conversation is over by then: nobody looks at it any more. It becomes somebody's matter, who is
 * called to telephone; where it belongs to an open one, its owner is.
 */
import type { Act } from '#kit/act.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { keptReplyOf } from '#interactions/core/kept-reply.ts';
import { brandOf } from '#staff/index.ts';
import { callTo } from './notice.ts';
import { enterCase, startSolveClock } from './open.ts';
import { leadFor } from './people.ts';
import { casesOfInteraction, lockCase } from './store.ts';
import { activeStaff, endedContact } from './store-people.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export async function callAfterReplyLost(act: Act, event: SealedEvent): Promise<void> {
  const interactionId = keptReplyOf(event.detail);
  if (interactionId === undefined) return;
  const contact = await endedContact(act, interactionId);
  if (contact === undefined) return;
  const open = (await casesOfInteraction(act, interactionId)).find((one) => one.state === 'open');
  const caseId = open?.id ?? (await callBackCase(act, interactionId, contact));
  const row = await lockCase(act, caseId);
  if (row === undefined) return;
  act.emit({ name: 'case.replyLost', subject: ['case', caseId], detail: { mailId: event.subjectId, interactionId } });
  await callTo(act, [{ staffId: row.owner_id, caseId }], 'undelivered');
}

/** Whoever served them knows what was said; a lead when they are no longer here. */
async function callBackCase(act: Act, interactionId: string, contact: { number: string; agent_id: string | null }): Promise<string> {
  const isHere = contact.agent_id !== null && (await activeStaff(act, contact.agent_id)) !== undefined;
  const ownerId = (isHere ? contact.agent_id : await leadFor(act)) ?? undefined;
  const words = { zh, en }[(await brandOf(act)).language].replyLost;
  const caseId = await enterCase(act, { kind: 'inquiry', title: words.title.replace('{{number}}', contact.number), description: '', interactionId, ownerId, priority: 2, nextStep: words.nextStep });
  await startSolveClock(act, caseId);
  return caseId;
}
