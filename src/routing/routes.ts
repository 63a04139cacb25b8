import * as z from 'zod';
import { transact } from '#kit/act.ts';
import { Done, Id, Line } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { AddSkill, CallBacks, CallBackTimes, ChangeClass, ChangePresence, ChangeQueue, ChangeStaffService, CreateQueue, OfferAnswer, OwnOffers, Presence, PresenceBoard, Queue, QueueMembers, QueueNow, QueueWaits, Queues, QueuesLive, RoutingRecord, SetQueueMembers, SetSkillLevels, Skills, StaffDay, StaffDayQuery, StaffService, StaffServices, TeamService, TicketView, Transfer, WaitsQuery, WhatIf, WhatIfQuery } from './contract.ts';
import { callBacks, callBackTimesToAgree } from './call-backs/kept-places.ts';
import { queueNow } from './line/view.ts';
import { acceptOffer, declineOffer, ownOffers } from './offers.ts';
import { staffDay } from './people/day.ts';
import { changeOwnPresence, changePresenceOf } from './people/presence.ts';
import { changeQueue, changeStaffService, createQueue, listQueues, queueMembers, setQueueMembers, staffService, teamService } from './design/queues.ts';
import { changeClass } from './line/reclass.ts';
import { routingRecord } from './record.ts';
import { addSkill, setSkillLevels, takeSkillAway } from './people/skills.ts';
import { takeInteraction } from './take.ts';
import { finishWrapUp } from './tickets.ts';
import { transferInteraction, type LeaveNote } from './transfer.ts';
import { presenceBoard, queuesLive } from './views.ts';
import { queueWhatIf } from './design/what-if.ts';
import { queueWaits, queueWaitsCsv } from './waits/view.ts';

const params = z.object({ id: Id });
const answering = { permission: 'interaction.answer' } as const;
const reading = { permission: 'queue.read' } as const;
const managing = { permission: 'queue.manage' } as const;

