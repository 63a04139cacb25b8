import { nextTry, type CallBackRule, type CallWindow, type TryOutcome } from './call-back.ts';
import type { Ticket } from '../types.ts';

/*
 * Keeping one's place: the customer leaves (closes the page, hangs up) and the ticket waits in their stead.
 *   waiting → parked (`keepPlace`) → offered to an agent when its turn comes, by the same key as everybody else
 *   parked → waiting (`comeBack`): the customer is here again, at the same place
 *   assigned → parked (`notReached`): the agent called back in vain; tried again later, the place is kept
 *   assigned → parked (`calledLater`): the customer was on the line and named another time, the place is kept
 * `arrivedAtMs` and the class are the key, and no function here touches them.
 */

/** The customer leaves and keeps the place. Only somebody who waits, or rings at an agent, has a place to keep. */
export function keepPlace(ticket: Ticket): Ticket {
  if (ticket.state === 'waiting') return { ...ticket, state: 'parked', virtual: true };
  if (ticket.state === 'offered') return { ...ticket, virtual: true };
  return ticket;
}

/** The customer is back before the turn came: no call-back is needed any more. */
export function comeBack(ticket: Ticket): Ticket {
  if (ticket.state === 'parked') return { ...ticket, state: 'waiting', virtual: false, notBeforeMs: undefined, notAfterMs: undefined };
  if (ticket.state === 'offered') return { ...ticket, virtual: false };
  return ticket;
}

/** How a vain call went, by which clocks the customer sleeps, and how often they have now been tried, this time included. */
export interface VainCall {
  readonly outcome: Exclude<TryOutcome, 'reached'>;
  readonly zones: readonly string[];
  readonly triesMade: number;
}

/**
 * Parks the ticket until the next try, or ends it after the last one. The agent is freed apart from this, by `releaseWork`.
 * Opening hours are the floor's own: a closed queue rings nobody back.
 * @param leadMs how long an agent may let it ring
 */
export function notReached(ticket: Ticket, { outcome, zones, triesMade }: VainCall, rule: CallBackRule, nowMs: number, leadMs: number): Ticket {
  const next = nextTry({ calendar: null, zones, rule }, outcome, triesMade, nowMs, leadMs);
  const { notAfterMs: _, ...rest } = ticket;
  return next.is === 'given_up' ? { ...ticket, state: 'ended' } : { ...rest, state: 'parked', virtual: true, ...next.window };
}

/** Parked until the time that the customer named. The agent is freed apart from this; there is nothing to write up. */
export function calledLater(ticket: Ticket, window: CallWindow): Ticket {
  const { notAfterMs: _, ...rest } = ticket;
  return { ...rest, state: 'parked', virtual: true, ...window };
}
