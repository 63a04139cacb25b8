/** Rows as the store gives them, and how they become what screens see. */
import { formOfAddress } from '#customers/core/name.ts';
import type { Case, CaseNote } from './contract.ts';

/** How a case stood before its last reopening. Instants as ISO text: it is kept as jsonb. */
export interface Reopening {
  readonly at: string;
  readonly why: 'afterword' | 'person' | 'unsatisfied';
  readonly before: { readonly state: 'solved' | 'closed'; readonly solvedAt: string | null; readonly closedAt: string | null; readonly outcome: string | null; readonly ownerId: string };
}

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly former_number: string | null;
  readonly kind: Case['kind'];
  readonly title: string;
  readonly description: string;
  readonly state: Case['state'];
  readonly priority: number;
  readonly next_step: string;
  readonly identity_id: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly owner_team: string;
  readonly opened_at: Date;
  readonly solved_at: Date | null;
  readonly closed_at: Date | null;
  readonly outcome: string | null;
  readonly reopened: number;
  readonly reopening: Reopening | null;
  readonly changed_at: Date;
  readonly customer_id: string;
  readonly customer_number: string;
  readonly customer_name: string;
  readonly customer_tier: string;
  readonly customer_language: 'zh' | 'en';
  readonly surname: string;
  readonly given_name: string;
  readonly honorific: 'mr' | 'ms' | 'none' | 'title';
  readonly person_title: string;
  readonly product_id: string | null;
  readonly product_name: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly complaint_stage: string | null;
  readonly complaint_class: 'general' | 'major' | null;
  readonly complaint_level: 'frontline' | 'senior' | 'external' | null;
  readonly clock_name: string | null;
  readonly clock_started_at: Date | null;
  readonly clock_due_at: Date | null;
  readonly clock_soon_at: Date | null;
  readonly clock_paused: boolean | null;
}

export function caseView(row: CaseRow, now: Date): Case {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    id: row.id, number: row.number, formerNumber: row.former_number, kind: row.kind, title: row.title, state: row.state, priority: row.priority, nextStep: row.next_step,
    owner: { id: row.owner_id, name: row.owner_name },
    customer: {
      id: row.customer_id, number: row.customer_number, name: row.customer_name, tier: row.customer_tier, language: row.customer_language,
      formOfAddress: formOfAddress({ surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.person_title }),
    },
    product: row.product_id === null ? null : { id: row.product_id, name: row.product_name ?? '', model: row.model ?? '', serial: row.serial ?? '' },
    openedAt: row.opened_at.toISOString(), solvedAt: iso(row.solved_at), closedAt: iso(row.closed_at), outcome: row.outcome, reopened: row.reopened,
    reopening: row.reopening === null ? null : { at: row.reopening.at, why: row.reopening.why },
    clock: row.clock_name === null || row.clock_started_at === null ? null : { name: row.clock_name, startedAt: row.clock_started_at.toISOString(), dueAt: iso(row.clock_due_at), soonAt: iso(row.clock_soon_at), isPaused: row.clock_paused === true, isOverdue: row.clock_due_at !== null && row.clock_due_at < now },
    complaint: row.complaint_stage === null ? null : { stage: row.complaint_stage, class: row.complaint_class ?? 'general', level: row.complaint_level ?? 'frontline' },
    changedAt: row.changed_at.toISOString(),
  };
}

export interface NoteRow {
  readonly id: string;
  readonly kind: CaseNote['kind'];
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly text: string;
  readonly at: Date;
}
export function noteView(row: NoteRow): CaseNote {
  return { id: row.id, kind: row.kind, by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' }, text: row.text, at: row.at.toISOString() };
}
