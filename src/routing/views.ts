/** Reads: who is here, how each queue stands now. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { instantAt, readWall } from '#clocks/core/wall-clock.ts';
import { brandOf } from '#staff/index.ts';
import type { PresenceBoard, QueueLive, QueuesLive } from './contract.ts';
import { countAtWork, type AtWork } from './core/people/at-work.ts';
import { openAt } from './hours.ts';
import { serves } from './design/queues.ts';
import { atWorkOfRow, presenceView } from './rows.ts';
import { liveRows, type LiveRow } from './store.ts';
import { memberRows, queueRows, type MemberRow, type QueueRow } from './people/store.ts';

export async function presenceBoard(act: Act): Promise<PresenceBoard> {
  may(act, 'queue.read');
  const team = (await memberRows(act, act.brandId)).map(presenceView);
  return { own: team.find((row) => row.staffId === act.who.id) ?? null, team };
}

/** How many stand how, for other slices' screens; who may was asked by the caller. */
export async function atWorkNow(act: Act): Promise<Record<AtWork, number>> {
  return countAtWork((await memberRows(act, act.brandId)).map(atWorkOfRow));
}

export async function queuesLive(act: Act): Promise<QueuesLive> {
  may(act, 'queue.read');
  const live = new Map((await linesNow(act)).map((row) => [row.queue_id, row]));
  const members = await memberRows(act, act.brandId);
  const queues = await queueRows(act, act.brandId);
  return { items: queues.flatMap((queue) => viewIfLive(act, queue, members, live)) };
}
function viewIfLive(act: Act, queue: QueueRow, members: readonly MemberRow[], live: ReadonlyMap<string, LiveRow>): QueueLive[] {
  const row = live.get(queue.id);
  return row === undefined ? [] : [liveView(act, queue, members, row)];
}

/** Every queue that is in use or not yet empty, as it stands now; who may was asked by the caller. */
export async function linesNow(act: Act): Promise<LiveRow[]> {
  return liveRows(act, await dayBegan(act));
}

/** How one queue stands at this moment. */
export function liveView(act: Act, queue: QueueRow, members: readonly MemberRow[], row: LiveRow): QueueLive {
  const people = members.filter((member) => serves(member, queue.id));
  return {
    queueId: queue.id, name: queue.name, isArchived: queue.archived_at !== null, isOpen: openAt(queue.calendar, act.now).isOpen, waiting: row.waiting, virtualWaiting: row.virtual_waiting,
    longestWaitSeconds: row.oldest === null ? 0 : Math.max(0, Math.floor((act.now.getTime() - row.oldest.getTime()) / 1000)),
    agents: countAtWork(people.map(atWorkOfRow)), onDuty: people.filter((one) => one.state === 'available').length, offeredToday: row.offered_today,
  };
}

/** When the brand's own day began. */
export async function dayBegan(act: Act): Promise<Date> {
  const { zone } = await brandOf(act);
  return new Date(instantAt(zone, readWall(zone, act.now.getTime()).day, 0));
}
