/** Colleagues of the present: they take what rings, not too fast (the newcomer may want it), answer, settle, wrap up, and have a pause in the hour. */
import { randomUUID } from 'node:crypto';
import { transact, type Act } from '#kit/act.ts';
import { receiveComplaint } from '#complaints/index.ts';
import type { Interaction } from '#interactions/contract.ts';
import { calledBackBy, endInteraction, wrapUpInteraction } from '#interactions/end.ts';
import { postNote, postReply } from '#interactions/post.ts';
import { inbox } from '#interactions/views.ts';
import { acceptOffer, ownOffers } from '#routing/offers.ts';
import { changeOwnPresence } from '#routing/people/presence.ts';
import type { StaffActor } from './cast.ts';
import type { Guest, Present } from './guests.ts';
import type { workingColleagues } from './people.ts';

export interface Colleague {
  readonly who: StaffActor;
  readonly pause: (typeof workingColleagues)[number]['pause'];
}

/** What is said to somebody who plays no part of ours: the newcomer in the shop, or a customer whose words the demo forgot in a restart. */
const kindWords = {
  zh: ['您好，我在，请您慢慢说。', '好的，我记下了，马上为您核实，请稍等我一会儿。', '谢谢您告诉我这些，我这就去问负责的同事，十分钟内给您答复。'],
  en: ['Hello, I am here. Please take your time.', 'Thank you, I have noted that and will check it right away.', 'Thank you for telling me. I am asking the colleague in charge and will be back within ten minutes.'],
} as const;
const restMs = 5 * 60_000;
const sentence = (text: string) => ({ key: randomUUID(), text, attachmentIds: [] });

/** One look at the desk. @param minute of the hour since the demo was started; @param guests by the id of their conversation */
export async function look(present: Present, colleague: Colleague, minute: number, guests: ReadonlyMap<string, Guest>): Promise<void> {
  const { house, random } = present;
  const { who, pause } = colleague;
  const act = <T>(work: (act: Act) => Promise<T>) => transact(house, who, work);
  const hasPause = minute >= pause.fromMinute && minute < pause.fromMinute + pause.minutes;
  const { offers, held } = await act(async (one) => {
    await changeOwnPresence(one, hasPause ? { state: 'away', reason: pause.reason } : { state: 'available' });
    return { offers: (await ownOffers(one)).items, held: (await inbox(one, { view: 'mine', limit: 20 })).items };
  });
  for (const offer of offers) if (random() < 0.35) await act((one) => acceptOffer(one, offer.offerId));
  for (const item of held) if (random() < 0.35) await act((one) => handle(one, present, item, guests.get(item.id)));
}

async function handle(act: Act, present: Present, item: Interaction, guest: Guest | undefined): Promise<void> {
  if (item.state === 'wrap_up') {
    await wrapUpInteraction(act, item.id, { disposition: guest?.talk.disposition ?? 'answered', note: '', ...(guest === undefined ? {} : { departureMood: guest.talk.leaves }) });
  } else if (item.state !== 'assigned') return;
  else if (item.keptPlace !== null) await callBack(act, item);
  else if (item.lastSpeaker === 'customer') await reply(act, present, item, guest);
  else if (isOver(act, item, guest)) await settle(act, item, guest);
}

async function reply(act: Act, { random }: Present, item: Interaction, guest: Guest | undefined): Promise<void> {
  const scripted = guest?.talk.lines[guest.said * 2 - 1];
  if (scripted !== undefined) return void (await postReply(act, item.id, sentence(scripted)));
  // The guest's last word needs no answer.
  if (guest !== undefined) return settle(act, item, guest);
  const words = kindWords[item.language];
  await postReply(act, item.id, sentence((item.firstAnswerAt === null ? words[0] : words[1 + Math.floor(random() * 2)]) ?? words[0]));
}

function isOver(act: Act, item: Interaction, guest: Guest | undefined): boolean {
  if (guest !== undefined) return guest.talk.lines[guest.said * 2] === undefined;
  return act.now.getTime() - Date.parse(item.lastMessageAt ?? item.startedAt) > restMs;
}

async function settle(act: Act, item: Interaction, guest: Guest | undefined): Promise<void> {
  const complaint = guest?.talk.complaint;
  if (complaint !== undefined && item.cases.length === 0) await receiveComplaint(act, { interactionId: item.id, title: complaint.title, description: complaint.title, remedySought: complaint.remedy, productWords: '' });
  await endInteraction(act, item.id, 'resolved');
}

/** Called, or answered by mail: then the kept place is done. */
async function callBack(act: Act, { id, keptPlace, language }: Interaction): Promise<void> {
  if (keptPlace?.kind === 'mail') {
    await postReply(act, id, sentence(language === 'zh' ? '让您久等了。您的问题我已经查好，办法写在下面；如果还不行，直接回来找我们，不用重新说一遍。' : 'Thank you for waiting. I have looked into it; if it still does not work, just come back here and you need not explain it again.'));
  } else {
    await calledBackBy(act, id, 'reached');
    await postNote(act, id, { key: randomUUID(), text: '已回电，问题当场说清楚了，客户没有别的需要。' });
  }
  await endInteraction(act, id, 'kept_place_done');
  await wrapUpInteraction(act, id, { disposition: 'solved', note: '', departureMood: 'calm' });
}
