/** The visitor speaks: the first word starts a contact, later ones belong to it; a word after the end starts a new one. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { customerWordOf, endNow, postCustomerMessage, startInteraction } from '#interactions/index.ts';
import type { Message, PostMessage } from '#interactions/contract.ts';
import { publicQueues } from '#routing/index.ts';
import type { StartConversation, VisitorMessage } from './contract.ts';
import { lockVisitor, visitorById } from './store.ts';
import { latestConversation } from './views.ts';

export async function startConversation(act: Act, asked: StartConversation): Promise<VisitorMessage> {
  const visitorId = visitorOfAct(act);
  const before = await latestConversation(act, visitorId);
  if (before?.ended_at === null) return sayInto(act, before.id, asked);
  // Nothing open: two tabs may say their first word at once, so look again once it is our turn.
  await lockVisitor(act, visitorId);
  const open = await latestConversation(act, visitorId);
  if (open?.ended_at === null) return sayInto(act, open.id, asked);
  // The same word may have reached us before the conversation ended: then it is answered, not said again.
  const earlier = open === undefined ? undefined : await customerWordOf(act, open.id, asked.key);
  if (earlier !== undefined) return shown(earlier);
  const { language, page_url } = await visitorById(act, visitorId);
  const queues = await publicQueues(act);
  const queueId = asked.queueId ?? queues[0]?.queueId;
  if (queueId === undefined || !queues.some((queue) => queue.queueId === queueId)) throw refuse('invalid', 'chat.unknownTopic', { at: 'body.queueId' });
  const { identityId } = await customerOfVisitor(act, { visitorId, language, ...(asked.name === undefined ? {} : { name: asked.name }), ...(asked.honorific === undefined ? {} : { honorific: asked.honorific }) });
  const { at } = await startInteraction(act, { channel: 'chat', identityId, visitorId, language, pageUrl: page_url, queueId });
  return sayInto(act, at.id, asked, at);
}

/** For the socket and the plain post alike. */
export async function sayMore(act: Act, asked: PostMessage): Promise<VisitorMessage> {
  return startConversation(act, asked);
}

async function sayInto(act: Act, interactionId: string, asked: PostMessage, begun?: Parameters<typeof postCustomerMessage>[4]): Promise<VisitorMessage> {
  return shown(await postCustomerMessage(act, interactionId, { key: asked.key, text: asked.text, attachmentIds: asked.attachmentIds }, `visitor:${act.who.id ?? ''}`, begun));
}

/** The customer's own word, without what the house thinks of it. */
function shown({ id, position, speaker, text, attachments, at, key }: Message): VisitorMessage {
  return { id, position, speaker, speakerName: null, kind: 'text', text, attachments, at, key };
}

export async function leaveConversation(act: Act): Promise<void> {
  const open = await latestConversation(act, visitorOfAct(act));
  if (open === undefined || open.ended_at !== null) return;
  await endNow(act, open.id, open.state === 'assigned' ? 'customer_left' : 'abandoned');
}

export function visitorOfAct(act: Act): string {
  if (act.who.kind !== 'visitor') throw refuse('unauthenticated', 'kit.wrongToken');
  return act.who.id;
}
