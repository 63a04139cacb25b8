/** What this slice asks of those that keep matters. Handed over in app/wire.ts: they do not know of surveys. */
import type { Act } from '#kit/act.ts';

export interface Matters {
  /** Reopens what was closed, to its owner's lead. What is open stays as it is, and its people are told. */
  reopen(act: Act, caseId: string, surveyId: string): Promise<void>;
  /** A customer without a case was not satisfied: a new one, owned by a lead, to call back. Returns its id. */
  openCallBack(act: Act, asked: { readonly surveyId: string; readonly interactionId: string; readonly identityId: string; readonly language: 'zh' | 'en' }): Promise<string>;
}
