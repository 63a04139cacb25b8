/** What the visitor's widget hears at once. Notes and whispers are not in the statement that loads it. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { stateHeard } from './core/heard.ts';
import { conversationsByIds, visitorMessagesByIds } from './store.ts';
import { visitorMessage, visitorState } from './views.ts';

const stateEvents = ['ticket.assigned', 'ticket.requeued', 'ticket.cameBack', 'ticket.parked', 'interaction.ended'];

export const visitorAnnouncer: Announcer = {
  only: 'visitors',
  on: ['message.posted', 'interaction.readByStaff', ...stateEvents],
  async frames(tx, brandId, events) {
    const posted = new Map(events.filter((event) => event.name === 'message.posted').map((event) => [String(event.detail?.['messageId']), event.seq]));
    const frames: Frame[] = [];
    if (posted.size > 0) {
      for (const row of await visitorMessagesByIds(tx, brandId, [...posted.keys()])) {
        frames.push({ to: { brandId, visitorIds: row.devices }, name: 'message', data: { message: visitorMessage(row) }, seq: posted.get(row.id) ?? 0 });
      }
    }
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
