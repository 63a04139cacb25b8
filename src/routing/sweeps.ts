/** What time does: offers end, wrap-ups end, people whose desk fell silent are signed off, what they left behind goes back into the line. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import type { Sweep } from '#kit/sweeps.ts';
import { beat, deskGraceMs, leftBehindMs } from './desks.ts';
import { backInLine, settle } from './moves.ts';
import { putPresence } from './presence.ts';
import { route } from './route.ts';
import { brandsInLine, devicesOfTickets, dueRows, everyBrand, lockRouting, lockTicket, lockWaiting, offerById, waitingVisitors, type DueRow } from './store.ts';
import { isGone, memberById } from './store-people.ts';
import { endNow } from './tickets.ts';
import { lookAround, tellWait } from './wait.ts';

const dueAtOnce = 100;

export function routingSweeps(hub: () => Hub): Sweep[] {
  return [
    { name: 'routing.leases', everySeconds: 1, run: (house, now) => leases(house, hub(), now) },
    { name: 'routing.waits', everySeconds: 5, run: (house) => announceWaits(house, hub()) },
  ];
}

async function leases(house: House, hub: Hub, now: Date): Promise<number> {
  // First of all: who is connected is here, however long this process was asleep.
  for (const brandId of await everywhere(house, everyBrand)) await beat(house, brandId, hub.staffHere(brandId), now);
  const at = { now, goneBefore: new Date(now.getTime() - deskGraceMs), leftBehindBefore: new Date(now.getTime() - leftBehindMs) };
  let done = 0;
  for (const due of await house.db.transact({ brandId: 'everywhere' }, (tx) => dueRows(tx, at, dueAtOnce))) {
    try {
      // One act each: a row that fails keeps nobody else waiting.
      if (await transact(house, systemOf(due.brand_id, 'routing'), (act) => workOff(act, due, at))) done += 1;
    } catch (cause) {
      house.log.error('routing sweep failed', cause, { ...due });
    }
  }
  for (const brandId of await everywhere(house, brandsInLine)) done += await route(house, brandId);
  return done;
}

function everywhere(house: House, ask: typeof brandsInLine): Promise<string[]> {
  return house.db.transact({ brandId: 'everywhere' }, ask);
}

/** Looks again under the lock: another process may have been quicker. */
async function workOff(act: Act, due: DueRow, at: { goneBefore: Date; leftBehindBefore: Date }): Promise<boolean> {
  await lockRouting(act);
  switch (due.what) {
    case 'missed': return missed(act, due.id);
    case 'wrapped_up': return wrappedUp(act, due.id);
    case 'gone': return gone(act, due.id, at.goneBefore);
    case 'left_behind': return leftBehind(act, due.id, at.leftBehindBefore);
  }
}

/** The offer ran out: the ticket is back at its place, and a desk that does not answer is not rung with the next customer. */
async function missed(act: Act, offerId: string): Promise<boolean> {
  const offer = await offerById(act, offerId);
  const ticket = offer === undefined ? undefined : await lockTicket(act, offer.ticket_id);
  if (offer === undefined || ticket === undefined || ticket.state !== 'offered' || ticket.agent_id !== offer.agent_id) return false;
  const settled = await settle(act, ticket, { to: 'timed_out' });
  if (settled.kind === 'refused') return false;
  const agent = await memberById(act, offer.agent_id);
  if (agent?.state === 'available') await putPresence(act, offer.agent_id, { state: 'away', reason: 'missed_offer', by: { kind: 'system' } });
  return true;
}

async function wrappedUp(act: Act, ticketId: string): Promise<boolean> {
  const ticket = await lockTicket(act, ticketId);
  if (ticket === undefined || ticket.state !== 'wrap_up' || ticket.wrap_up_until === null || ticket.wrap_up_until > act.now) return false;
  await endNow(act, ticket, ticket.end_reason ?? 'resolved');
  return true;
}

async function gone(act: Act, staffId: string, goneBefore: Date): Promise<boolean> {
  if (!(await isGone(act, staffId, goneBefore))) return false;
  await putPresence(act, staffId, { state: 'offline', reason: 'connection_lost', by: { kind: 'system' } });
  return true;
}

async function leftBehind(act: Act, ticketId: string, before: Date): Promise<boolean> {
  const ticket = await lockTicket(act, ticketId);
  if (ticket === undefined || ticket.state !== 'assigned' || ticket.agent_id === null || !(await isGone(act, ticket.agent_id, before))) return false;
  await backInLine(act, ticket, { reason: 'agent_gone' });
  return true;
}

/** Every visitor who waits in an open page hears how long it may still be; what was said is kept before it is sent. */
async function announceWaits(house: House, hub: Hub): Promise<number> {
  const waiting = await house.db.transact({ brandId: 'everywhere' }, async (tx) => devicesOfTickets(tx, (await waitingVisitors(tx)).map((row) => row.ticket_id)));
  const here = waiting.filter((row) => row.devices.some((id) => hub.isVisitorHere(id)));
  for (const [brandId, rows] of Map.groupBy(here, (row) => row.brand_id)) {
    const of = new Map(rows.map((row) => [row.ticket_id, row]));
    const told = await transact(house, systemOf(brandId, 'routing'), async (act) => {
      const tickets = await lockWaiting(act, [...of.keys()]);
      const look = await lookAround(act);
      const waits = [];
      for (const ticket of tickets) waits.push({ visitorIds: of.get(ticket.id)?.devices ?? [], conversationId: ticket.interaction_id, wait: await tellWait(act, ticket, look) });
      return waits;
    });
    for (const { visitorIds, ...data } of told) hub.send({ to: { brandId, visitorIds }, name: 'wait', data, seq: 0 });
  }
  return 0;
}
