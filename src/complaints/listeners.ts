/** What complaints do when others announce: a clock runs down, the customer speaks, somebody told the customer something. */
import type { Listener } from '#kit/events/listener.ts';
import { afterwordOf, inCases, lockCase } from '#cases/index.ts';
import { countingEvents, isCountedAnew } from '#clocks/index.ts';
import { escalateByClock } from './escalate.ts';
import { goOnByItself } from './move.ts';
import { reopenComplaint } from './reopen.ts';
import { complaintsOfInteraction, noteSaid, openComplaints } from './store.ts';
import { markHeard, sendToCustomer } from './tell.ts';
import { retargetSolution } from './terms.ts';
import { arrivedAfterAll, didNotArrive, mailTold, mailTroubles } from './undelivered.ts';
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
    // A colleague told the customer something of substance on the case's page: it goes by every way that is open, and what reached them is an answer.
    name: 'complaints.customerUpdated', on: ['case.customerUpdated'],
    async run(act, event) {
      if (event.detail?.['isSent'] === true || (await lockCase(act, event.subjectId))?.kind !== 'complaint') return;
      const { row, around } = await lockComplaint(act, event.subjectId);
      const noteId = String(event.detail?.['noteId']);
      const said = await noteSaid(act, noteId);
      if (said === undefined) return;
      const ways = await sendToCustomer(act, around, { key: `complaint.told:${noteId}`, text: said.text, staffId: said.by_id });
      if (row.closed_at === null) await markHeard(act, row, { ways, staffId: said.by_id });
    },
  },
  {
    name: 'complaints.undelivered', on: [...mailTroubles, 'mail.sent'],
    async run(act, event) {
      const mail = mailTold(event);
      if (mail !== undefined) await (event.name === 'mail.sent' ? arrivedAfterAll(act, mail) : didNotArrive(act, event, mail));
    },
  },
  {
    // What was found is written down: the investigation is under way, nobody need press a button to say so.
    name: 'complaints.investigated', on: ['case.investigated'],
    async run(act, event) {
      if ((await lockCase(act, event.subjectId))?.kind !== 'complaint') return;
      const { row } = await lockComplaint(act, event.subjectId);
      if (row.closed_at === null) await goOnByItself(act, row, 'investigating');
    },
  },
];
