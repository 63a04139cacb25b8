/** A contact or a matter is over: how was it? One question a closing, put where the customer is, never twice a week by mail. */
import type { Act } from '#kit/act.ts';
import { customerOfIdentity } from '#customers/index.ts';
import { postSystemLine } from '#interactions/index.ts';
import { queueMail } from '#messaging/index.ts';
import { askAboutWait } from './ask-wait.ts';
import { isAskedAfter, mailPauseDays, surveyDays, wayOf } from './core/answer.ts';
import { tokenOf } from './link.ts';
import { closedCase, closedInteraction, endOpenSurveys, insertSurvey, surveyKey, wasMailedSince } from './store.ts';

const dayMs = 86_400_000;

interface Ended {
  readonly reason: string;
  readonly wasAnswered: boolean;
}

export async function askAfterContact(act: Act, interactionId: string, ended: Ended, isAnyHere: (devices: readonly string[]) => Promise<boolean>): Promise<void> {
  if (!isAskedAfter(ended.reason, ended.wasAnswered)) return;
  const contact = await closedInteraction(act, interactionId);
  if (contact === undefined) return;
  await ask(act, {
    about: `interaction:${interactionId}`, interactionId, caseId: null, identityId: contact.identity_id, staffId: contact.staff_id, number: contact.number, language: contact.language,
    isHere: await isAnyHere(contact.devices), chat: null, isTalking: false, hasPage: contact.devices.length > 0,
  });
}

/**
 * An inquiry whose conversation was asked about on the same day is the same experience; a complaint is always asked about on its own.
 * What was opened again before we came to it is not asked about.
 */
export async function askAfterMatter(act: Act, caseId: string, closing: number): Promise<void> {
  const matter = await closedCase(act, caseId, new Date(act.now.getTime() - dayMs));
  if (matter === undefined || matter.kind === 'internal' || matter.state === 'open' || matter.was_asked || (matter.contact_was_asked && matter.kind !== 'complaint')) return;
  await endOpenSurveys(act, caseId);
  await ask(act, {
    about: `case:${caseId}:${closing}`, interactionId: null, caseId, identityId: matter.identity_id, staffId: matter.staff_id, number: matter.number, language: undefined,
    isHere: false, chat: matter.kind === 'complaint' ? matter.open_chat : null, isTalking: matter.is_talking, hasPage: matter.has_page,
  });
}

interface Question {
  readonly about: string;
  readonly interactionId: string | null;
  readonly caseId: string | null;
  readonly identityId: string;
  readonly staffId: string | null;
  readonly number: string;
  /** Undefined: the customer's own. */
  readonly language: 'zh' | 'en' | undefined;
  readonly isHere: boolean;
  /** The conversation into which the question is put as a line. */
  readonly chat: string | null;
  readonly isTalking: boolean;
  readonly hasPage: boolean;
}

async function ask(act: Act, question: Question): Promise<void> {
  const customer = await customerOfIdentity(act, question.identityId);
  const language = question.language ?? customer.language;
  const wasMailedLately = await wasMailedSince(act, question.identityId, new Date(act.now.getTime() - mailPauseDays * dayMs));
  const sentBy = wayOf({ isHere: question.isHere, isTalking: question.isTalking, isSaidThere: question.chat !== null, hasPage: question.hasPage, hasMail: customer.mail !== null, wasMailedLately });
  const id = act.id();
  const endsAt = new Date(act.now.getTime() + surveyDays * dayMs);
  const { about, interactionId, caseId, identityId, staffId, number } = question;
  if (!(await insertSurvey(act, { id, about, interactionId, caseId, identityId, staffId, language, sentBy, endsAt }))) return;
  await askAboutWait(act, id, { interactionId, caseId });
  const key = await surveyKey(act);
  if (sentBy === 'mail' && customer.mail !== null) {
    const address = language === 'zh' ? customer.formOfAddressZh : customer.formOfAddressEn;
    await queueMail(act, {
      to: customer.mail, template: address === '' ? 'followups:mail.askNameless' : 'followups:mail.ask', language,
      params: { address, number, link: act.link(`/survey/${tokenOf(key, act.brandId, id)}`) }, about: ['survey', id], key: `survey:${id}`,
    });
  }
  if (sentBy === 'chat' && question.chat !== null) await postSystemLine(act, question.chat, 'followups:line.surveyAsked', { number, link: act.link(`/survey/${tokenOf(key, act.brandId, id)}`) });
  act.emit({ name: 'followup.asked', subject: ['survey', id], detail: { interactionId, caseId, staffId, sentBy } });
}
