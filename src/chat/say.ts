/** The visitor speaks: the first word starts a contact, later ones belong to it; a word after the end starts a new one. */
import type { Act } from '#kit/act.ts';
import { actorKey, type Actor } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { customerWordOf, endByCustomer, postCustomerMessage, refuseNothingSaid, startInteraction } from '#interactions/index.ts';
import type { Message } from '#interactions/contract.ts';
import { publicQueues } from '#routing/index.ts';
import type { StartConversation, VisitorMessage } from './contract.ts';
import type { Pace } from './pace.ts';
import { lockDevice, userIdOf, visitorById, type Device } from './store.ts';
import { latestConversation } from './views.ts';

/** By the socket and the plain post alike: each word counts once, by whichever door it came (`pace` null: a story that is told, not spoken). A later word has no topic and no name to give. */
export async function customerSays(act: Act, asked: StartConversation, pace: Pace | null): Promise<VisitorMessage> {
  const device = deviceOf(act);
  // What is refused is refused before anything is asked: an act that asked for nothing costs those that ride with it nothing.
  pace?.count(device.id, act.now, asked);
  refuseNothingSaid(asked);
  const before = await latestConversation(act, device);
  const said = before?.ended_at === null ? await sayInto(act, before.id, asked) : undefined;
  if (said !== undefined) return said;
  // Nothing open, or it ended in this moment: two tabs may say their first word at once, so look again once it is our turn.
  await lockDevice(act, device);
  const open = await latestConversation(act, device);
  const joined = open?.ended_at === null ? await sayInto(act, open.id, asked) : undefined;
  if (joined !== undefined) return joined;
  // The same word may have reached us before the conversation ended: then it is answered, not said again.
  const earlier = open === undefined ? undefined : await customerWordOf(act, open.id, asked.key);
  if (earlier !== undefined) return shown(earlier);
  const visitorId = device.id;
  const { language, page_url } = await visitorById(act, visitorId);
  const queues = await publicQueues(act);
  const queueId = asked.queueId ?? queues[0]?.queueId;
  if (queueId === undefined || !queues.some((queue) => queue.queueId === queueId)) throw refuse('invalid', 'chat.unknownTopic', { at: 'body.queueId' });
  const userId = device.provedId === undefined ? undefined : await userIdOf(act, device.provedId);
  const { identityId } = await customerOfVisitor(act, {
    visitorId, language, ...(asked.name === undefined ? {} : { name: asked.name }), ...(asked.honorific === undefined ? {} : { honorific: asked.honorific }), ...(userId === undefined ? {} : { hostUser: { userId } }),
  });
  const { message } = await startInteraction(act, { channel: 'chat', identityId, visitorId, language, pageUrl: page_url, queueId }, asked, actorKey(act.who));
  return shown(message);
}

/** Undefined where it ended before our turn came: then the word begins a new one. */
async function sayInto(act: Act, interactionId: string, asked: StartConversation): Promise<VisitorMessage | undefined> {
  const message = await postCustomerMessage(act, interactionId, { key: asked.key, text: asked.text, attachmentIds: asked.attachmentIds }, actorKey(act.who));
  return message === undefined ? undefined : shown(message);
}

/** The customer's own word, without what the house thinks of it. */
function shown({ id, interactionId, position, speaker, text, attachments, at, key }: Message): VisitorMessage {
  return { id, conversationId: interactionId, position, speaker, speakerName: null, kind: 'text', text, attachments, at, key };
}

export async function leaveConversation(act: Act): Promise<void> {
  const open = await latestConversation(act, deviceOf(act));
  if (open === undefined || open.ended_at !== null) return;
  await endByCustomer(act, open.id);
}

/** In which lines a visitor's words stand: the device's, also where one of its tabs came before the shop said who is there, and the proved user's on all their devices. */
export function linesOf(who: Actor): readonly string[] {
  return [actorKey(who), ...(who.kind === 'visitor' && who.provedId !== undefined ? [who.provedId] : [])];
}

export function deviceOf(act: Act): Device {
  if (act.who.kind !== 'visitor') throw refuse('unauthenticated', 'kit.wrongToken');
  return act.who;
}
