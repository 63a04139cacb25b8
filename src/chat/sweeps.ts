/** A waiting visitor who closed the page without keeping the place is gone after a while; whoever is connected is seen. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Sweep } from '#kit/sweeps.ts';
import { endNow } from '#interactions/index.ts';
import { forgetSilentVisitors, isStillLeft, leftWaiting, seenNow } from './store.ts';

/** Long enough for a train in a tunnel or a phone in a pocket. */
export const goneAfterMs = 10 * 60_000;

export function chatSweeps(hub: () => Hub): Sweep[] {
  return [
    { name: 'chat.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetSilentVisitors(tx, new Date(now.getTime() - 30 * 86_400_000))) },
    {
      name: 'chat.leftWaiting', everySeconds: 15,
      async run(house, now) {
        const left = await house.db.transact({ brandId: 'everywhere' }, (tx) => leftWaiting(tx, new Date(now.getTime() - goneAfterMs), 200));
        let ended = 0;
        for (const one of left) {
          const here = one.devices.filter((id) => hub().isVisitorHere(id));
          if (here.length > 0) await house.db.transact({ brandId: one.brand_id }, (tx) => seenNow(tx, one.brand_id, here, now));
          else {
            // One that cannot be ended must not keep the others waiting: it is tried again at the next look.
            const isEnded = await transact(house, systemOf(one.brand_id, 'chat.leftWaiting'), async (act) => {
              if (!(await isStillLeft(act, one.id, new Date(now.getTime() - goneAfterMs)))) return false;
              await endNow(act, one.id, 'abandoned');
              return true;
            }).catch((cause: unknown) => {
              house.log.error('a left conversation could not be ended', cause, { interactionId: one.id });
              return false;
            });
            if (!isEnded) continue;
          }
          ended += 1;
        }
        return ended;
      },
    },
  ];
}
