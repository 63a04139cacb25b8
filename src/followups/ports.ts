/** What this slice asks of complaints. Handed over in app/wire.ts, since complaints show our link on their page: a way back would be a circle. */
import type { Act } from '#kit/act.ts';

/** A closed complaint is opened again and given to `ownerId`; one that is open already is only given. */
export type ReopenComplaint = (act: Act, caseId: string, given: { readonly why: 'unsatisfied'; readonly ownerId: string }) => Promise<unknown>;
