/** The demo lives: customers come by themselves and go on with their talk; two colleagues answer beside whoever signs in. */
import { randomUUID } from 'node:crypto';
import { transact, type Act } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import { customerSays, leaveConversation } from '#chat/say.ts';
import { conversationView } from '#chat/views.ts';
import { endInteraction, wrapUpInteraction } from '#interactions/end.ts';
import { postReply } from '#interactions/post.ts';
import { inbox } from '#interactions/views.ts';
import { acceptOffer, ownOffers } from '#routing/offers.ts';
import { changeOwnPresence } from '#routing/presence.ts';
import { listQueues } from '#routing/queues.ts';
import type { Centre } from '../centre.ts';
import { openVisitor, type StaffActor } from './furnish.ts';
import { demoCustomers } from './people.ts';
import { talks, type Talk } from './talks.ts';

type Visitor = Extract<Actor, { kind: 'visitor' }>;
interface Guest {
  readonly visitor: Visitor;
  readonly talk: Talk;
  /** Lines of the customer's said so far. */
  said: number;
  /** Not before this moment: people need time to type. */
  nextMs: number;
}

const everyMs = 2000;
const mostGuests = 7;

export function startDemoLife(centre: Centre, colleagues: readonly StaffActor[]): () => Promise<void> {
  const guests = new Set<Guest>();
  let arrivals = 0;
  let nextArrivalMs = centre.house.clock.now().getTime() + 4000;
  const random = () => (centre.house.dice.bytes(1)[0] ?? 0) / 256;
  const tick = async () => {
    const nowMs = centre.house.clock.now().getTime();
    if (nowMs >= nextArrivalMs && guests.size < mostGuests) {
      guests.add(await arrive(centre, colleagues[0]?.brandId ?? '', (arrivals += 1)));
      nextArrivalMs = nowMs + 8000 + random() * 14_000;
    }
    for (const guest of guests) if (nowMs >= guest.nextMs && !(await goOn(centre, guest, nowMs, random))) guests.delete(guest);
    for (const colleague of colleagues) await work(centre, colleague, random);
  };
  let running: Promise<void> = Promise.resolve();
  let isStopping = false;
  const timer = setInterval(() => {
    running = running.then(() => (isStopping ? undefined : tick())).catch((cause: unknown) => centre.house.log.error('the demo stumbled', cause));
  }, everyMs);
  return async () => {
    isStopping = true;
    clearInterval(timer);
    await running;
  };
}

async function arrive(centre: Centre, brandId: string, number: number): Promise<Guest> {
  const { house } = centre;
  const talk = talks[(number * 3) % talks.length];
  const customer = demoCustomers[(number * 5) % demoCustomers.length];
  if (talk === undefined || customer === undefined) throw new Error('the demo has no talks');
  const nowMs = house.clock.now().getTime();
  const visitor = await openVisitor(house, brandId, customer, nowMs);
  const queues = (await transact(house, { kind: 'system', id: null, name: 'demo', brandId }, listQueues)).items;
  const queueId = queues.find((queue) => queue.name === talk.queue)?.id;
  await transact(house, visitor, (act) => customerSays(act, { key: randomUUID(), text: talk.lines[0] ?? '在吗', attachmentIds: [], ...(queueId === undefined ? {} : { queueId }) }));
  return { visitor, talk, said: 1, nextMs: nowMs + 6000 };
}

/** False when the guest has gone. */
async function goOn(centre: Centre, guest: Guest, nowMs: number, random: () => number): Promise<boolean> {
  const { house } = centre;
  const conversation = await transact(house, guest.visitor, (act) => conversationView(act, guest.visitor, 0));
  if (conversation === null || conversation.state === 'ended') return false;
  guest.nextMs = nowMs + 5000 + random() * 9000;
  const last = conversation.messages.findLast((message) => message.kind === 'text');
  // A patient guest waits for an answer to every word; one who has waited for ten minutes goes.
  if (last?.speaker !== 'staff') {
    if (last === undefined || nowMs - Date.parse(last.at) < 600_000) return true;
    await transact(house, guest.visitor, leaveConversation);
    return false;
  }
  const text = guest.talk.lines[guest.said * 2];
  if (text === undefined) return true;
  await transact(house, guest.visitor, (act) => customerSays(act, { key: randomUUID(), text, attachmentIds: [] }));
  guest.said += 1;
  return true;
}

/** One look of a colleague at the desk: take what rings (not too fast: the newcomer may want it), answer, end, wrap up. */
async function work(centre: Centre, colleague: StaffActor, random: () => number): Promise<void> {
  const act = <T>(verb: (act: Act) => Promise<T>) => transact(centre.house, colleague, verb);
  await act((one) => changeOwnPresence(one, { state: 'available' }));
  for (const offer of (await act(ownOffers)).items) if (random() < 0.2) await act((one) => acceptOffer(one, offer.offerId));
  for (const item of (await act((one) => inbox(one, { view: 'mine', limit: 20 }))).items) {
    if (item.state === 'wrap_up' && random() < 0.2) await act((one) => wrapUpInteraction(one, item.id, { disposition: 'answered', note: '' }));
    if (item.state !== 'assigned' || random() > 0.25) continue;
    if (item.lastSpeaker === 'customer') await act((one) => postReply(one, item.id, { key: randomUUID(), text: answerTo(item.lastText), attachmentIds: [] }));
    else if (random() < 0.15) await act((one) => endInteraction(one, item.id, 'resolved'));
  }
}

/** What the script's colleague says after this line, else a kind holding answer. */
function answerTo(line: string): string {
  for (const talk of talks) {
    const at = talk.lines.findIndex((one) => one.slice(0, 200) === line);
    const answer = at % 2 === 0 ? talk.lines[at + 1] : undefined;
    if (answer !== undefined) return answer;
  }
  return '好的，我记下了，马上为您核实，请稍等我一会儿。';
}
