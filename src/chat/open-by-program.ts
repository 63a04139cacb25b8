/** A program of the brand (shop, CRM, form) opens a conversation for one of its users, who finds it in the widget later. It waits and is answered like any other; nobody has left it before they opened it. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { mailKey, readMail } from '#kit/core/mail.ts';
import { phoneKey, readPhone } from '#kit/core/phone.ts';
import { refuse } from '#kit/refusal.ts';
import { newToken } from '#kit/tokens.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { startInteraction } from '#interactions/index.ts';
import { publicQueues } from '#routing/index.ts';
import type { OpenConversation } from './contract.ts';
import { insertVisitor, openedBefore } from './store.ts';

export async function openConversation(act: Act, asked: OpenConversation): Promise<{ id: string; number: string }> {
  may(act, 'interaction.open');
  const earlier = await openedBefore(act, asked.customer.userId, asked.key);
  if (earlier !== undefined) return earlier;
  const queues = await publicQueues(act);
  const queueId = asked.queueId ?? queues[0]?.queueId;
  if (queueId === undefined || !queues.some((queue) => queue.queueId === queueId)) throw refuse('invalid', 'chat.unknownTopic', { at: 'body.queueId' });
  const visitorId = act.id();
  // The token is thrown away: the customer comes in by the shop's signature and finds the conversation by who they are.
  await insertVisitor(act, { id: visitorId, hash: newToken(act.bytes).hash, language: asked.language, pageUrl: null, isStandIn: true });
  const { userId, name, phone, mail } = asked.customer;
  const { identityId } = await customerOfVisitor(act, { visitorId, language: asked.language, hostUser: { userId, ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone: phoneOf(phone) }), ...(mail === undefined ? {} : { mail: mailOf(mail) }) } });
  const { number, message } = await startInteraction(
    act, { channel: 'chat', identityId, visitorId, language: asked.language, pageUrl: null, queueId }, { key: asked.key, text: asked.text, attachmentIds: [] }, `${act.who.kind}:${act.who.id ?? ''}`);
  return { id: message.interactionId, number };
}

function phoneOf(text: string): string {
  const phone = readPhone(text);
  if ('refused' in phone) throw refuse('invalid', 'chat.phoneNotRead', { at: 'body.customer.phone' });
  return phoneKey(phone);
}
function mailOf(text: string): string {
  const mail = readMail(text);
  if ('refused' in mail) throw refuse('invalid', 'chat.mailNotRead', { at: 'body.customer.mail' });
  return mailKey(mail.address);
}
