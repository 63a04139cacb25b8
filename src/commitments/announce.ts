/** What screens see at once: a promise as it stands; near its end its owner is called, and when it broke the leads too. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { commitmentsByIds } from './store.ts';
import { commitmentView } from './views.ts';

export const commitmentAnnouncer: Announcer = {
  on: ['commitment.registered', 'commitment.kept', 'commitment.reopened', 'commitment.withdrawn', 'commitment.handedOver', 'commitment.moved', 'commitment.dueSoon', 'commitment.broken'],
  async frames(tx, brandId, events) {
    const rows = new Map((await commitmentsByIds(tx, brandId, [...new Set(events.map((event) => event.subjectId))])).map((row) => [row.id, row]));
    return events.flatMap((event): Frame[] => {
      const row = rows.get(event.subjectId);
      if (row === undefined) return [];
      const data = commitmentView(row, event.at);
      const state: Frame = { to: { brandId, permission: 'case.read' }, name: 'commitment', data, seq: event.seq };
      if (event.name === 'commitment.dueSoon') return [state, { to: { brandId, staffIds: [row.owner_id] }, name: 'commitment.dueSoon', data, seq: event.seq }];
      if (event.name === 'commitment.broken') return [state, { to: { brandId, staffIds: [row.owner_id], permission: 'case.assign' }, name: 'commitment.broken', data, seq: event.seq }];
      return [state];
    });
  },
};
