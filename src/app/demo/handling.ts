/** A matter of the demo in somebody's hands: the verbs of cases, complaints and promises, said at the story's moments. */
import { randomUUID } from 'node:crypto';
import type { Act } from '#kit/act.ts';
import { assignCase } from '#cases/assign.ts';
import { changeCase } from '#cases/change.ts';
import { writeCaseNote } from '#cases/note.ts';
import { openCase } from '#cases/open.ts';
import { closeCase, solveCase } from '#cases/solve.ts';
import { instantAt, readWall } from '#clocks/core/wall-clock.ts';
import { keepCommitment } from '#commitments/keep.ts';
import { registerCommitment } from '#commitments/register.ts';
import { answerComplaint, promiseAnswer } from '#complaints/answer.ts';
import { assessComplaint } from '#complaints/assess.ts';
import type { ComplaintChannel, RecordComplaint, Scores } from '#complaints/contract.ts';
import type { LadderStep, ResolvingAct } from '#complaints/core/ladder.ts';
import type { PauseReason } from '#complaints/core/policy.ts';
import type { Outcome, Stage } from '#complaints/core/stage.ts';
import { escalateComplaint } from '#complaints/escalate.ts';
import { moveComplaint } from '#complaints/move.ts';
import { sendReceiptAgain } from '#complaints/receipt.ts';
import { receiveComplaint } from '#complaints/receive.ts';
import { recordComplaint } from '#complaints/record.ts';
import { recordAct, stepLadder } from '#complaints/step.ts';
import { pauseComplaint } from '#complaints/wait.ts';
import { answerSurvey } from '#followups/answer.ts';
import { followups } from '#followups/views.ts';
import { from, type Cast, type StaffActor } from './cast.ts';
import { feltBy } from './felt.ts';
import { demoZone, type DemoMail } from './people.ts';
import type { Story } from './story.ts';
import type { Answer } from './talk.ts';

interface Taken {
  readonly customer: string;
  readonly title: string;
  readonly description?: string;
  /** Which of the customer's products, from 0. */
  readonly product?: number;
  readonly interactionId?: string;
  readonly nextStep?: string;
}

export class Handling {
  readonly story: Story;
  readonly cast: Cast;
  readonly owner: StaffActor;
  readonly caseId: string;
  constructor(story: Story, cast: Cast, owner: StaffActor, caseId: string) {
    this.story = story;
    this.cast = cast;
    this.owner = owner;
    this.caseId = caseId;
  }

  /** Another's hand from here on; the owner of record changes only by `giveTo`. */
  by(mail: DemoMail): Handling {
    return new Handling(this.story, this.cast, from(this.cast.staff, mail), this.caseId);
  }
  note = (text: string, kind: 'note' | 'investigation' | 'update' = 'note') => this.#as((act) => writeCaseNote(act, this.caseId, { key: randomUUID(), kind, text }));
  next = (nextStep: string, priority?: number) => this.#as((act) => changeCase(act, this.caseId, { nextStep, ...(priority === undefined ? {} : { priority }) }));
  giveTo = (mail: DemoMail, why: string) => this.#as((act) => assignCase(act, this.caseId, { ownerId: from(this.cast.staff, mail).id, why }));
  solve = (outcome: string) => this.#as((act) => solveCase(act, this.caseId, { outcome }));
  close = () => this.#as((act) => closeCase(act, this.caseId));

