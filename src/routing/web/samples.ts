/** What the gallery's server answers about an invented house. */
import { defaultCallBackRule } from '../core/call-backs/call-back.ts';
import type * as z from 'zod';
import type { Queue, QueueMembers, Queues, QueuesLive, TeamService, WhatIf } from '../contract.ts';

const id = (n: number): string => `01900000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const queue = (n: number, name: string, more: Partial<Queue> = {}): Queue => ({
  id: id(n), name, names: { zh: '', en: '' }, isPublic: true, ordinal: n, priority: 1, targetSeconds: 20, targetShare: 0.8, shortSeconds: 5, offerTimeoutSeconds: 20, wrapUpSeconds: 60, keepPlaceOverSeconds: 120, ownerSeconds: 0, tierClasses: { gold: 1, silver: 1, standard: 1 }, nextAnswerSeconds: 60,
  requiredSkills: [], callBack: defaultCallBackRule, calendarId: null, closedMessage: { zh: '', en: '' }, archivedAt: null, ...more,
});
export const sampleQueue = queue(42, '安装与维修', { targetSeconds: 30, requiredSkills: [{ skill: '安装', minLevel: 2 }] });
export const sampleQueues: z.infer<typeof Queues> = {
  items: [
    queue(41, '综合服务'), sampleQueue,
    queue(43, '投诉专线', { priority: 0, targetShare: 0.9, isPublic: false, requiredSkills: [{ skill: '投诉处理', minLevel: 3 }] }), queue(44, '夜间', { archivedAt: '2026-10-01T00:00:00.000Z' }),
  ],
};
const live = (n: number, name: string, more: Partial<z.infer<typeof QueuesLive>['items'][number]>) =>
  ({ queueId: id(n), name, isArchived: false, isOpen: true, waiting: 0, virtualWaiting: 0, longestWaitSeconds: 0, agents: { available: 0, busy: 0, away: 0, offline: 4 }, onDuty: 0, offeredToday: 0, ...more });
export const sampleLive: z.infer<typeof QueuesLive> = {
  items: [
    live(41, '综合服务', { waiting: 3, longestWaitSeconds: 74, agents: { available: 1, busy: 5, away: 1, offline: 2 }, onDuty: 6, offeredToday: 128 }),
    live(42, '安装与维修', { virtualWaiting: 2, agents: { available: 2, busy: 1, away: 0, offline: 3 }, onDuty: 3, offeredToday: 41 }),
    live(43, '投诉专线', { isOpen: false, offeredToday: 6 }),
    live(44, '夜间', { isArchived: true, waiting: 1, longestWaitSeconds: 31, agents: { available: 0, busy: 2, away: 0, offline: 5 }, onDuty: 2, offeredToday: 3 }),
  ],
};
const person = (n: number, name: string, team: string, skills: Record<string, number>, queueIds: number[] | null) =>
  ({ staffId: id(n), name, team, skills: Object.entries(skills).map(([skill, level]) => ({ skill, level })), servesAll: queueIds === null, queueIds: (queueIds ?? []).map(id), chatCapacity: 3 });
export const samplePerson = person(2, '罗文', '安装组', { 安装: 5 }, [42]);
export const sampleSkills: z.infer<typeof TeamService> = {
  skills: ['安装', '投诉处理', '冰箱', 'language:en'],
  items: [
    person(1, '欧阳静', '早班', { 安装: 3, 投诉处理: 4, 'language:en': 2 }, null), samplePerson, person(3, '沈知秋', '早班', { 投诉处理: 5, 安装: 2, 'language:en': 4 }, null),
    person(4, 'Anna Berg', '安装组', { 安装: 1, 'language:en': 5 }, [41, 42]), person(5, '贺长青', '晚班', {}, null),
  ],
};
export const sampleMembers: QueueMembers = { items: sampleSkills.items.map((one) => ({ staffId: one.staffId, name: one.name, team: one.team, presence: 'available', serves: one.servesAll || one.queueIds.includes(id(42)), servesAll: one.servesAll })) };
export const sampleWhatIf: WhatIf = {
  days: 6, contacts: 214, handleSeconds: 412, patienceSeconds: 190, atOnce: 2.6, model: 'erlang_a',
  hours: [3, 7, 9, 8, 4, 5, 7, 8, 6, 4, 2].map((perHour, i) => ({ hour: 9 + i, perHour, agents: Math.max(1, Math.round(perHour / 2.4)) })),
};
const houseSkills = ['安装', '投诉处理', '冰箱', '洗衣机', '空调', '净化器', '油烟机', '热水器', '电视', '订单', '配送', '退换货', '发票', '企业客户', 'language:en'];
/** A house of many: as many people as a lead has to look after. */
export const sampleHouse = (many: number): z.infer<typeof TeamService> => ({
  skills: houseSkills,
  items: Array.from({ length: many }, (_, n) => ({
    staffId: `01900000-0000-7000-8000-00000001${String(n).padStart(4, '0')}`, name: `${'赵钱孙李周吴郑王冯陈'[n % 10] ?? ''}${'静远安宁然清和悦明舒'[Math.floor(n / 10) % 10] ?? ''}${n >= 100 ? '一' : ''}`, team: ['早班', '晚班', '安装组', '夜班'][n % 4] ?? '',
    skills: houseSkills.flatMap((skill, i) => ((n * 7 + i * 3) % 5 < 2 ? [{ skill, level: 1 + ((n + i) % 5) }] : [])), servesAll: n % 3 === 0, queueIds: n % 3 === 0 ? [] : [id(41), id(42)], chatCapacity: 3,
  })),
});
