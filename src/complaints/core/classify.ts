/**
 * General 一般 or major 重大: the initial assessment of ISO 10002, by a rule that says why, and a hand that may know better.
 *
 * Five questions. Four are scored 0 (none) to 3 (grave); the fifth asks whether something must be done at once, and whether it can.
 * The limits are settings. A hand's choice (`classifyComplaint`) is kept whatever is scored later, until a hand changes it again.
 */
export const complaintClasses = ['general', 'major'] as const;
export type ComplaintClass = (typeof complaintClasses)[number];

/** 0 none · 1 slight · 2 considerable · 3 grave. */
export type Score = 0 | 1 | 2 | 3;

export interface Scores {
  /** How bad it is for this customer. */
  readonly severity: Score;
  /** Danger to people or property: 1 remote, 2 possible, 3 it has happened. */
  readonly safety: Score;
  /** How many parts, parties or products have to be understood. */
  readonly complexity: Score;
  /** How far it reaches: other customers, other batches, the public. */
  readonly impact: Score;
  /** Must something be done at once (stop using it, send somebody), and can we? */
  readonly immediateAction: 'not_needed' | 'possible' | 'not_possible';
}

/** From which score on one question alone, or `together` their sum (severity + complexity + impact, at most 9), makes a complaint major. */
interface ClassLimits {
  readonly severity: number;
  readonly safety: number;
  readonly impact: number;
  readonly together: number;
}

const defaultClassLimits: ClassLimits = { severity: 3, safety: 2, impact: 3, together: 6 };

export const classReasons = ['safety', 'severity', 'impact', 'together', 'immediate_action_not_possible'] as const;
export type ClassReason = (typeof classReasons)[number];

/** One line a reason: any one of them makes it major. */
const makesMajor: Readonly<Record<ClassReason, (scores: Scores, limits: ClassLimits) => boolean>> = {
  safety: (scores, limits) => scores.safety >= limits.safety,
  severity: (scores, limits) => scores.severity >= limits.severity,
  impact: (scores, limits) => scores.impact >= limits.impact,
  together: (scores, limits) => scores.severity + scores.complexity + scores.impact >= limits.together,
  immediate_action_not_possible: (scores) => scores.immediateAction === 'not_possible',
};

/** `reasons` is empty for general: nothing made it major. */
interface Classification {
  readonly class: ComplaintClass;
  readonly reasons: readonly ClassReason[];
}

export function classify(scores: Scores, limits: ClassLimits = defaultClassLimits): Classification {
  const reasons = classReasons.filter((reason) => makesMajor[reason](scores, limits));
  return { class: reasons.length > 0 ? 'major' : 'general', reasons };
}
