/** An answer is on the screens at once; the question is in the widget at once, where the conversation was. */
import type { Announcer } from '#kit/live/hub.ts';
import { stateHeard } from '#chat/core/heard.ts';
import { tokenOf } from './link.ts';
import { followupsByIds, linkPartsByIds } from './store.ts';
import { followupView } from './views.ts';

export const followupAnnouncer: Announcer = {
  on: ['followup.asked', 'followup.answered', 'followup.reopened'],
  async frames(tx, brandId, events) {
    const last = new Map(events.map((event) => [event.subjectId, event.seq]));
    const rows = await followupsByIds(tx, brandId, [...last.keys()]);
    const toStaff = rows.map((row) => ({ to: { brandId, permission: 'followup.read' }, name: 'followup', data: followupView(row), seq: last.get(row.id) ?? 0 }));
    const asked = events.filter((event) => event.name === 'followup.asked').map((event) => event.subjectId);
    const links = asked.length === 0 ? [] : await linkPartsByIds(tx, brandId, asked);
    // In the visitor's own protocol (chat/contract.ts, VisitorHears): the state it knows already, now with the link.
    const toVisitors = links.map((link) => ({ to: { brandId, visitorIds: link.devices }, name: 'state', data: stateHeard(link.interaction_id, 'ended', { surveyUrl: `/survey/${tokenOf(link.secret, brandId, link.id)}` }), seq: last.get(link.id) ?? 0 }));
    return [...toStaff, ...toVisitors];
  },
};
