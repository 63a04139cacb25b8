/** One conversation of the past, from the first word to the wrap-up, each at its moment. */
import { randomUUID } from 'node:crypto';
import type { Act } from '#kit/act.ts';
import { uuidv7 } from '#kit/core/uuid.ts';
import { newToken } from '#kit/tokens.ts';
import { keepMyPlace, keepPlaceOffer } from '#chat/keep-place.ts';
import { customerSays, leaveConversation } from '#chat/say.ts';
import { insertVisitor } from '#chat/store.ts';
import type { Disposition } from '#interactions/core/dispositions.ts';
import { wrapUpInteraction } from '#interactions/end.ts';
import { postReply } from '#interactions/post.ts';
import { takeInteraction } from '#routing/take.ts';
import { from, type Cast, type StaffActor, type Visitor } from './cast.ts';
import type { PasserBy } from './passers-by.ts';
import type { Story } from './story.ts';

/** A customer whom the shop knows by name, or somebody who comes by. */
export type Caller = string | PasserBy;
interface Talking {
  readonly who: Caller;
  readonly queue: string;
  readonly agent: StaffActor;
  /** Customer and agent in turn. */
  readonly lines: readonly string[];
  readonly waitSeconds: number;
}
interface Ending {
  readonly disposition: Disposition;
  readonly leaves?: 'pleased' | 'calm' | 'dissatisfied';
  readonly note?: string;
}

const message = (text: string) => ({ key: randomUUID(), text, attachmentIds: [] });

/** The first word, now. */
async function comesIn(story: Story, cast: Cast, { who, queue, lines }: Pick<Talking, 'who' | 'queue' | 'lines'>): Promise<{ visitor: Visitor; interactionId: string }> {
  const visitor = typeof who === 'string' ? from(cast.customers, who).visitor : { kind: 'visitor' as const, id: uuidv7(story.nowMs, story.house.dice.bytes(10)), brandId: cast.brandId };
  const interactionId = await story.as(visitor, async (act) => {
    if (typeof who !== 'string') await insertVisitor(act, { id: visitor.id, hash: newToken(act.bytes).hash, language: who.language, pageUrl: '/shop/' });
    const named = typeof who === 'string' || who.name === null ? {} : { name: who.name, honorific: who.honorific };
    return (await customerSays(act, { ...message(lines[0] ?? '在吗'), queueId: from(cast.queues, queue), ...named }, null)).conversationId;
  });
  return { visitor, interactionId };
}

/** To the last line, with people's pauses between the words. The agent still holds it. Returns the interaction's id. */
export async function talk(story: Story, cast: Cast, given: Talking): Promise<string> {
  const { agent, lines, waitSeconds } = given;
  const { visitor, interactionId } = await comesIn(story, cast, given);
  await story.reach(story.nowMs + waitSeconds * 1000);
  await story.as(agent, async (act) => {
    await takeInteraction(act, interactionId);
    await reply(act, interactionId, lines[1]);
  });
  for (const [i, text] of lines.slice(2).entries()) {
    await story.reach(story.nowMs + (15 + text.length) * 1000);
    await (i % 2 === 0 ? story.as(visitor, (act) => customerSays(act, message(text), null)) : story.as(agent, (act) => reply(act, interactionId, text)));
  }
  return interactionId;
}

async function reply(act: Act, interactionId: string, text: string | undefined): Promise<void> {
  if (text !== undefined) await postReply(act, interactionId, message(text));
}

/** Resolved and wrapped up half a minute after the last word. */
export async function wrapUp(story: Story, agent: StaffActor, interactionId: string, { disposition, leaves, note = '' }: Ending): Promise<void> {
  await story.reach(story.nowMs + 25_000);
  await story.as(agent, (act) => wrapUpInteraction(act, interactionId, { disposition, note, ...(leaves === undefined ? {} : { departureMood: leaves }) }));
}

/** Waits, and goes without an answer. */
export async function givesUp(story: Story, cast: Cast, given: Pick<Talking, 'who' | 'queue' | 'lines' | 'waitSeconds'>): Promise<void> {
  const { visitor } = await comesIn(story, cast, given);
  await story.reach(story.nowMs + given.waitSeconds * 1000);
  await story.as(visitor, leaveConversation);
}

/** How somebody who leaves wants to hear from us: `at` is the first time that may be chosen. */
export type Reach = ({ readonly phone: string } | { readonly mail: string }) & { readonly choice?: 'turn' | 'at' | 'message' };

/** Waits, leaves a number or an address, and closes the page. Returns the contact and, of a set time, when. */
export async function keepsPlace(story: Story, cast: Cast, given: Pick<Talking, 'who' | 'queue' | 'lines' | 'waitSeconds'>, reach: Reach): Promise<{ interactionId: string; atMs: number | null }> {
  const { visitor, interactionId } = await comesIn(story, cast, given);
  await story.reach(story.nowMs + given.waitSeconds * 1000);
  const at = await story.as(visitor, async (act) => {
    const first = reach.choice === 'at' ? (await keepPlaceOffer(act, undefined)).at ?? undefined : undefined;
    await keepMyPlace(act, { ...reach, ...(first === undefined ? { choice: reach.choice === 'message' ? 'message' : 'turn' } : { at: first }) });
    return first;
  });
  return { interactionId, atMs: at === undefined ? null : Date.parse(at) };
}
