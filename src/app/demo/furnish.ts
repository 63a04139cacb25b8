/** Furnishes the demo brand through the same verbs that people use, at moments of the past hours, so that today's figures live. */
import { randomUUID } from 'node:crypto';
import { transact, type Act } from '#kit/act.ts';
import { systemOf, type Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { newToken } from '#kit/tokens.ts';
import { insertVisitor, seenNow } from '#chat/store.ts';
import { customerSays, leaveConversation } from '#chat/say.ts';
import { latestConversation } from '#chat/views.ts';
import { changeCustomer } from '#customers/change.ts';
import { createCalendar } from '#clocks/calendars.ts';
import { addProduct } from '#products/index.ts';
import { answerSurvey } from '#followups/answer.ts';
import { followups } from '#followups/views.ts';
import { endInteraction, wrapUpInteraction } from '#interactions/end.ts';
import { postReply } from '#interactions/post.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { changeOwnPresence } from '#routing/presence.ts';
import { createQueue, listQueues } from '#routing/queues.ts';
import { takeInteraction } from '#routing/take.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { addMember, setUpFirstBrand } from '#staff/index.ts';
import type { Centre } from '../centre.ts';
import { furnishBrand } from '../wire.ts';
import { openDemoComplaint } from './complaints.ts';
import { demoCustomers, demoPassword, demoQueues, demoStaff, type DemoCustomer } from './people.ts';
import { talks, type Talk } from './talks.ts';

export type StaffActor = Extract<Actor, { kind: 'staff' }>;
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The same house with another moment on its clock. */
export function houseAt(house: House, atMs: number): House {
  return { ...house, clock: { now: () => new Date(atMs) } };
}

export async function furnishDemo(centre: Centre): Promise<void> {
  const { house } = centre;
  const [first, ...others] = demoStaff;
  const admin = await setUpFirstBrand(house, { brandName: '云雀家电', slug: 'yunque', name: first.name, mail: first.mail, password: demoPassword, zone: 'Asia/Shanghai' }, furnishBrand);
  const brandId = admin.brand_id;
  const system = systemOf(brandId, 'demo');
  const staff = new Map<string, StaffActor>();
  await transact(house, system, async (act) => {
    for (const person of others) {
      const row = await addMember(act, { ...person, password: demoPassword });
      staff.set(person.mail, { kind: 'staff', id: row.id, brandId, name: row.name, role: row.role, permissions: permissionsOf(row.role), sessionId: 'demo' });
    }
    // Whoever tries the demo does it at any hour.
    const day: [string, string][] = [['00:00', '24:00']];
    await createCalendar(act, { name: '全天候', definition: { zone: 'Asia/Shanghai', week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }, days: {}, knownYears: 'every' }, isDefault: true });
    for (const queue of demoQueues) await createQueue(act, { ...queue });
    for (const customer of demoCustomers) await openFile(act, customer);
  });
  await pastConversations(centre, [...staff.values()].filter((person) => person.role === 'agent'));
}

/** The customer as the shop knows them: proved by its signature, so that whoever comes to the chat is already on file. */
async function openFile(act: Act, customer: DemoCustomer): Promise<void> {
  const visitorId = act.id();
  const language = languageOf(customer);
  await insertVisitor(act, { id: visitorId, hash: newToken(act.bytes).hash, language, pageUrl: '/shop/' });
  const { customerId } = await customerOfVisitor(act, { visitorId, language, hostUser: shopUserOf(customer) });
  const { honorific, tier, manner, product } = customer;
  await changeCustomer(act, customerId, { honorific, ...(tier === undefined ? {} : { tier }), ...(manner === undefined ? {} : { manner }) });
  if (product === undefined) return;
  const day = (ageDays: number) => new Date(act.now.getTime() - ageDays * dayMs).toISOString().slice(0, 10);
  const { boughtDaysAgo, ...unit } = product;
  await addProduct(act, customerId, { ...unit, purchasedOn: day(boughtDaysAgo), warrantyUntil: day(boughtDaysAgo - 365), note: '' });
}

function languageOf(customer: DemoCustomer): 'zh' | 'en' {
  return /^[\x20-\x7e]+$/.test(customer.name) ? 'en' : 'zh';
}
function shopUserOf({ phone, name, mail }: DemoCustomer) {
  return { userId: `shop-${phone}`, name, phone: `+86${phone}`, ...(mail === undefined ? {} : { mail }) };
}

