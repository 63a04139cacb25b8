/** A conversation becomes part of a case, or is none of it after all: what was promised in it goes along. */
import type { Act } from '#kit/act.ts';
import { moveToCase, openCasesOf } from './store.ts';

/** The promises made in the conversation on no case. With another open case beside this one nobody can say which was meant: they stay with the conversation, and count for both. */
export async function adoptPromises(act: Act, interactionId: string, caseId: string): Promise<void> {
  if ((await openCasesOf(act, interactionId)).some((open) => open.id !== caseId)) return;
  await move(act, interactionId, null, caseId);
}

/** Who linked it by mistake must not leave a stranger's promise on the case. */
export async function releasePromises(act: Act, interactionId: string, caseId: string): Promise<void> {
  await move(act, interactionId, caseId, null);
}

async function move(act: Act, interactionId: string, from: string | null, to: string | null): Promise<void> {
  for (const { id } of await moveToCase(act, interactionId, from, to)) act.emit({ name: 'commitment.moved', subject: ['commitment', id], detail: { interactionId, before: { caseId: from }, after: { caseId: to } } });
}
