/** What screens see at once: a promise as it stands; near its end its owner is called, and when it broke the leads too. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import type { HeardPromises } from './contract.ts';
import { heardView } from './heard.ts';
import { commitmentsByIds } from './store.ts';
import { holdersOf, openHeard } from './store-heard.ts';
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

/** What was heard and is not decided on, to whoever may serve the conversation: on one desk it appears, and from all others it goes. */
export const heardAnnouncer: Announcer = {
  only: 'staff',
  on: ['commitment.heard', 'commitment.decided'],
  async frames(tx, brandId, events) {
    const last = new Map(events.map((event) => [event.subjectId, event.seq]));
    const holders = await holdersOf(tx, brandId, [...last.keys()]);
    const rows = Map.groupBy(await openHeard(tx, brandId, [...last.keys()]), (row) => row.interaction_id);
    return [...last].map(([interactionId, seq]): Frame => {
      const holder = holders.get(interactionId) ?? null;
      const data: HeardPromises = { interactionId, items: (rows.get(interactionId) ?? []).map(heardView) };
      return { to: { brandId, permission: 'interaction.move', ...(holder === null ? {} : { staffIds: [holder] }) }, name: 'promises.heard', data, seq };
    });
  },
};