  /** Due in so many hours, or at the nearest hour at which somebody would promise it. Returns the promise's id. */
  promise = async (text: string, inHours: number): Promise<string> => (await this.#as((act) => registerCommitment(act, { text, dueAt: new Date(byDay(this.story.nowMs, this.story.nowMs + inHours * 3_600_000)).toISOString(), caseId: this.caseId }))).id;
  keep = (promiseId: string) => this.#as((act) => keepCommitment(act, promiseId));

  answer = (by: ComplaintChannel, words: string) => this.#as((act) => answerComplaint(act, this.caseId, { by, words }));
  promiseAnswer = (withinHours: 24 | 48, words: string) => this.#as((act) => promiseAnswer(act, this.caseId, { withinHours, words }));
  assess = (scores: Scores) => this.#as((act) => assessComplaint(act, this.caseId, scores));
  record = (what: RecordComplaint) => this.#as((act) => recordComplaint(act, this.caseId, what));
  pause = (reason: PauseReason, words: string) => this.#as((act) => pauseComplaint(act, this.caseId, { reason, words }));
  escalate = (why: string) => this.#as((act) => escalateComplaint(act, this.caseId, { level: 'senior', why }));
  move = (...to: readonly Exclude<Stage, 'closed'>[]) => this.#as(async (act) => {
    for (const stage of to) await moveComplaint(act, this.caseId, { to: stage });
  });
  end = (outcome: Outcome, closingWords: string) => this.#as((act) => moveComplaint(act, this.caseId, { to: 'closed', outcome, closingWords }));
  ladder = (...to: readonly LadderStep[]) => this.#as(async (act) => {
    for (const step of to) await stepLadder(act, this.caseId, step);
  });
  acts = (done: Partial<Record<ResolvingAct, string>>) => this.#as(async (act) => {
    for (const [one, words] of Object.entries(done) as [ResolvingAct, string][]) await recordAct(act, this.caseId, { act: one, words, isDone: true });
  });

  #as<T>(work: (act: Act) => Promise<T>): Promise<T> {
    return this.story.as(this.owner, work);
  }
}

const fiveMinutesMs = 300_000;

/** Nobody promises a call at three in the morning: ten o'clock then, or half past five for what would fall into the evening. */
function byDay(nowMs: number, atMs: number): number {
  const { day, minute } = readWall(demoZone, atMs);
  const at = minute < 510 ? instantAt(demoZone, day, 600) : minute > 1200 ? instantAt(demoZone, day, 1050) : Math.ceil(atMs / fiveMinutesMs) * fiveMinutesMs;
  return at > nowMs ? at : atMs;
}

/** Taken now, by whoever owns it from then on. */
export async function takeComplaint(story: Story, cast: Cast, owner: DemoMail, given: Taken & { remedy: string; hasReceipt?: boolean }): Promise<Handling> {
  const { customerId, productIds } = from(cast.customers, given.customer);
  const productId = given.product === undefined ? undefined : productIds[given.product];
  const staff = from(cast.staff, owner);
  const taken = await story.as(staff, (act) => receiveComplaint(act, {
    title: given.title, description: given.description ?? given.title, remedySought: given.remedy, productWords: '',
    ...(given.interactionId === undefined ? { customerId, channel: 'phone' } : { interactionId: given.interactionId }), ...(productId === undefined ? {} : { productId }),
  }));
  // Whoever has no page and no mail is told the number on the telephone.
  if (taken.stage === 'received' && given.hasReceipt !== false) await story.as(staff, (act) => sendReceiptAgain(act, taken.case.id, 'phone'));
  return new Handling(story, cast, staff, taken.case.id);
}

export async function takeInquiry(story: Story, cast: Cast, owner: DemoMail, given: Taken): Promise<Handling> {
  const { customerId, productIds } = from(cast.customers, given.customer);
  const productId = given.product === undefined ? undefined : productIds[given.product];
  const staff = from(cast.staff, owner);
  const taken = await story.as(staff, (act) => openCase(act, {
    kind: 'inquiry', title: given.title, description: given.description ?? '', priority: 1, nextStep: given.nextStep ?? '',
    ...(given.interactionId === undefined ? { customerId } : { interactionId: given.interactionId }), ...(productId === undefined ? {} : { productId }),
  }));
  return new Handling(story, cast, staff, taken.id);
}

/** The customer says how it was; the house does what follows. Who was not asked, or has answered, says nothing. */
export async function answerAsked(story: Story, cast: Cast, about: { readonly caseId?: string; readonly interactionId?: string }, answer: Answer & { readonly isSolved?: boolean }): Promise<void> {
  await story.settle();
  const { items } = await story.as({ kind: 'system', id: null, name: 'demo', brandId: cast.brandId }, (act) => followups(act, { view: 'unanswered', limit: 100 }));
  const asked = items.find((one) => (about.caseId !== undefined && one.case?.id === about.caseId) || (about.interactionId !== undefined && one.interaction?.id === about.interactionId));
  if (asked === undefined) return;
  await story.as({ kind: 'link', id: asked.id, brandId: cast.brandId }, (act) => answerSurvey(act, asked.id, { score: answer.score, words: answer.words, solved: answer.isSolved ?? true, felt: feltBy(answer.score, asked.wait) }));
  if (answer.isSolved === false) await story.settle();
}
