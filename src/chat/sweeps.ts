/** A waiting visitor who closed the page without keeping the place is gone after a while; whoever is connected is seen. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Sweep } from '#kit/sweeps.ts';
import { endNow } from '#interactions/index.ts';
import { leftWaiting, seenNow } from './store.ts';

/** Long enough for a train in a tunnel or a phone in a pocket. */
export const goneAfterMs = 10 * 60_000;

export function chatSweeps(hub: () => Hub): Sweep[] {
  return [
    {
      name: 'chat.leftWaiting', everySeconds: 15,
      async run(house, now) {
        const left = await house.db.transact({ brandId: 'everywhere' }, (tx) => leftWaiting(tx, new Date(now.getTime() - goneAfterMs), 200));
        let ended = 0;
        for (const one of left) {
          if (hub().isVisitorHere(one.visitor_id)) await house.db.transact({ brandId: one.brand_id }, (tx) => seenNow(tx, one.brand_id, [one.visitor_id], now));
          else await transact(house, systemOf(one.brand_id, 'chat.leftWaiting'), (act) => endNow(act, one.id, 'abandoned'));
          ended += 1;
        }
        return ended;
      },
    },
  ];
}
