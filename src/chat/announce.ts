/** What the visitor's widget hears at once. Notes and whispers are not in the statement that loads it, nor among the words in hand. */
import type { Queryable } from '#kit/db/database.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { saidWordOf } from '#interactions/index.ts';
import { stateHeard } from './core/heard.ts';
import { conversationsByIds, visitorMessagesByIds, type HeardMessageRow } from './store.ts';
import { heardOf } from './store-heard.ts';
import { visitorMessage, visitorState } from './views.ts';

const stateEvents = ['ticket.assigned', 'ticket.requeued', 'ticket.cameBack', 'ticket.parked', 'interaction.ended'];

export const visitorAnnouncer: Announcer = {
  only: 'visitors',
  on: ['message.posted', 'interaction.readByStaff', ...stateEvents],
  async frames(tx, brandId, events) {
    const posted = events.filter((event) => event.name === 'message.posted');
    const seqs = new Map(posted.map((event) => [messageIdOf(event), event.seq]));
    const frames: Frame[] = (await messagesHeard(tx, brandId, posted)).map((row) => ({ to: { brandId, visitorIds: row.devices }, name: 'message', data: { message: visitorMessage(row) }, seq: seqs.get(row.id) ?? 0 }));
    const others = events.filter((event) => event.name !== 'message.posted');
    if (others.length === 0) return frames;
    const rows = new Map((await conversationsByIds(tx, brandId, [...new Set(others.map((event) => event.subjectId))])).map((row) => [row.id, row]));
    for (const event of others) {
      const row = rows.get(event.subjectId);
      if (row === undefined) continue;
      const to = { brandId, visitorIds: row.devices };
      if (event.name === 'interaction.readByStaff') frames.push({ to, name: 'read', data: { conversationId: row.id, staffReadUpTo: row.staff_read_up_to }, seq: event.seq });
      else frames.push({ to, name: 'state', data: stateHeard(row.id, visitorState(row), { agentName: row.agent_name }), seq: event.seq });
    }
    return frames;
  },
};

function messageIdOf(event: SealedEvent): string {
  return String(event.detail?.['messageId']);
}

/** What this process has just written is told from its hand, and only who hears it is asked; the rest is loaded. */
async function messagesHeard(tx: Queryable, brandId: string, posted: readonly SealedEvent[]): Promise<readonly HeardMessageRow[]> {
  const inHand = posted.flatMap((event) => saidWordOf(event) ?? []);
  const others = posted.filter((event) => saidWordOf(event) === undefined).map(messageIdOf);
  return [...(inHand.length === 0 ? [] : await heardOf(tx, brandId, inHand)), ...(others.length === 0 ? [] : await visitorMessagesByIds(tx, brandId, others))];
}
