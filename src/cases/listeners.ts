/** What cases do when others announce: a colleague leaves, a customer writes once more, somebody answers. */
import type { Act } from '#kit/act.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import type { Listener } from '#kit/events/listener.ts';
import { countingEvents, isCountedAnew, stopTimer } from '#clocks/index.ts';
import { handOverAll } from '#commitments/index.ts';
import { readAfterword, type Afterword } from '#guidance/core/thanks.ts';
import { handOverOf } from './assign.ts';
import { giveBackTo } from './give-back.ts';
import { followSolveTerms } from './open.ts';
import { reopenCase } from './solve.ts';
import { casesOfInteraction, interactionsWithCase, lockCase, openOwnKinds } from './store.ts';
import { wordsOf } from './store-people.ts';
import { callAfterReplyLost } from './reply-lost.ts';

export interface Reading {
  readonly caseId: string;
  readonly kind: string;
  readonly verdict: Afterword;
  readonly messageId: string;
}

/**
 * A customer's word in a conversation whose matter was solved before it was said; undefined when it is none. With several cases it
 * is about the one solved last, and about none while another one of them is still open. Files say more than their text: unclear.
 */
export async function afterwordOf(act: Act, event: SealedEvent): Promise<Reading | undefined> {
  const messageId = String(event.detail?.['messageId']);
  if (event.detail?.['speaker'] !== 'customer') return undefined;
  const linked = await casesOfInteraction(act, event.subjectId);
  const [last] = linked;
  if (last === undefined || last.ended_at === null || linked.some((one) => one.state === 'open')) return undefined;
  const words = await wordsOf(act, messageId);
  if (words === undefined || words.at <= last.ended_at) return undefined;
  return { caseId: last.id, kind: last.kind, verdict: words.files > 0 ? 'unclear' : readAfterword(words.text), messageId };
}

/** Of the words that were said, those in a conversation that belongs to a case: most do not. What is about a case itself stays. */
export async function inCases(act: Act, events: readonly SealedEvent[]): Promise<SealedEvent[]> {
  const said = events.filter((event) => event.name === 'message.posted');
  const ids = said.length === 0 ? new Set<string>() : await interactionsWithCase(act, [...new Set(said.map((event) => event.subjectId))]);
  return events.filter((event) => event.name !== 'message.posted' || ids.has(event.subjectId));
}

export const caseListeners: readonly Listener[] = [
  {
    // Leaving and coming back in one line: what was handed on is known before it is given back.
    name: 'cases.ownerLeft', on: ['staff.deactivated', 'staff.reactivated'],
    async run(act, event) {
      if (event.name === 'staff.reactivated') return giveBackTo(act, event.subjectId, event.at);
      const before = event.detail?.['before'] as { team?: string } | undefined;
      const lead = await handOverOf(act, event.subjectId, before?.team ?? '');
      if (lead !== undefined) await handOverAll(act, event.subjectId, lead);
    },
  },
  {
    name: 'cases.afterword', on: ['message.posted'], concerns: inCases,
    async run(act, event) {
      const reading = await afterwordOf(act, event);
      if (reading === undefined || reading.kind === 'complaint') return;
      if ((await lockCase(act, reading.caseId))?.state === 'open') return;
      const detail = { messageId: reading.messageId, interactionId: event.subjectId, verdict: reading.verdict };
      act.emit({ name: 'case.afterword', subject: ['case', reading.caseId], detail });
      if (reading.verdict !== 'thanks') await reopenCase(act, reading.caseId, { why: 'afterword' });
    },
  },
  { name: 'cases.replyLost', on: ['mail.failed', 'mail.parked'], run: callAfterReplyLost },
  {
    name: 'cases.countedDays', on: countingEvents,
    async run(act, event) {
      if (!(await isCountedAnew(act, event))) return;
      for (const { id } of await openOwnKinds(act)) {
        await lockCase(act, id);
        await followSolveTerms(act, id);
      }
    },
  },
  {
    // Whatever channel the customer waits on: an answer in a conversation about the case ends the wait.
    name: 'cases.answered', on: ['message.posted'], concerns: inCases,
    async run(act, event) {
      if (event.detail?.['speaker'] !== 'staff' || event.detail['kind'] !== 'text') return;
      for (const { id, state } of await casesOfInteraction(act, event.subjectId)) if (state === 'open') await stopTimer(act, id, 'case.answer');
    },
  },
];
