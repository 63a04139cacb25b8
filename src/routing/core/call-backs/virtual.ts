import { defaultCallBackRule } from './call-back.ts';
import { aheadOf, type LineUp } from '../position.ts';
import type { Ticket } from '../types.ts';

/*
 * Keeping one's place: the customer leaves (closes the page, hangs up) and the ticket waits in their stead.
 *   waiting → parked (`keepPlace`) → offered to an agent when its turn comes, by the same key as everybody else
 *   parked → waiting (`comeBack`): the customer is here again, at the same place
 *   assigned → parked (`noAnswer`): the agent called back and nobody answered; tried again later, the place is kept
 * `arrivedAtMs` and the class are the key, and no function here touches them.
 */

/** How often and how far apart a customer is tried; when they may be called at all is decided in `call-back.ts`. */
type CallBackRule = { readonly tries: number; readonly everySeconds: number };
/** Of a queue that has no rule of its own. */
export const callBackRule: CallBackRule = { tries: defaultCallBackRule.tries, everySeconds: defaultCallBackRule.everyMinutes * 60 };

/** The customer leaves and keeps the place. Only somebody who waits, or rings at an agent, has a place to keep. */
export function keepPlace(ticket: Ticket): Ticket {
  if (ticket.state === 'waiting') return { ...ticket, state: 'parked', virtual: true };
  if (ticket.state === 'offered') return { ...ticket, virtual: true };
  return ticket;
}

/** The customer is back before the turn came: no call-back is needed any more. */
export function comeBack(ticket: Ticket): Ticket {
  if (ticket.state === 'parked') return { ...ticket, state: 'waiting', virtual: false, notBeforeMs: undefined };
  if (ticket.state === 'offered') return { ...ticket, virtual: false };
  return ticket;
}

/**
 * The customer did not answer the call-back. Parks the ticket until the next try, or ends it after the last one. The agent is
 * freed apart from this, by `releaseWork`.
 * @param triesMade how often the customer has now been tried, this time included.
 */
export function noAnswer(ticket: Ticket, triesMade: number, rule: CallBackRule, nowMs: number): Ticket {
  if (triesMade >= rule.tries) return { ...ticket, state: 'ended' };
  return { ...ticket, state: 'parked', virtual: true, notBeforeMs: nowMs + rule.everySeconds * 1000 };
}

/** Few enough are ahead that the next free agents reach it: the moment for "your turn is near". `slots` = contacts served at once. */
export function isNearTurn(lineUp: LineUp, ticket: Ticket, slots: number): boolean {
  return ticket.state === 'parked' && aheadOf(lineUp, ticket) < slots;
}
