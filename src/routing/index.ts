/**
 * The door of the routing slice. Events, all with subject ['interaction', id] and detail { queueId, agentId?, reason? … }:
 * ticket.opened, offer.made { offerId, until }, offer.ended { offerId, reason: accepted|declined|timed_out|customer_left|agent_left|taken_elsewhere },
 * ticket.assigned, ticket.requeued { reason: declined|missed_offer|agent_left|transferred|agent_gone|agent_deactivated|no_answer|call_back_moved|resumed }, ticket.parked { choice }, ticket.cameBack, ticket.windowMoved,
 * ticket.wrapUp, ticket.ended, callBack.tried { outcome, tries }, callBack.moved { at, before, asWished }; and with subject ['staff', id]: presence.changed.
 */
import type { Hub } from '#kit/live/hub.ts';
import type { Slice } from '#kit/slice.ts';
import { offerAnnouncer, presenceAnnouncer } from './announce.ts';
import { waitsEndedListener } from './waits/announced.ts';
import { deactivatedListener } from './people/deactivated.ts';
import { routedAfter } from './router/router.ts';
import { routersOf } from './router/routers.ts';
import { routingRoutes } from './routes.ts';
import { routingSweeps } from './sweeps.ts';
import type { LeaveNote } from './transfer.ts';

interface RoutingNeeds {
  hub(): Hub;
  leaveNote: LeaveNote;
}
export function routingSlice(needs: RoutingNeeds): Slice {
  return {
    name: 'routing', routes: routingRoutes(needs.leaveNote), listeners: [deactivatedListener, waitsEndedListener], announcers: [offerAnnouncer, presenceAnnouncer], sweeps: routingSweeps(() => needs.hub()),
    nudges: [{ name: 'routing.route', on: routedAfter, run: async (house, brandId, happened) => void (await routersOf(house).route(brandId, happened)) }],
    close: (house) => routersOf(house).close(),
  };
}
export { hereChanged } from './people/desks.ts';
export { capacityElsewhere } from './rows.ts';
export { isOpenNow, isStaffedNow, type OpenNow } from './hours.ts';
export { calledBack, comeBack, endTicket, finishWrapUp, keepPlace, moveCallBack, openTicket, requireHolder, ticketOf, type EndReason, type OpenTicket } from './tickets.ts';
export { resumeTicket } from './resume.ts';
export { callBackOf, callBackTimesOf, endFormerPlace } from './call-backs/kept-places.ts';
export { atWorkNow, linesNow } from './views.ts';
export { spokenWait } from './waits/wait.ts';
export { furnishRouting, publicQueues, visitorTopics } from './design/queues.ts';
