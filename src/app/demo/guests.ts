/** Customers of the present: they come, wait as long as they have patience, answer what they are told, and go. */
import { randomUUID } from 'node:crypto';
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import { uuidv7 } from '#kit/core/uuid.ts';
import { newToken } from '#kit/tokens.ts';
import { keepMyPlace } from '#chat/keep-place.ts';
import { customerSays, leaveConversation } from '#chat/say.ts';
import { insertVisitor } from '#chat/store.ts';
import { conversationView, latestConversation } from '#chat/views.ts';
import { answerSurvey } from '#followups/answer.ts';
import { followups } from '#followups/views.ts';
import type { House } from '#kit/house.ts';
import { from, openBrowserOf, type Visitor } from './cast.ts';
import { languageOf, shopCustomers } from './customers.ts';
import { feltBy } from './felt.ts';
import { passerBy, type PasserBy } from './passers-by.ts';
import type { Talk } from './talk.ts';
import { talksIn } from './talks.ts';

export interface Guest {
  readonly number: number;
  readonly visitor: Visitor;
  readonly interactionId: string;
  readonly talk: Talk;
  /** Lines of the customer's own said so far. */
  said: number;
  /** Not before this moment: people need time to read and type. */
  nextMs: number;
  /** Nobody came until then: they go, or keep their place. */
  readonly patientUntilMs: number;
  /** The last moment at which something was said to them or by them. */
  livelyMs: number;
}
export interface Present {
  readonly house: House;
  readonly brandId: string;
  readonly queues: ReadonlyMap<string, string>;
  /** From 0 to 1. */
  random(): number;
}

/** One talk in so many becomes a complaint: matters that nobody of the demo handles must stay few. */
const complaintEvery = 96;
const message = (text: string) => ({ key: randomUUID(), text, attachmentIds: [] });

export async function arrive(present: Present, number: number): Promise<Guest> {
  const { house, brandId } = present;
  const nowMs = house.clock.now().getTime();
  const { visitor, language, named } = await whoComes(present, number);
  const own = talksIn[language].filter((one) => (one.complaint !== undefined) === (number % complaintEvery === 9 && language === 'zh'));
  const talk = own[(number * 7) % own.length];
  if (talk === undefined) throw new Error('the demo has no talks');
  const interactionId = await transact(house, visitor, async (act) => {
    if (named !== null) await insertVisitor(act, { id: visitor.id, hash: newToken(act.bytes).hash, language, pageUrl: '/shop/' });
    const name = named === null || named.name === null ? {} : { name: named.name, honorific: named.honorific };
    await customerSays(act, { ...message(talk.lines[0] ?? '在吗'), queueId: from(present.queues, talk.queue), ...name }, null);
    return (await latestConversation(act, visitor))?.id ?? '';
  });
  return { number, visitor: { ...visitor, brandId }, interactionId, talk, said: 1, nextMs: nowMs + 6000, patientUntilMs: nowMs + (60 + present.random() * 200) * 1000, livelyMs: nowMs };
}

/** Every third is known to the shop, unless they are in a conversation already; `named` is who comes by for the first time. */
async function whoComes(present: Present, number: number): Promise<{ visitor: Visitor; language: 'zh' | 'en'; named: PasserBy | null }> {
  const { house, brandId } = present;
  const known = number % 3 === 1 ? shopCustomers[(number * 5) % shopCustomers.length] : undefined;
  if (known !== undefined) {
    const visitor = await transact(house, systemOf(brandId, 'demo'), async (act) => {
      const opened = (await openBrowserOf(act, known)).visitor;
      return (await latestConversation(act, opened))?.ended_at === null ? undefined : opened;
    });
    if (visitor !== undefined) return { visitor, language: languageOf(known), named: null };
  }
  // Other people than those of the past days.
  const named = passerBy(1000 + number);
  const nowMs = house.clock.now().getTime();
  return { visitor: { kind: 'visitor', id: uuidv7(nowMs, house.dice.bytes(10)), brandId }, language: named.language, named };
}

const silentMs = 4 * 60_000;

/** One look of the guest at the page. False when they have gone. `mayKeepPlace`: not too many have done so already. */
export async function goOn(present: Present, guest: Guest, mayKeepPlace: boolean): Promise<boolean> {
  const { house, random } = present;
  const nowMs = house.clock.now().getTime();
  const as = <T>(work: (act: Act) => Promise<T>) => transact(house, guest.visitor, work);
  const conversation = await as((act) => conversationView(act, guest.visitor, 0));
  if (conversation === null || conversation.id !== guest.interactionId) return false;
  if (conversation.state === 'ended') {
    if (random() < 0.6) await answer(present, guest);
    return false;
  }
  guest.nextMs = nowMs + 7000 + random() * 16_000;
  if (conversation.state !== 'assigned') {
    if (nowMs < guest.patientUntilMs) return true;
    if (mayKeepPlace && random() < 0.5) await as((act) => keepMyPlace(act, { phone: `1381${String(2_000_000 + guest.number * 31)}`, choice: 'turn', zone: 'Asia/Shanghai' }));
    else await as(leaveConversation);
    return false;
  }
  const last = conversation.messages.findLast((one) => one.kind === 'text');
  const text = guest.talk.lines[guest.said * 2];
  if (last?.speaker === 'staff' && text !== undefined) {
    await as((act) => customerSays(act, message(text), null));
    guest.said += 1;
    guest.livelyMs = nowMs;
    return true;
  }
  if (last !== undefined) guest.livelyMs = Math.max(guest.livelyMs, Date.parse(last.at));
  if (nowMs - guest.livelyMs < silentMs) return true;
  await as(leaveConversation);
  return false;
}

/** How it was; what different customers say of the same talk. Whoever was not asked says nothing. */
async function answer({ house, brandId }: Present, { interactionId, talk, number }: Guest): Promise<void> {
  const said = talk.answers[number % talk.answers.length];
  const { items } = await transact(house, systemOf(brandId, 'demo'), (act) => followups(act, { view: 'unanswered', limit: 100 }));
  const asked = items.find((one) => one.interaction?.id === interactionId);
  if (said === undefined || asked === undefined) return;
  await transact(house, { kind: 'link', id: asked.id, brandId }, (act) => answerSurvey(act, asked.id, { ...said, solved: true, felt: feltBy(number, asked.wait) }));
}
