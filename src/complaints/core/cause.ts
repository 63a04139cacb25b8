/** What brought the complaint about, as judged by whoever investigated, and the bearing that each cause asks for. */
export const causes = ['product_fault', 'misuse', 'service_fault', 'outside'] as const;
export type Cause = (typeof causes)[number];

/** `admit` says it was us; `demonstrate` shows the right way without blame; `refer` names who can help. */
export const bearings = ['admit', 'apologise', 'demonstrate', 'explain', 'refer'] as const;
type Bearing = (typeof bearings)[number];

const bearingOf: Readonly<Record<Cause, readonly Bearing[]>> = {
  product_fault: ['admit', 'apologise'],
  misuse: ['demonstrate'],
  service_fault: ['admit', 'apologise'],
  outside: ['explain', 'refer'],
};

/** What to do first in the answer to a complaint of this cause, in order. */
export function bearingFor(cause: Cause): readonly Bearing[] {
  return bearingOf[cause];
}
