/** What time does: offers end, wrap-ups end, people whose desk fell silent are signed off, what they left behind goes back into the line. */
import { transact, type Act } from '#kit/act.ts';
import { systemOf } from '#kit/actor.ts';
import type { Queryable } from '#kit/db/database.ts';
import type { House } from '#kit/house.ts';
import type { Hub } from '#kit/live/hub.ts';
import { brandSweep, type Sweep } from '#kit/sweeps.ts';
import { moveWindow } from './call-backs/call-backs.ts';
import { beat, deskGraceMs, leftBehindMs } from './people/desks.ts';
import { backInLine, settle } from './moves.ts';
import { endServingOnly, putPresence } from './people/presence.ts';
import { routersOf } from './router/routers.ts';
import { brandsInLine, devicesOfTickets, dueRows, everyBrand, lockRouting, lockTicket, lockWaiting, offerById, silentRows, waitingVisitors, type DueRow } from './store.ts';
import { windowsOver } from './call-backs/store.ts';
import { isGone, memberById } from './people/store.ts';
import { endNow } from './tickets.ts';
import { lookAround, tellWaits } from './waits/wait.ts';

const dueAtOnce = 100;
const toldAtOnce = 100;
/** Only to learn in which brands something is due: more than any failing brand leaves lying about. */
const mostLookedAt = 10_000;
/** By then every desk has tried to come back (`src/web/ui/server/back-off.ts`), and the process it came to has said so. */
const desksBackSeconds = 25;

export function routingSweeps(hub: () => Hub): Sweep[] {
  return [
    // Who is connected is here, whatever else rests.
    brandSweep({
      name: 'routing.beat', everySeconds: 1, due: async (tx) => (await everyBrand(tx)).filter((id) => hub().staffHere(id).size > 0),
      async run(house, brandId, now) {
        await beat(house, brandId, hub().staffHere(brandId), now);
        return 0;
      },
    }),
    brandSweep({
      name: 'routing.silent', everySeconds: 1, restsSeconds: desksBackSeconds,
      due: async (tx, now) => [...new Set(brandsOf(await silentRows(tx, limitsAt(now), mostLookedAt)))],
      run: (house, brandId, now) => workOffAll(house, brandId, limitsAt(now), (tx, at) => silentRows(tx, at, dueAtOnce)),
    }),
    brandSweep({
      name: 'routing.leases', everySeconds: 1,
      due: async (tx, now) => [...new Set([...brandsOf(await dueRows(tx, now, mostLookedAt)), ...(await brandsInLine(tx))])],
      run: (house, brandId, now) => leases(house, brandId, now),
    }),
    brandSweep({ name: 'routing.callWindows', everySeconds: 1, due: async (tx, now) => [...new Set((await windowsOver(tx, now, mostLookedAt)).map((row) => row.brand_id))], run: callWindows }),
    brandSweep({ name: 'routing.waits', everySeconds: 5, due: async (tx) => [...new Set(brandsOf(await waitingVisitors(tx)))], run: (house, brandId) => announceWaits(house, hub(), brandId) }),
  ];
}

const brandsOf = (rows: readonly { brand_id: string }[]): string[] => rows.map((row) => row.brand_id);
const limitsAt = (now: Date) => ({ now, goneBefore: new Date(now.getTime() - deskGraceMs), leftBehindBefore: new Date(now.getTime() - leftBehindMs) });

async function leases(house: House, brandId: string, now: Date): Promise<number> {
  const done = await workOffAll(house, brandId, limitsAt(now), (tx) => dueRows(tx, now, dueAtOnce));
  const isInLine = await house.db.transact({ brandId }, async (tx) => (await brandsInLine(tx)).includes(brandId));
  return isInLine || done > 0 ? done + (await routersOf(house).route(brandId)) : done;
}

type Limits = ReturnType<typeof limitsAt>;
/** @param rowsOf looks at all that it may see; the scope of one brand shows it that brand */
async function workOffAll(house: House, brandId: string, at: Limits, rowsOf: (tx: Queryable, at: Limits) => Promise<readonly DueRow[]>): Promise<number> {
  let done = 0;
  for (const due of await house.db.transact({ brandId }, (tx) => rowsOf(tx, at))) {
    try {
      // One act each: a row that fails keeps nobody else waiting.
      if (await transact(house, systemOf(brandId, 'routing'), (act) => workOff(act, due, at))) done += 1;
    } catch (cause) {
      house.log.error('routing sweep failed', cause, { ...due });
    }
  }
  return done;
}

/** Looks again under the lock: another process may have been quicker. */
async function workOff(act: Act, due: DueRow, at: { goneBefore: Date; leftBehindBefore: Date }): Promise<boolean> {
  await lockRouting(act);
  switch (due.what) {
    case 'missed': return missed(act, due.id);
    case 'wrapped_up': return wrappedUp(act, due.id);
    case 'gone': return gone(act, due.id, at.goneBefore);
    case 'served': return endServingOnly(act, due.id);
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

/** A customer's night is over, or another call to their number is done: from when on they may be called next. */
async function callWindows(house: House, brandId: string, now: Date): Promise<number> {
  let done = 0;
  for (const { ticket_id } of await house.db.transact({ brandId }, (tx) => windowsOver(tx, now, dueAtOnce))) {
    try {
      if (await transact(house, systemOf(brandId, 'routing'), async (act) => {
        const ticket = await lockTicket(act, ticket_id);
        return ticket !== undefined && (await moveWindow(act, ticket));
      })) done += 1;
    } catch (cause) {
      house.log.error('the window of a call-back could not be moved', cause, { ticketId: ticket_id });
    }
  }
  return done;
}

/** Every visitor who waits in an open page hears how long it may still be; what was said is kept before it is sent. */
async function announceWaits(house: House, hub: Hub, brandId: string): Promise<number> {
  const waiting = await house.db.transact({ brandId }, async (tx) => devicesOfTickets(tx, brandId, (await waitingVisitors(tx)).map((row) => row.ticket_id)));
  const here = new Map(waiting.filter((row) => row.devices.some((id) => hub.isVisitorHere(id))).map((row) => [row.ticket_id, row]));
  if (here.size === 0) return 0;
  const ids = [...here.keys()];
  const look = await transact(house, systemOf(brandId, 'routing'), lookAround);
  // In lots: whoever is rung or answers meanwhile waits for a hundred others at most.
  for (let from = 0; from < ids.length; from += toldAtOnce) {
    const told = await transact(house, systemOf(brandId, 'routing'), async (act) => {
      const tickets = await lockWaiting(act, ids.slice(from, from + toldAtOnce));
      const waits = await tellWaits(act, tickets, look);
      return tickets.map((ticket, n) => ({ visitorIds: here.get(ticket.id)?.devices ?? [], conversationId: ticket.interaction_id, wait: waits[n] }));
    });
    for (const { visitorIds, ...data } of told) hub.send({ to: { brandId, visitorIds }, name: 'wait', data, seq: 0 });
  }
  return 0;
}
