/** Whether somebody's desk is connected: kept in rows, so that a killed process or a pulled cable is noticed by whoever runs on. */
import { transact } from '#kit/act.ts';
import type { Actor } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import { beatDesks, setSeen } from './store.ts';

/** A desk may be away this long (a reload, a lift, a change of network) before its person counts as gone. */
export const deskGraceMs = 30_000;
/** Their conversations wait for them this long, then go back into the line. */
export const leftBehindMs = 120_000;
const beatMs = 5000;

/** The first connection of a person came, or the last one went: either way they were here at this moment. */
export async function hereChanged(house: House, staff: Actor): Promise<void> {
  if (staff.kind === 'staff') await transact(house, staff, (act) => setSeen(act, staff.id));
}

/** Notes that these desks are connected now. Called every second; writes each at most every five. */
export async function beat(house: House, brandId: string, staffIds: ReadonlySet<string>, now: Date): Promise<void> {
  if (staffIds.size > 0) await house.db.transact({ brandId }, (tx) => beatDesks(tx, brandId, [...staffIds], now, new Date(now.getTime() - beatMs)));
}
