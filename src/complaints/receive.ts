/**
 * A complaint is taken: from a conversation, from a case that turned out to be one, by hand, or by the customer on the public page.
 * In the same act it has a number, an owner, a class with its reasons, its clocks, and a receipt on its way.
 */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import { enterCase, linkNow, noteNow, turnIntoComplaint } from '#cases/index.ts';
import type { Complaint, ComplaintChannel, ReceiveComplaint } from './contract.ts';
import { classify } from './core/classify.ts';
import { suspect } from './core/suspect.ts';
import { titleFrom } from './core/title.ts';
import { sendReceipt, trackingLink } from './receipt.ts';
import { channelOf, insertComplaint, latestComplaintOf } from './store.ts';
import { startComplaintClock } from './terms.ts';
import { theComplaint } from './views.ts';

/** Another complaint of the same customer within this time is a repeated one. */
const repeatMs = 90 * 86_400_000;

export async function receiveComplaint(act: Act, asked: ReceiveComplaint): Promise<Complaint> {
  may(act, 'complaint.handle');
  if (asked.ownerId !== undefined && asked.ownerId !== act.who.id) may(act, 'case.assign');
  if (asked.interactionId === undefined && asked.caseId === undefined && asked.description.trim() === '') throw refuse('invalid', 'complaints.notDescribed', { at: 'body.description' });
  return (await receiveNow(act, asked)).complaint;
}

interface ReceiveNow extends ReceiveComplaint {
  /** The customer, when neither a conversation nor a case names them. */
  readonly identityId?: string;
}

/** For the public page too: who may was asked by the caller. `also`: a way by which the caller itself gives the receipt. */
export async function receiveNow(act: Act, asked: ReceiveNow, also?: ComplaintChannel): Promise<{ complaint: Complaint; link: string }> {
  const caseId = asked.caseId === undefined ? await newCase(act, asked) : await turnedCase(act, asked.caseId, asked);
  const { token, hash } = newToken(act.bytes);
  // Nobody's class waits for a form to be full: until it is scored, the rule reads the customer's own words.
  const suspicion = suspect(`${asked.title ?? ''}\n${asked.description}`);
  const judged = classify(asked.scores ?? suspicion.scores);
  await insertComplaint(act, {
    caseId, channel: await cameBy(act, asked), receivedBy: act.who.kind === 'staff' ? act.who.id : null, productWords: asked.productWords, repeatOf: (await latestComplaintOf(act, caseId, new Date(act.now.getTime() - repeatMs))) ?? null,
    class: judged.class, ruleReasons: judged.reasons, scores: asked.scores ?? null, suspected: asked.scores === undefined ? suspicion.evidence.map((one) => one.text) : [], remedySought: asked.remedySought, trackingHash: hash,
  });
  await startComplaintClock(act, caseId, 'first_answer', judged.class);
  await startComplaintClock(act, caseId, 'solve', judged.class);
  act.emit({ name: 'complaint.received', subject: ['case', caseId], detail: { class: judged.class, reasons: judged.reasons, interactionId: asked.interactionId ?? null } });
  const link = trackingLink(act, token);
  await sendReceipt(act, caseId, link, also);
  return { complaint: await theComplaint(act, caseId), link };
}

function newCase(act: Act, asked: ReceiveNow): Promise<string> {
  const { interactionId, customerId, identityId, productId, ownerId, description } = asked;
  return enterCase(act, { kind: 'complaint', title: asked.title ?? titleFrom(description, asked.productWords), description, interactionId, customerId, identityId, productId, ownerId, priority: 2, nextStep: '' });
}

async function turnedCase(act: Act, caseId: string, asked: ReceiveNow): Promise<string> {
  await turnIntoComplaint(act, caseId);
  if (asked.interactionId !== undefined) {
    if ((await channelOf(act, asked.interactionId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.interactionId' });
    await linkNow(act, caseId, asked.interactionId);
  }
  if (asked.description.trim() !== '') await noteNow(act, caseId, { key: act.id(), kind: 'note', text: asked.description });
  return caseId;
}

async function cameBy(act: Act, asked: ReceiveNow): Promise<ComplaintChannel> {
  const channel = asked.interactionId === undefined ? undefined : await channelOf(act, asked.interactionId);
  if (channel === 'chat' || channel === 'phone' || channel === 'mail' || channel === 'visit') return channel;
  return asked.channel ?? 'phone';
}
