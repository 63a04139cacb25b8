/** A waiting visitor who closed the page without keeping the place is gone after a while; whoever is connected is seen. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import { endNow } from '#interactions/index.ts';
import { sayWhoIsHere } from './here.ts';
import { brandsLeftWaiting, forgetSilentVisitors, leftWaiting, whenLeft } from './store.ts';

/** Long enough for a train in a tunnel or a phone in a pocket. */
const goneAfterMs = 10 * 60_000;
/** By then every widget has tried to come back (`src/widget/core/back-off.ts`: at most half a minute between tries), and the process it came to has said so. */
const widgetsBackSeconds = 60;

export function chatSweeps(hub: () => Hub): Sweep[] {
  return [
    { name: 'chat.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetSilentVisitors(tx, new Date(now.getTime() - 30 * 86_400_000))) },
    brandSweep({
      name: 'chat.here', everySeconds: 15, due: async () => [...hub().visitorsHere().keys()],
      async run(house, brandId, now) {
        await sayWhoIsHere(house, brandId, hub().visitorsHere().get(brandId) ?? [], now);
        return 0;
      },
    }),
    brandSweep({ name: 'chat.leftWaiting', everySeconds: 15, restsSeconds: widgetsBackSeconds, due: (tx, now) => brandsLeftWaiting(tx, goneBefore(now)), run: (house, brandId, now) => endLeft(house, brandId, now) }),
  ];
}

const goneBefore = (now: Date): Date => new Date(now.getTime() - goneAfterMs);

async function endLeft(house: House, brandId: string, now: Date): Promise<number> {
  const left = await house.db.transact({ brandId }, (tx) => leftWaiting(tx, brandId, goneBefore(now), 200));
  let ended = 0;
  const failed: unknown[] = [];
  for (const { id } of left) {
    try {
      // One act each: one that cannot be ended keeps no other waiting.
      ended += await transact(house, systemOf(brandId, 'chat.leftWaiting'), async (act) => {
        const leftAt = await whenLeft(act, id, goneBefore(now));
        if (leftAt === undefined) return 0;
        await endNow(act, id, 'abandoned', leftAt);
        return 1;
      });
    } catch (cause) {
      house.log.error('a left conversation could not be ended', cause, { interactionId: id });
      failed.push(cause);
    }
  }
  if (failed.length > 0 && ended === 0) throw failed[0];
  return ended;
}
