/** A waiting visitor who closed the page without keeping the place is gone after a while; whoever is connected is seen. */
import { transact } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import { endNow } from '#interactions/index.ts';
import { brandsLeftWaiting, forgetSilentVisitors, leftWaiting, seenNow, whenLeft } from './store.ts';

/** Long enough for a train in a tunnel or a phone in a pocket. */
const goneAfterMs = 10 * 60_000;

export function chatSweeps(hub: () => Hub): Sweep[] {
  return [
    { name: 'chat.forget', everySeconds: 3600, run: (house, now) => house.db.transact({ brandId: 'everywhere' }, (tx) => forgetSilentVisitors(tx, new Date(now.getTime() - 30 * 86_400_000))) },
    brandSweep({ name: 'chat.leftWaiting', everySeconds: 15, due: (tx, now) => brandsLeftWaiting(tx, goneBefore(now)), run: (house, brandId, now) => endLeft(house, hub(), brandId, now) }),
  ];
}

const goneBefore = (now: Date): Date => new Date(now.getTime() - goneAfterMs);

async function endLeft(house: House, hub: Hub, brandId: string, now: Date): Promise<number> {
  const left = await house.db.transact({ brandId }, (tx) => leftWaiting(tx, brandId, goneBefore(now), 200));
  const here = left.flatMap((one) => one.devices.filter((id) => hub.isVisitorHere(id)));
  if (here.length > 0) await house.db.transact({ brandId }, (tx) => seenNow(tx, brandId, here, now));
  let ended = 0;
  const failed: unknown[] = [];
  for (const { id, devices } of left.filter((one) => !one.devices.some((device) => here.includes(device)))) {
    try {
      // One act each: one that cannot be ended keeps no other waiting.
      ended += await transact(house, systemOf(brandId, 'chat.leftWaiting'), async (act) => {
        const leftAt = await whenLeft(act, id, goneBefore(now));
        if (leftAt === undefined) return 0;
        await endNow(act, id, 'abandoned', leftAt);
        return 1;
      });
    } catch (cause) {
      house.log.error('a left conversation could not be ended', cause, { interactionId: id, devices: devices.length });
      failed.push(cause);
    }
  }
  if (failed.length > 0 && ended === 0) throw failed[0];
  return ended;
}
