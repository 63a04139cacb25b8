/**
 * Who says that the customer agrees. The first time a colleague's word counts. A complaint that came back was once said to be settled when
 * it was not: from then on a lead closes it, or the customer's own words do, said since they were told the decision.
 */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { CustomerWord, MoveComplaint } from './contract.ts';
import type { Outcome } from './core/stage.ts';
import { customerWords } from './store.ts';
import type { Matter } from './tell.ts';
import { foundComplaint } from './views.ts';

const mostWords = 50;

/** What the customer said since they were told, or since it came back: among these words their agreement is found. */
export async function wordsSinceTold(act: Act, caseId: string): Promise<{ items: CustomerWord[] }> {
  may(act, 'case.read');
  const matter = await foundComplaint(act, caseId);
  return { items: (await customerWords(act, caseId, sinceOf(matter), mostWords)).map((word) => ({ ...word, at: word.at.toISOString() })) };
}

/** Refuses an ending that rests on nobody but the agent who wants it; and a word that is not the customer's, or older than what they were told. */
export async function requireAgreement(act: Act, matter: Matter, asked: MoveComplaint, outcome: Outcome): Promise<void> {
  const { agreedIn } = asked;
  const isOwnWord = agreedIn !== undefined && (await customerWords(act, matter.row.case_id, sinceOf(matter), mostWords)).some((word) => word.id === agreedIn.id && word.kind === agreedIn.kind);
  if (agreedIn !== undefined && !isOwnWord) throw refuse('invalid', 'complaints.notTheirWord', { at: 'body.agreedIn' });
  if (agreedIn !== undefined) act.emit({ name: 'complaint.agreed', subject: ['case', matter.row.case_id], detail: { kind: agreedIn.kind, id: agreedIn.id } });
  if (matter.row.reopened === 0 || holds(act.who, 'case.assign')) return;
  if (outcome !== 'accepted') throw refuse('forbidden', 'complaints.leadEnds', { at: 'body.outcome' });
  if (!isOwnWord) throw refuse('forbidden', 'complaints.leadOrOwnWord', { at: 'body.agreedIn' });
}

function sinceOf({ row, around }: Matter): Date {
  return row.customer_told_at ?? (around.reopening === null ? row.received_at : new Date(around.reopening.at));
}
