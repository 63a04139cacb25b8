import type { NeedKey } from '../core/gates.ts';
import type { Asking } from './asking.ts';

export type PartName = 'received' | 'talk' | 'assess' | 'cause' | 'response' | 'decision' | 'rounds';

/** Where what is missing is recorded: in a part of the page, by a dialog, or among the case's promises. */
export const needPlace: Readonly<Record<NeedKey, { part?: PartName; dialog?: Asking; tab?: 'promises' }>> = {
  description: { part: 'received' },
  receipt: { dialog: 'receipt' },
  remedy_sought: { part: 'received' },
  scores: { part: 'assess' },
  investigation_log: { part: 'cause' },
  cause: { part: 'cause' },
  first_answer: { part: 'response', dialog: 'answer' },
  offer_or_date: { part: 'response' },
  resolve_step: { part: 'talk' },
  five_acts: { part: 'talk' },
  decision: { dialog: 'decide' },
  response_kind: { part: 'response' },
  customer_told: { dialog: 'tell' },
  agreement: { part: 'decision' },
  promises_kept: { tab: 'promises' },
  referred_to: { part: 'decision' },
  referral_outcome: { part: 'decision' },
  senior_look: { dialog: 'escalate' },
  closing_words: { dialog: 'close' },
};
