/** What complaints do when others announce: a clock runs down, the customer speaks, somebody told the customer something. */
import type { Listener } from '#kit/events/listen.ts';
import { afterwordOf, inCases, lockCase } from '#cases/index.ts';
import { countingEvents, isCountedAnew } from '#clocks/index.ts';
import { customerOfIdentity } from '#customers/index.ts';
import { greetingOf } from '#customers/core/name.ts';
import { queueMail } from '#messaging/index.ts';
import { markAnswered } from './answer.ts';
import { escalateByClock } from './escalate.ts';
import { reopenComplaint } from './reopen.ts';
import { brandOf } from '#staff/index.ts';
import { complaintsOfInteraction, noteText, openComplaints } from './store.ts';
import { retargetSolution } from './terms.ts';
import { resumeAfterCustomer } from './wait.ts';
import { lockComplaint } from './views.ts';

export const complaintListeners: readonly Listener[] = [
  {
    name: 'complaints.escalate', on: ['timer.warned', 'timer.breached'],
    async run(act, event) {
      if (event.subjectKind === 'case' && String(event.detail?.['timer']).startsWith('complaint.')) await escalateByClock(act, event);
    },
  },
  {
    // The brand counts its days another way: running clocks follow, their pauses stay.
    name: 'complaints.countedDays', on: countingEvents,
    async run(act, event) {
      if (!(await isCountedAnew(act, event))) return;
      for (const { case_id, class: complaintClass } of await openComplaints(act)) {
        await lockCase(act, case_id);
        await retargetSolution(act, case_id, complaintClass);
      }
    },
  },
  {
    // Closed, and the customer writes again in the same conversation: thanks leave it closed, anything else opens it.
    name: 'complaints.afterword', on: ['message.posted'], concerns: inCases,
    async run(act, event) {
      const reading = await afterwordOf(act, event);
      if (reading?.kind !== 'complaint' || (await lockCase(act, reading.caseId))?.state === 'open') return;
      act.emit({ name: 'case.afterword', subject: ['case', reading.caseId], detail: { messageId: reading.messageId, interactionId: event.subjectId, verdict: reading.verdict } });
      if (reading.verdict !== 'thanks') await reopenComplaint(act, reading.caseId, { why: 'afterword' });
    },
  },
  {
    // We waited for the customer, and here they are, whatever way they came.
    name: 'complaints.customerSpoke', on: ['message.posted', 'case.customerWrote'], concerns: inCases,
    async run(act, event) {
      if (event.name === 'message.posted' && event.detail?.['speaker'] !== 'customer') return;
      const caseIds = event.name === 'message.posted' ? (await complaintsOfInteraction(act, event.subjectId)).map((row) => row.case_id) : [event.subjectId];
      for (const caseId of caseIds) {
        if ((await lockCase(act, caseId))?.kind === 'complaint') await resumeAfterCustomer(act, caseId);
      }
    },
  },
  {
    // A colleague told the customer something of substance: it is an answer, and it goes by mail too where an address is known.
    name: 'complaints.customerUpdated', on: ['case.customerUpdated'],
    async run(act, event) {
      if ((await lockCase(act, event.subjectId))?.kind !== 'complaint') return;
      const { row, around } = await lockComplaint(act, event.subjectId);
      if (row.closed_at === null) await markAnswered(act, row, 'page');
      const noteId = String(event.detail?.['noteId']);
      const addressee = await customerOfIdentity(act, around.identity_id);
      const text = await noteText(act, noteId);
      if (addressee.mail === null || text === undefined) return;
      const { language } = addressee;
      const greeting = greetingOf({ surname: around.surname, givenName: around.given_name, honorific: around.honorific, title: around.person_title }, language);
      await queueMail(act, { to: addressee.mail, template: 'complaints:mail.update', language, params: { number: around.number, greeting, text, brand: (await brandOf(act)).name }, about: ['case', around.id], key: `complaint.update:${noteId}` });
    },
  },
];
