/** What is promised to a customer is done by the server: asking after a closing, and acting on an unhappy answer. */
import type { Listener } from '#kit/events/listener.ts';
import type { Say } from '#kit/say.ts';
import type { Act } from '#kit/act.ts';
import { askAfterContact, askAfterMatter } from './ask.ts';
import type { ReopenComplaint } from './ports.ts';
import { reopenFor } from './reopen.ts';

export interface FollowupNeeds {
  readonly say: Say;
  /** Whether the customer has the page open on any of these devices. */
  isAnyHere(act: Act, devices: readonly string[]): Promise<boolean>;
  readonly reopenComplaint: ReopenComplaint;
}

export function followupListeners({ say, isAnyHere, reopenComplaint }: FollowupNeeds): Listener[] {
  return [
    {
      name: 'followups.askAfterContact', on: ['interaction.ended'],
      run: (act, event) => askAfterContact(act, event.subjectId, { reason: String(event.detail?.['reason']), wasAnswered: event.detail?.['answered'] === true }, (devices) => isAnyHere(act, devices)),
    },
    // A case is solved first and filed later: the customer is asked when it is solved. A complaint is closed by its stages.
    { name: 'followups.askAfterMatter', on: ['case.solved', 'case.closed'], run: (act, event) => askAfterMatter(act, event.subjectId, event.seq) },
    { name: 'followups.reopen', on: ['followup.unsatisfied'], run: (act, event) => reopenFor(act, event.subjectId, reopenComplaint, say) },
  ];
}
