/** Whether a survey also asks how long the wait felt, and which wait. */
import type { Act } from '#kit/act.ts';
import { livedWait } from './core/lived-wait.ts';
import { contactsOfCase, insertAskedWait, staysOf } from './store-waits.ts';

/** A conversation's survey asks about its own wait, a matter's about the last of its conversations in which the customer waited. No wait is asked about twice. */
export async function askAboutWait(act: Act, surveyId: string, about: { readonly interactionId: string | null; readonly caseId: string | null }): Promise<void> {
  const contacts = about.interactionId !== null ? [about.interactionId] : about.caseId === null ? [] : await contactsOfCase(act, about.caseId);
  if (contacts.length === 0) return;
  for (const stays of await staysOf(act, contacts)) {
    const wait = livedWait(stays, act.now.getTime());
    if (wait !== undefined) return insertAskedWait(act, surveyId, wait);
  }
}
