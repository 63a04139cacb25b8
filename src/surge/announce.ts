/** Every desk shows at once what is on; the frame is the whole state, so a lost one costs nothing. */
import type { Announcer } from '#kit/live/hub.ts';
import { surgesNow } from './store.ts';
import { surgeView } from './views.ts';

/** After any of these a queue may tell its customers something else. */
const surgeEvents = ['surge.switchedOn', 'surge.switchedOff', 'surge.switchUndone', 'surge.planChanged'];

export const surgeAnnouncer: Announcer = {
  on: surgeEvents,
  only: 'staff',
  async frames(tx, brandId, events) {
    const last = events.at(-1);
    if (last === undefined) return [];
    const items = (await surgesNow(tx, brandId)).map((row) => surgeView(row, new Date(last.at)));
    return [{ to: { brandId, permission: 'queue.read' }, name: 'surge', data: { items }, seq: last.seq }];
  },
};
