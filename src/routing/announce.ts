/** What desks see at once: an offer rings at one of them, stops ringing, somebody's presence changed. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import { offerView } from './offers.ts';
import { presenceView } from './rows.ts';
import { openOffersById } from './store.ts';
import { memberRows, onlyMembers } from './people/store.ts';

export const offerAnnouncer: Announcer = {
  on: ['offer.made', 'offer.ended'],
  async frames(tx, brandId, events) {
    const idOf = (event: (typeof events)[number]) => String(event.detail?.['offerId']);
    // A desk that comes back hears only of what still rings.
    const ringing = new Map((await openOffersById(tx, brandId, events.filter((event) => event.name === 'offer.made').map(idOf))).map((row) => [row.id, row]));
    return events.flatMap((event): Frame[] => {
      const to = { brandId, staffIds: [String(event.detail?.['agentId'])] };
      if (event.name === 'offer.ended') return [{ to, name: 'offer.ended', data: { offerId: idOf(event), interactionId: event.subjectId, reason: event.detail?.['reason'] }, seq: event.seq }];
      const row = ringing.get(idOf(event));
      return row === undefined ? [] : [{ to, name: 'offer.made', data: offerView(row), seq: event.seq }];
    });
  },
};

export const presenceAnnouncer: Announcer = {
  on: ['presence.changed'],
  async frames(tx, brandId, events) {
    const last = new Map(events.map((event) => [event.subjectId, event.seq]));
    const rows = await memberRows(tx, brandId, onlyMembers([...last.keys()]));
    return rows.map((row) => ({ to: { brandId, permission: 'queue.read' }, name: 'presence.changed', data: presenceView(row), seq: last.get(row.id) ?? 0 }));
  },
};
