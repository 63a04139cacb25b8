/** The visitor speaks: the first word starts a contact, later ones belong to it; a word after the end starts a new one. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { endNow, postCustomerMessage, startInteraction } from '#interactions/index.ts';
import type { PostMessage } from '#interactions/contract.ts';
import { publicQueues } from '#routing/index.ts';
import type { StartConversation, VisitorMessage } from './contract.ts';
import { visitorById, visitorMessagesByIds } from './store.ts';
import { latestConversation, visitorMessage } from './views.ts';

export async function startConversation(act: Act, asked: StartConversation): Promise<VisitorMessage> {
  const visitorId = visitorOfAct(act);
  const open = await latestConversation(act, visitorId);
  if (open?.ended_at === null) return sayInto(act, open.id, asked);
  const { language, page_url } = await visitorById(act, visitorId);
  const queues = await publicQueues(act);
  const queueId = asked.queueId ?? queues[0]?.queueId;
  if (queueId === undefined || !queues.some((queue) => queue.queueId === queueId)) throw refuse('invalid', 'chat.unknownTopic', { at: 'body.queueId' });
  const { identityId } = await customerOfVisitor(act, { visitorId, language, ...(asked.name === undefined ? {} : { name: asked.name }), ...(asked.honorific === undefined ? {} : { honorific: asked.honorific }) });
  const interactionId = await startInteraction(act, { channel: 'chat', identityId, visitorId, language, pageUrl: page_url, queueId });
  return sayInto(act, interactionId, asked);
}

/** For the socket and the plain post alike. */
export async function sayMore(act: Act, asked: PostMessage): Promise<VisitorMessage> {
  const open = await latestConversation(act, visitorOfAct(act));
  if (open?.ended_at === null) return sayInto(act, open.id, asked);
  // The same word may have reached us before the conversation ended: then it is answered, not said again.
  return startConversation(act, asked);
}

async function sayInto(act: Act, interactionId: string, asked: PostMessage): Promise<VisitorMessage> {
  const message = await postCustomerMessage(act, interactionId, { key: asked.key, text: asked.text, attachmentIds: asked.attachmentIds }, `visitor:${act.who.id ?? ''}`);
  const [row] = await visitorMessagesByIds(act, act.brandId, [message.id]);
  if (row === undefined) throw new Error('a message was not found right after it was stored');
  return visitorMessage(row);
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
