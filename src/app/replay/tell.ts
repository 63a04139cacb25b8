/** Lets recorded calls happen again in an empty house, by the verbs that people use and at the moments of the records, and asks the reports what they made of it. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#kit/actor.ts';
import { systemOf } from '#kit/actor.ts';
import { customerOfVisitor } from '#customers/index.ts';
import { insertVisitor } from '#chat/store.ts';
import { uuidv7 } from '#kit/core/uuid.ts';
import { newToken } from '#kit/tokens.ts';
import { endNow, startInteraction } from '#interactions/index.ts';
import { figures } from '#reports/figures.ts';
import type { FigureAnswer } from '#reports/contract.ts';
import { changeOwnPresence } from '#routing/people/presence.ts';
import { createQueue } from '#routing/design/queues.ts';
import { takeInteraction } from '#routing/take.ts';
import { permissionsOf } from '#staff/core/roles.ts';
import { addMember, setUpFirstBrand } from '#staff/index.ts';
import { tellStory, type Story, type StoryPlace } from '../demo/story.ts';
import { furnishBrand } from '../wire.ts';
import type { CallRecord } from './records.ts';

const password = 'not-to-be-signed-in-with';
const hourMs = 3_600_000;

interface Told {
  /** Of the whole period. */
  readonly figures: readonly FigureAnswer[];
}

/** @param progress told after each day of records */
export async function tellCalls(place: StoryPlace, calls: readonly CallRecord[], progress: (day: string, told: number) => void): Promise<Told> {
  const [first, last] = [calls[0], calls.at(-1)];
  if (first === undefined || last === undefined) return { figures: [] };
  const fromMs = first.joinedAtMs - hourMs;
  const untilMs = last.joinedAtMs + 24 * hourMs;
  let answer: readonly FigureAnswer[] = [];
  await tellStory(place, { fromMs, untilMs }, async (story) => {
    const house = await openHouse(story, calls);
    const days = [...Map.groupBy(calls, (call) => new Date(call.joinedAtMs).toISOString().slice(0, 10))];
    const begin = (ofDay: readonly CallRecord[]): void => ofDay.forEach((call) => story.begin(() => tellCall(story, house, call)));
    begin(days[0]?.[1] ?? []);
    let told = 0;
    for (const [n, [day, ofDay]] of days.entries()) {
      // The next day has begun before the last call of this one is over: whoever rings just after midnight does so at their own moment.
      const next = days[n + 1]?.[1] ?? [];
      begin(next);
      await story.tell(next[0]?.joinedAtMs);
      await story.settle();
      progress(day, (told += ofDay.length));
    }
    answer = (await story.as(house.lead, (act) => figures(act, { from: new Date(fromMs).toISOString(), to: new Date(untilMs).toISOString() }))).figures;
  });
  return { figures: answer };
}

interface OpenedHouse {
  readonly brandId: string;
  readonly queueId: string;
  readonly lead: Actor;
  readonly agents: ReadonlyMap<string, Actor>;
  /** The file's customers; '' for whoever it does not name. */
  readonly identities: Map<string, string>;
}

async function openHouse(story: Story, calls: readonly CallRecord[]): Promise<OpenedHouse> {
  const admin = await setUpFirstBrand(story.house, { brandName: 'Replay', slug: 'replay', name: 'Lead', mail: 'lead@replay.example', password, zone: 'UTC' }, furnishBrand);
  const brandId = admin.brand_id;
  const staffOf = (row: { id: string; name: string; role: 'administrator' | 'lead' | 'agent' }): Actor => ({ kind: 'staff', id: row.id, brandId, name: row.name, role: row.role, permissions: permissionsOf(row.role), sessionId: '' });
  const lead = staffOf(admin);
  const queue = await story.as(lead, (act) => createQueue(act, { name: 'Calls', targetSeconds: 20, shortSeconds: 5, wrapUpSeconds: 0 }));
  const agents = new Map<string, Actor>();
  for (const name of new Set(calls.flatMap((call) => call.served?.agent ?? []))) {
    const agent = staffOf(await story.as(systemOf(brandId, 'replay'), (act) => addMember(act, { mail: `${name.toLowerCase()}@replay.example`, name, role: 'agent', password })));
    agents.set(name, agent);
    // On duty but not rung: each takes what the records give them.
    await story.as(agent, (act) => changeOwnPresence(act, { state: 'away', reason: 'other' }));
  }
  return { brandId, queueId: queue.id, lead, agents, identities: new Map() };
}

/** One call, each step at its recorded moment. */
async function tellCall(story: Story, house: OpenedHouse, call: CallRecord): Promise<void> {
  await story.reach(call.joinedAtMs);
  const system = systemOf(house.brandId, 'replay');
  const interactionId = await story.as(system, async (act) => {
    const identityId = house.identities.get(call.customer) ?? (await identityFor(story, act));
    house.identities.set(call.customer, identityId);
    const started = await startInteraction(act, { channel: 'phone', identityId, visitorId: null, language: 'en', pageUrl: null, queueId: house.queueId, priorityClass: call.priorityClass }, { key: randomUUID(), text: `(call, ${call.type})`, attachmentIds: [] }, 'replay');
    return started.message.interactionId;
  });
  await story.reach(call.joinedAtMs + call.waitSeconds * 1000);
  if (call.served === undefined) return void (await story.as(system, (act) => endNow(act, interactionId, 'abandoned')));
  const agent = house.agents.get(call.served.agent);
  if (agent === undefined) throw new Error(`nobody is called ${call.served.agent}`);
  await story.as(agent, (act) => takeInteraction(act, interactionId));
  await story.reach(call.joinedAtMs + (call.waitSeconds + call.served.seconds) * 1000);
  await story.as(system, (act) => endNow(act, interactionId, 'resolved'));
}

async function identityFor(story: Story, act: Parameters<typeof customerOfVisitor>[0]): Promise<string> {
  const visitorId = uuidv7(story.nowMs, story.house.dice.bytes(10));
  await insertVisitor(act, { id: visitorId, hash: newToken(act.bytes).hash, language: 'en', pageUrl: null, isStandIn: true });
  return (await customerOfVisitor(act, { visitorId, language: 'en' })).identityId;
}
