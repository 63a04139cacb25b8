/** What this slice asks of complaints. Handed over in app/wire.ts: complaints may come to show our link on their page, and a way back would be a circle. */
import type { Act } from '#kit/act.ts';

/** A closed complaint is opened again, for a lead of its owner's; `words` are kept as a note. */
export type ReopenComplaint = (act: Act, caseId: string, given: { readonly why: 'unsatisfied'; readonly words: string }) => Promise<unknown>;
