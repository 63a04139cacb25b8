/** Reads: what I have promised, what the house has promised, what broke. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { formOfAddress } from '#customers/core/name.ts';
import type * as z from 'zod';
import type { Commitment, Commitments, CommitmentsQuery } from './contract.ts';
import { commitmentState } from './core/state.ts';
import { commitmentRows, commitmentsByIds, commitmentsOfCase, countCommitments, whichAre, type CommitmentRow } from './store.ts';

/** Due within this time is "soon". */
const soonMs = 4 * 3_600_000;
const nobody = '00000000-0000-0000-0000-000000000000';

export function commitmentView(row: CommitmentRow, now: Date): Commitment {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id, text: row.text, owner: { id: row.owner_id, name: row.owner_name }, dueAt: row.due_at.toISOString(), warnedAt: iso(row.warned_at), keptAt: iso(row.kept_at), brokenAt: iso(row.broken_at),
    state: commitmentState({ dueAt: row.due_at.getTime(), keptAt: row.kept_at?.getTime() ?? null, withdrawnAt: row.withdrawn_at?.getTime() ?? null }, now.getTime()),
    withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at.toISOString(), why: row.withdrawn_why },
    createdAt: row.created_at.toISOString(), createdBy: row.created_by === null ? null : { id: row.created_by, name: row.created_by_name ?? '' },
    case: row.case_id === null ? null : { id: row.case_id, number: row.case_number ?? '', title: row.case_title ?? '', owner: { id: row.case_owner_id ?? '', name: row.case_owner_name ?? '' } },
    interaction: row.interaction_id === null ? null : { id: row.interaction_id, number: row.interaction_number ?? '' },
    customer: row.customer_id === null ? null : {
      id: row.customer_id, name: row.customer_name ?? '',
      formOfAddress: formOfAddress({ surname: row.surname ?? '', givenName: row.given_name ?? '', honorific: row.honorific ?? 'none', title: row.title ?? '' }),
    },
  };
}

export async function commitments(act: Act, asked: z.output<typeof CommitmentsQuery>): Promise<Commitments> {
  may(act, 'case.read');
  const me = act.who.id ?? nobody;
  const soon = new Date(act.now.getTime() + soonMs);
  const name = asked.view ?? (act.who.kind === 'key' ? 'open' : 'mine');
  const view = { mine: () => whichAre.mine(me), open: whichAre.open, due_soon: () => whichAre.dueSoon(act.now, soon), broken: () => whichAre.broken(act.now), done: whichAre.done }[name]();
  const theirs = asked.whose === 'mine' ? whichAre.ownedBy(view, me) : view;
  const rows = await commitmentRows(act, whichAre.ofInteraction(whichAre.ofCase(theirs, asked.caseId), asked.interactionId), name === 'done', asked.limit);
  return { items: rows.map((row) => commitmentView(row, act.now)), counts: await countCommitments(act, me, soon) };
}

/** Everything promised on a case, oldest first. Who may read the case may read it: asked by the caller. */
export async function commitmentsView(act: Act, caseId: string): Promise<Commitment[]> {
  return (await commitmentsOfCase(act, caseId)).map((row) => commitmentView(row, act.now));
}

export async function theCommitment(act: Act, id: string): Promise<Commitment> {
  const [row] = await commitmentsByIds(act, act.brandId, [id]);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return commitmentView(row, act.now);
}
