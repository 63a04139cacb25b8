/** What a complaint may be answered with (the kinds of response that ISO 10002 names); one complaint may get several. */
export const responseKinds = [
  'refund', 'exchange', 'repair', 'rework', 'substitute', 'technical_assistance', 'information', 'referral',
  'financial_assistance', 'other_assistance', 'compensation', 'apology', 'goodwill',
] as const;
export type ResponseKind = (typeof responseKinds)[number];