/** Forty conversations over the past six hours, each by the verbs at its own moments. */
async function pastConversations(centre: Centre, agents: readonly StaffActor[]): Promise<void> {
  const { house } = centre;
  const brandId = agents[0]?.brandId ?? '';
  const queues = new Map((await transact(house, systemOf(brandId, 'demo'), listQueues)).items.map((queue) => [queue.name, queue.id]));
  const startedMs = house.clock.now().getTime() - 6 * 60 * minuteMs;
  // On duty but not rung: each takes what the story gives them.
  for (const agent of agents) await transact(houseAt(house, startedMs - minuteMs), agent, (act) => changeOwnPresence(act, { state: 'away', reason: 'paperwork' }));
  for (let i = 0; i < 40; i++) {
    const talk = talks[i % talks.length];
    const customer = demoCustomers[(i * 7) % demoCustomers.length];
    const agent = agents[i % agents.length];
    if (talk === undefined || customer === undefined || agent === undefined) continue;
    // Uneven on purpose: some are answered at once, some wait, one in nine gives up.
    const waitSeconds = [6, 14, 9, 41, 12, 18, 75, 8, 25][i % 9] ?? 10;
    await pastConversation(house, { talk, customer, agent, atMs: startedMs + i * 8.5 * minuteMs, waitSeconds, givesUp: i % 9 === 6, queueId: queues.get(talk.queue) });
  }
  await centre.settle();
  await answerSurveys(house, brandId);
  for (const agent of agents) await transact(house, agent, (act) => changeOwnPresence(act, { state: 'offline' }));
  await centre.settle();
}

interface PastTalk {
  readonly talk: Talk;
  readonly customer: DemoCustomer;
  readonly agent: StaffActor;
  readonly atMs: number;
  readonly waitSeconds: number;
  readonly givesUp: boolean;
  readonly queueId: string | undefined;
}

async function pastConversation(house: House, past: PastTalk): Promise<void> {
  const { talk, agent } = past;
  const visitor = await openVisitor(house, agent.brandId, past.customer, past.atMs);
  const at = <T>(who: Actor, secondsIn: number, work: (act: Act) => Promise<T>) => transact(houseAt(house, past.atMs + secondsIn * 1000), who, work);
  const [firstLine = '', ...lines] = talk.lines;
  const interactionId = await at(visitor, 0, async (act) => {
    await customerSays(act, { key: randomUUID(), text: firstLine, attachmentIds: [], ...(past.queueId === undefined ? {} : { queueId: past.queueId }) });
    return (await latestConversation(act, visitor))?.id ?? '';
  });
  if (past.givesUp) return at(visitor, past.waitSeconds, leaveConversation);
  await at(agent, past.waitSeconds, (act) => takeInteraction(act, interactionId));
  let secondsIn = past.waitSeconds + 10;
  for (const [i, text] of lines.entries()) {
    if (i % 2 === 0) await at(agent, secondsIn, (act) => postReply(act, interactionId, { key: randomUUID(), text, attachmentIds: [] }));
    else await at(visitor, secondsIn, (act) => customerSays(act, { key: randomUUID(), text, attachmentIds: [] }));
    secondsIn += 20 + text.length;
  }
  const { complaint } = talk;
  if (complaint !== undefined) await at(agent, secondsIn, (act) => openDemoComplaint(act, interactionId, complaint));
  await at(agent, secondsIn, (act) => endInteraction(act, interactionId, 'resolved'));
  await at(agent, secondsIn + 20, (act) => wrapUpInteraction(act, interactionId, { disposition: talk.disposition, note: '', departureMood: talk.leaves }));
}

export async function openVisitor(house: House, brandId: string, customer: DemoCustomer, atMs: number): Promise<Extract<Actor, { kind: 'visitor' }>> {
  return transact(houseAt(house, atMs), systemOf(brandId, 'demo'), async (act) => {
    const visitorId = act.id();
    const language = languageOf(customer);
    await insertVisitor(act, { id: visitorId, hash: newToken(act.bytes).hash, language, pageUrl: '/shop/' });
    // Somebody of the past who still talks must not be taken, by the clock on the wall, for one who has long left.
    await seenNow(act, brandId, [visitorId], house.clock.now());
    await customerOfVisitor(act, { visitorId, language, hostUser: shopUserOf(customer) });
    return { kind: 'visitor', id: visitorId, brandId };
  });
}

/** Two of three answer; what they say follows how their talk went. */
async function answerSurveys(house: House, brandId: string): Promise<void> {
  const asked = await transact(house, systemOf(brandId, 'demo'), (act) => followups(act, { view: 'all', limit: 100 }));
  for (const [i, survey] of asked.items.entries()) {
    const talk = talks[(asked.items.length - 1 - i) % talks.length];
    if (talk?.score === undefined || i % 3 === 2) continue;
    await transact(house, { kind: 'link', id: survey.id, brandId }, (act) => answerSurvey(act, survey.id, { score: talk.score ?? 4, words: talk.praise ?? '', solved: (talk.score ?? 4) > 2 }));
  }
}
