import { declinePauseMs } from './choose.ts';
import type { RoutingState } from './types.ts';

/**
 * The next moment at which time alone may allow a decision: a wrap-up ends, an owner's time limit passes, a call-back's next
 * try comes, a decliner's pause is over. Undefined when only an event can change something. Milliseconds since 1970.
 */
export function nextWakeMs(state: RoutingState, nowMs: number): number | undefined {
  let next = Infinity;
  const consider = (moment: number | undefined): void => {
    if (moment !== undefined && moment > nowMs && moment < next) next = moment;
  };
  for (const agent of state.agents) {
    if (agent.presence === 'available') consider(agent.wrapUpUntilMs);
  }
  for (const ticket of state.tickets) {
    if (ticket.state !== 'waiting' && ticket.state !== 'parked') continue;
    consider(ticket.notBeforeMs);
    if (ticket.ownerAgentId !== undefined) consider(ticket.affinityUntilMs);
    if (ticket.declinedAtMs !== undefined) consider(ticket.declinedAtMs + declinePauseMs);
  }
  return next === Infinity ? undefined : next;
}