export function routingRoutes(leaveNote: LeaveNote): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/offers', summary: { zh: '此刻派给我、等我应答的派单', en: 'What rings at me now' }, access: answering, reply: OwnOffers, verb: (act) => ownOffers(act) }),
    route({ method: 'POST', path: '/api/offers/:id/accept', summary: { zh: '接受派单；重复接受得到同样的回答', en: 'Accept an offer; accepting again is answered the same' }, access: answering, params, reply: OfferAnswer, verb: (act, asked) => acceptOffer(act, asked.params.id) }),
    route({ method: 'POST', path: '/api/offers/:id/decline', summary: { zh: '谢绝派单；客户保留原位', en: 'Decline an offer; the customer keeps the place' }, access: answering, params, reply: OfferAnswer, verb: (act, asked) => declineOffer(act, asked.params.id) }),

    route({ method: 'GET', path: '/api/presence', summary: { zh: '我和团队的状态', en: 'My presence and the team’s' }, access: reading, reply: PresenceBoard, verb: (act) => presenceBoard(act) }),
    route({ method: 'PUT', path: '/api/presence', summary: { zh: '上线、说明原因后离开、下线', en: 'Sign on, go away with a reason, sign off' }, access: { permission: 'presence.set' }, body: ChangePresence, reply: Presence, verb: (act, { body }) => changeOwnPresence(act, body) }),
    route({ method: 'GET', path: '/api/staff/:id/day', summary: { zh: '某位同事一段时间里的状态：从几点到几点、谁设置的、各共多久；自己的人人可看', en: 'A colleague’s states in a period: from when to when, who set them, how long each in all; one’s own may be seen by everybody' }, access: reading, params, query: StaffDayQuery, reply: StaffDay, verb: (act, asked) => staffDay(act, asked.params.id, asked.query) }),
    route({ method: 'PUT', path: '/api/staff/:id/presence', summary: { zh: '班组长设置某位同事的状态，这段状态会记上班组长的名字', en: 'A lead sets somebody’s presence; the spell carries the lead’s name' }, access: { permission: 'presence.manage' }, params, body: ChangePresence, reply: Presence, verb: (act, asked) => changePresenceOf(act, asked.params.id, asked.body) }),

    route({ method: 'GET', path: '/api/queues', summary: { zh: '各队列及其服务承诺；停用的排在最后', en: 'Queues and their promises; archived ones last' }, access: reading, reply: Queues, verb: (act) => listQueues(act) }),
    route({ method: 'POST', path: '/api/queues', summary: { zh: '新建队列', en: 'Make a queue' }, access: managing, body: CreateQueue, reply: Queue, status: 201, verb: (act, { body }) => createQueue(act, body) }),
    route({ method: 'GET', path: '/api/queues/live', summary: { zh: '各队列此刻的情况：排队人数、最长等待、坐席、今日来客', en: 'How each queue stands now: waiting, longest wait, agents, arrivals today' }, access: reading, reply: QueuesLive, verb: (act) => queuesLive(act) }),
    route({ method: 'PUT', path: '/api/queues/:id', summary: { zh: '修改、停用或恢复队列', en: 'Change, archive or restore a queue' }, access: managing, params, body: ChangeQueue, reply: Queue, verb: (act, asked) => changeQueue(act, asked.params.id, asked.body) }),
    route({ method: 'DELETE', path: '/api/queues/:id', summary: { zh: '停用队列：不删除任何东西', en: 'Archive a queue: nothing is deleted' }, access: managing, params, reply: Queue, verb: (act, asked) => changeQueue(act, asked.params.id, { isArchived: true }) }),
    route({ method: 'GET', path: '/api/queues/:id/members', summary: { zh: '谁在服务这个队列', en: 'Who serves the queue' }, access: reading, params, reply: QueueMembers, verb: (act, asked) => queueMembers(act, asked.params.id) }),
    route({ method: 'PUT', path: '/api/queues/:id/members', summary: { zh: '设定由且仅由这些人服务这个队列', en: 'Set exactly who serves the queue' }, access: managing, params, body: SetQueueMembers, reply: QueueMembers, verb: (act, asked) => setQueueMembers(act, asked.params.id, asked.body.staffIds) }),
    route({ method: 'GET', path: '/api/call-backs', summary: { zh: '所有还没完成的回电：承诺最先到期的在前', en: 'Every call-back still to be made: the promise that ends first leads' }, access: { permission: 'interaction.read' }, reply: CallBacks, verb: (act) => callBacks(act) }),
    route({ method: 'GET', path: '/api/interactions/:id/call-back-times', summary: { zh: '可以和电话里的客户约定的回电时间：开放时间内、客户醒着的半点与整点', en: 'Times that may be agreed with a customer on the line: half hours within opening hours and their waking hours' }, access: answering, params, reply: CallBackTimes, verb: (act, asked) => callBackTimesToAgree(act, asked.params.id) }),
    route({ method: 'GET', path: '/api/queues/:id/now', summary: { zh: '一个队列此刻的队伍：谁在等、等了多久、还要多久、谁能接、别人为什么不能', en: 'The line of one queue now: who waits, since when, how much longer, who could take it and why not the others' }, access: { permission: 'interaction.read' }, params, reply: QueueNow, verb: (act, asked) => queueNow(act, asked.params.id) }),
    route({ method: 'GET', path: '/api/queues/:id/waits', summary: { zh: '告知的等待与实际的等待：误差、偏差、覆盖率、分布', en: 'Waits as announced and as they happened: error, bias, coverage, distribution' }, access: { permission: 'report.read' }, params, query: WaitsQuery, reply: QueueWaits, verb: (act, asked) => queueWaits(act, asked.params.id, asked.query) }),
    route({
      method: 'GET', path: '/api/queues/:id/waits.csv', summary: { zh: '每次告知与实际的等待（CSV 文件）', en: 'Each announced wait and what happened, as a CSV file' }, access: { permission: 'report.export' }, params, query: WaitsQuery,
      handle: async ({ house, who, params: { id }, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
        const text = await transact(house, who, (act) => queueWaitsCsv(act, id, query));
        return response.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="waits.csv"' }).send(text);
      },
    }),
    route({ method: 'GET', path: '/api/queues/:id/what-if', summary: { zh: '要守住一个承诺，按上周的来客量每小时需要几位同事（估计）', en: 'What a promise would take: people by the hour, at last week’s load (an estimate)' }, access: reading, params, query: WhatIfQuery, reply: WhatIf, verb: (act, asked) => queueWhatIf(act, asked.params.id, asked.query) }),
    route({ method: 'GET', path: '/api/skills', summary: { zh: '每个人会什么、服务哪些队列、能同时接待几位', en: 'What everybody can do, serves and carries at once' }, access: reading, reply: TeamService, verb: (act) => teamService(act) }),
    route({ method: 'POST', path: '/api/skills', summary: { zh: '新增技能，或恢复一个已停用的技能', en: 'List a skill, or an archived one again' }, access: managing, body: AddSkill, reply: Skills, status: 201, verb: (act, { body }) => addSkill(act, body.name) }),
    route({ method: 'DELETE', path: '/api/skills/:name', summary: { zh: '停用技能：不再按它派单，已有的等级保留', en: 'Archive a skill: nobody is chosen for it any more, its levels are kept' }, access: managing, params: z.object({ name: Line(40) }), reply: Skills, verb: (act, asked) => takeSkillAway(act, asked.params.name) }),
    route({ method: 'PUT', path: '/api/skills/:name/levels', summary: { zh: '一次给许多人设同一项技能；0 表示去掉', en: 'One skill for many people at once; 0 takes it away' }, access: managing, params: z.object({ name: Line(40) }), body: SetSkillLevels, reply: StaffServices, verb: (act, asked) => setSkillLevels(act, asked.params.name, asked.body) }),
    route({ method: 'GET', path: '/api/staff/:id/skills', summary: { zh: '某个人会什么、服务哪些队列、能同时接待几位', en: 'What somebody can do, serves and carries at once' }, access: reading, params, reply: StaffService, verb: (act, asked) => staffService(act, asked.params.id) }),
    route({ method: 'PUT', path: '/api/staff/:id/skills', summary: { zh: '设置技能、队列与同时接待上限', en: 'Set skills, queues and chat capacity' }, access: managing, params, body: ChangeStaffService, reply: StaffService, verb: (act, asked) => changeStaffService(act, asked.params.id, asked.body) }),

    route({ method: 'GET', path: '/api/interactions/:id/routing', summary: { zh: '每次派单：谁可接、派给谁、为什么、等了多久', en: 'Every offer: who was eligible, who was chosen, why, after how long' }, access: { permission: 'interaction.read' }, params, reply: RoutingRecord, verb: (act, asked) => routingRecord(act, asked.params.id) }),
    route({ method: 'POST', path: '/api/interactions/:id/transfer', summary: { zh: '转给某个队列或某位同事；客户保留原位', en: 'Hand on to a queue or a colleague; the place is kept' }, access: answering, params, body: Transfer, reply: TicketView, verb: (act, asked) => transferInteraction(act, asked.params.id, asked.body, leaveNote) }),
    route({ method: 'POST', path: '/api/interactions/:id/class', summary: { zh: '调整排队的先后等级，并说明原因（班组长）', en: 'Change the priority class of whoever waits, with a reason (leads)' }, access: { permission: 'interaction.move' }, params, body: ChangeClass, reply: TicketView, verb: (act, asked) => changeClass(act, asked.params.id, asked.body) }),
    route({ method: 'POST', path: '/api/interactions/:id/take', summary: { zh: '自己接起一个排队中的会话；班组长可以接管任何一个', en: 'Pick up a waiting contact; a lead may take over any' }, access: answering, params, reply: TicketView, verb: (act, asked) => takeInteraction(act, asked.params.id) }),
    route({
      method: 'POST', path: '/api/interactions/:id/wrap-up/finish', summary: { zh: '事后处理完成，坐席恢复空闲', en: 'Wrap-up is done; the agent is free again' }, access: answering, params, reply: Done,
      async verb(act, asked) {
        await finishWrapUp(act, asked.params.id);
        return { done: true as const };
      },
    }),
  ];
}
