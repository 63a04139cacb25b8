/** What a contact was about in the end: a short list that an agent knows by its digit after a week. Kept as its code. */
export const dispositions = ['answered', 'solved', 'guided', 'case_opened', 'handed_on', 'call_back', 'no_answer', 'wrong_contact'] as const;
export type Disposition = (typeof dispositions)[number];

/** Of a contact whose customer kept the place and was called back. */
export const keptPlaceOutcomes = ['solved', 'case_opened', 'call_back', 'no_answer'] as const satisfies readonly Disposition[];

export function isDisposition(code: string): code is Disposition {
  return (dispositions as readonly string[]).includes(code);
}
