/**
 * The door of the routing slice. Events, all with subject ['interaction', id] and detail { queueId, agentId?, reason? … }:
 * ticket.opened, offer.made { offerId, until }, offer.ended { offerId, reason: accepted|declined|timed_out|customer_left|agent_left|taken_elsewhere },
 * ticket.assigned, ticket.requeued { reason: declined|missed_offer|agent_left|transferred|agent_gone|agent_deactivated }, ticket.parked, ticket.cameBack,
 * ticket.wrapUp, ticket.ended; and with subject ['staff', id]: presence.changed.
 */
export { isOpenNow, type OpenNow } from './hours.ts';
export { comeBack, endTicket, finishWrapUp, keepPlace, openTicket, requireHolder, ticketOf, type EndReason, type OpenTicket } from './tickets.ts';
export { spokenWait } from './wait.ts';
export { furnishRouting, publicQueues } from './queues.ts';
