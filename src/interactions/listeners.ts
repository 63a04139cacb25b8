/** What the conversation says when routing announces: who joined, that the place is kept while somebody else is found. */
import type { Listener } from '#kit/events/listener.ts';
import { viewOf } from './views.ts';
import { postSystemLine } from './post.ts';
import { changeInteraction } from './store-said.ts';
import { queueNamed, staffNamed } from './store.ts';
import { recountReplies } from './reply-undelivered.ts';

/** Reasons that the customer notices: somebody was there and is no longer. A decline or a missed ring is the house's own affair. */
const noticed = new Set(['agent_gone', 'agent_deactivated']);

export const interactionListeners: Listener[] = [
  {
    name: 'interactions.sayWhoJoined', on: ['ticket.assigned'],
    async run(act, event) {
      const now = await viewOf(act, event.subjectId);
      if (now.answeredAt === null) await changeInteraction(act, event.subjectId, { answered_at: event.at });
      // Taken back, nobody joined: it is said that the conversation goes on.
      if (now.endedAt !== null || event.detail?.['reason'] === 'resumed') return;
      // Who joined then: by now somebody else may hold it.
      const name = await staffNamed(act, String(event.detail?.['agentId']));
      if (name !== undefined) await postSystemLine(act, event.subjectId, 'interactions:line.assigned', { name });
    },
  },
  { name: 'interactions.undelivered', on: ['mail.failed', 'mail.parked', 'mail.sent'], run: recountReplies },
  {
    name: 'interactions.sayHandedOn', on: ['ticket.requeued'],
    async run(act, event) {
      const reason = String(event.detail?.['reason']);
      const now = await viewOf(act, event.subjectId);
      if (now.endedAt !== null) return;
      if (noticed.has(reason)) await postSystemLine(act, event.subjectId, 'interactions:line.requeued');
      if (reason !== 'transferred') return;
      const queue = await queueNamed(act, String(event.detail?.['queueId']));
      if (queue !== undefined) await postSystemLine(act, event.subjectId, 'interactions:line.transferred', { queue });
    },
  },
];
