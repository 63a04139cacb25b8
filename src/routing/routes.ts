import * as z from 'zod';
import { Done, Id, Line } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { AddSkill, ChangePresence, ChangeQueue, ChangeStaffService, CreateQueue, OfferAnswer, OwnOffers, Presence, PresenceBoard, Queue, QueueMembers, Queues, QueuesLive, RoutingRecord, SetQueueMembers, Skills, StaffService, TeamService, TicketView, Transfer } from './contract.ts';
import { acceptOffer, declineOffer, ownOffers } from './offers.ts';
import { changeOwnPresence, changePresenceOf } from './presence.ts';
import { changeQueue, changeStaffService, createQueue, listQueues, queueMembers, setQueueMembers, staffService, teamService } from './queues.ts';
import { addSkill, takeSkillAway } from './skills.ts';
import { takeInteraction } from './take.ts';
import { finishWrapUp } from './tickets.ts';
import { transferInteraction, type LeaveNote } from './transfer.ts';
import { presenceBoard, queuesLive, routingRecord } from './views.ts';

const params = z.object({ id: Id });
const answering = { permission: 'interaction.answer' } as const;
const reading = { permission: 'queue.read' } as const;
const managing = { permission: 'queue.manage' } as const;

export function routingRoutes(leaveNote: LeaveNote): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/offers', summary: 'What rings at me now', access: answering, reply: OwnOffers, verb: (act) => ownOffers(act) }),
    route({ method: 'POST', path: '/api/offers/:id/accept', summary: 'Accept an offer; accepting again is answered the same', access: answering, params, reply: OfferAnswer, verb: (act, asked) => acceptOffer(act, asked.params.id) }),
    route({ method: 'POST', path: '/api/offers/:id/decline', summary: 'Decline an offer; the customer keeps the place', access: answering, params, reply: OfferAnswer, verb: (act, asked) => declineOffer(act, asked.params.id) }),

    route({ method: 'GET', path: '/api/presence', summary: 'My presence and the team’s', access: reading, reply: PresenceBoard, verb: (act) => presenceBoard(act) }),
    route({ method: 'PUT', path: '/api/presence', summary: 'Sign on, go away with a reason, sign off', access: { permission: 'presence.set' }, body: ChangePresence, reply: Presence, verb: (act, { body }) => changeOwnPresence(act, body) }),
    route({ method: 'PUT', path: '/api/staff/:id/presence', summary: 'A lead sets somebody’s presence; the spell carries the lead’s name', access: { permission: 'presence.manage' }, params, body: ChangePresence, reply: Presence, verb: (act, asked) => changePresenceOf(act, asked.params.id, asked.body) }),

    route({ method: 'GET', path: '/api/queues', summary: 'Queues and their promises; archived ones last', access: reading, reply: Queues, verb: (act) => listQueues(act) }),
    route({ method: 'POST', path: '/api/queues', summary: 'Make a queue', access: managing, body: CreateQueue, reply: Queue, status: 201, verb: (act, { body }) => createQueue(act, body) }),
    route({ method: 'GET', path: '/api/queues/live', summary: 'How each queue stands now: waiting, longest wait, agents, arrivals today', access: reading, reply: QueuesLive, verb: (act) => queuesLive(act) }),
    route({ method: 'PUT', path: '/api/queues/:id', summary: 'Change, archive or restore a queue', access: managing, params, body: ChangeQueue, reply: Queue, verb: (act, asked) => changeQueue(act, asked.params.id, asked.body) }),
    route({ method: 'DELETE', path: '/api/queues/:id', summary: 'Archive a queue: nothing is deleted', access: managing, params, reply: Queue, verb: (act, asked) => changeQueue(act, asked.params.id, { isArchived: true }) }),
    route({ method: 'GET', path: '/api/queues/:id/members', summary: 'Who serves the queue', access: reading, params, reply: QueueMembers, verb: (act, asked) => queueMembers(act, asked.params.id) }),
    route({ method: 'PUT', path: '/api/queues/:id/members', summary: 'Exactly these serve the queue', access: managing, params, body: SetQueueMembers, reply: QueueMembers, verb: (act, asked) => setQueueMembers(act, asked.params.id, asked.body.staffIds) }),
    route({ method: 'GET', path: '/api/skills', summary: 'What everybody can do, serves and carries at once', access: reading, reply: TeamService, verb: (act) => teamService(act) }),
    route({ method: 'POST', path: '/api/skills', summary: 'List a skill, or an archived one again', access: managing, body: AddSkill, reply: Skills, status: 201, verb: (act, { body }) => addSkill(act, body.name) }),
    route({ method: 'DELETE', path: '/api/skills/:name', summary: 'Archive a skill: nobody is chosen for it any more, its levels are kept', access: managing, params: z.object({ name: Line(40) }), reply: Skills, verb: (act, asked) => takeSkillAway(act, asked.params.name) }),
    route({ method: 'GET', path: '/api/staff/:id/skills', summary: 'What somebody can do, serves and carries at once', access: reading, params, reply: StaffService, verb: (act, asked) => staffService(act, asked.params.id) }),
    route({ method: 'PUT', path: '/api/staff/:id/skills', summary: 'Set skills, queues and chat capacity', access: managing, params, body: ChangeStaffService, reply: StaffService, verb: (act, asked) => changeStaffService(act, asked.params.id, asked.body) }),

    route({ method: 'GET', path: '/api/interactions/:id/routing', summary: 'Every offer: who was eligible, who was chosen, why, after how long', access: { permission: 'interaction.read' }, params, reply: RoutingRecord, verb: (act, asked) => routingRecord(act, asked.params.id) }),
    route({ method: 'POST', path: '/api/interactions/:id/transfer', summary: 'Hand on to a queue or a colleague; the place is kept', access: answering, params, body: Transfer, reply: TicketView, verb: (act, asked) => transferInteraction(act, asked.params.id, asked.body, leaveNote) }),
    route({ method: 'POST', path: '/api/interactions/:id/take', summary: 'Pick up a waiting contact; a lead may take over any', access: answering, params, reply: TicketView, verb: (act, asked) => takeInteraction(act, asked.params.id) }),
    route({
      method: 'POST', path: '/api/interactions/:id/wrap-up/finish', summary: 'Wrap-up is done; the agent is free again', access: answering, params, reply: Done,
      async verb(act, asked) {
        await finishWrapUp(act, asked.params.id);
        return { done: true as const };
      },
    }),
  ];
}
