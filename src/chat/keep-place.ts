/** Keep my place, and come back to it. */
import type { Act } from '#kit/act.ts';
import { mailKey, readMail } from '#kit/core/mail.ts';
import { phoneKey, readPhone } from '#kit/core/phone.ts';
import { refuse } from '#kit/refusal.ts';
import { noteReach } from '#customers/index.ts';
import { actorKey } from '#kit/actor.ts';
import { keepPlaceOf, placeTakenUp, postCustomerMessage } from '#interactions/index.ts';
import { callBackTimesOf } from '#routing/index.ts';
import { zonesOf } from '#routing/core/call-backs/dial-zones.ts';
import { brandOf } from '#staff/index.ts';
import type { KeepPlace, KeepPlaceOffer, VisitorConversation } from './contract.ts';
import { deviceOf } from './say.ts';
import { offerSaid } from './says.ts';
import { visitorById } from './store.ts';
import { conversationView, latestConversation } from './views.ts';

export async function keepMyPlace(act: Act, asked: KeepPlace): Promise<VisitorConversation | null> {
  const device = deviceOf(act);
  const given = reachOf(asked);
  const open = await latestConversation(act, device);
  if (open === undefined || open.ended_at !== null) throw refuse('conflict', 'chat.noConversation');
  if (open.state === 'assigned' || open.state === 'wrap_up') throw refuse('conflict', 'chat.alreadyServed');
  const reach = given ?? open.kept_place;
  if (reach === null) throw refuse('invalid', 'chat.noReach', { at: 'body.phone' });
  if (given !== undefined) await noteReach(act, open.identity_id, given);
  if (asked.message !== undefined) await postCustomerMessage(act, open.id, { key: act.id(), text: asked.message, attachmentIds: [] }, actorKey(act.who));
  await keepPlaceOf(act, open.id, { reach, choice: asked.choice ?? 'turn', at: asked.at === undefined ? undefined : new Date(asked.at), zone: asked.zone });
  return conversationView(act, device, 0);
}

/** Enough for three days of half hours. */
const mostTimes = 60;
export async function keepPlaceOffer(act: Act, zone: string | undefined): Promise<KeepPlaceOffer> {
  const device = deviceOf(act);
  const open = await latestConversation(act, device);
  if (open === undefined || open.ended_at !== null) throw refuse('conflict', 'chat.noConversation');
  const [wall] = zonesOf({ given: zone ?? null, number: null, brandZone: (await brandOf(act)).zone });
  return offerSaid(await callBackTimesOf(act, open.id, zone ?? null, mostTimes), open.wanted_at, wall ?? 'UTC', (await visitorById(act, device.id)).language);
}

export async function comeBackToPlace(act: Act): Promise<VisitorConversation | null> {
  const device = deviceOf(act);
  const open = await latestConversation(act, device);
  if (open?.ended_at === null && open.is_virtual && open.state !== 'assigned') await placeTakenUp(act, open.id);
  return conversationView(act, device, 0);
}

/** Undefined where nothing new is given. */
function reachOf(asked: KeepPlace): { kind: 'phone' | 'mail'; value: string } | undefined {
  if (asked.phone !== undefined) {
    const phone = readPhone(asked.phone);
    // 12315 can be dialled, but nobody is called back there.
    if ('refused' in phone || phone.kind === 'service') throw refuse('invalid', 'chat.phoneNotRead', { at: 'body.phone' });
    return { kind: 'phone', value: phoneKey(phone) };
  }
  if (asked.mail === undefined) return undefined;
  const mail = readMail(asked.mail);
  if ('refused' in mail) throw refuse('invalid', 'chat.mailNotRead', { at: 'body.mail' });
  return { kind: 'mail', value: mailKey(mail.address) };
}
