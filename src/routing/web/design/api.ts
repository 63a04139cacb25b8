/** Settings of queues and of what people can do. */
import type * as z from 'zod';
import { Calendars } from '#clocks/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Queue, QueueMembers, Skills, StaffService, StaffServices, TeamService, WhatIf, type ChangeQueue, type ChangeStaffService, type CreateQueue, type WhatIfQuery } from '../../contract.ts';

export const createQueue = (body: CreateQueue) => call('POST', '/api/queues', { body, shape: Queue });
export const changeQueue = (id: string, body: ChangeQueue) => call('PUT', `/api/queues/${id}`, { body, shape: Queue });
export const queueMembers = (id: string) => call('GET', `/api/queues/${id}/members`, { shape: QueueMembers });
export const setQueueMembers = (id: string, staffIds: readonly string[]) => call('PUT', `/api/queues/${id}/members`, { body: { staffIds }, shape: QueueMembers });
export const whatIf = (id: string, query: WhatIfQuery) => call('GET', `/api/queues/${id}/what-if`, { query, shape: WhatIf });
export const teamService = () => call('GET', '/api/skills', { shape: TeamService });
export const addSkill = (name: string) => call('POST', '/api/skills', { body: { name }, shape: Skills });
export const archiveSkill = (name: string) => call('DELETE', `/api/skills/${encodeURIComponent(name)}`, { shape: Skills });
export const setSkillLevels = (skill: string, levels: readonly { staffId: string; level: number }[]) => call('PUT', `/api/skills/${encodeURIComponent(skill)}/levels`, { body: { levels: [...levels] }, shape: StaffServices });
export const changeService = (id: string, body: ChangeStaffService) => call('PUT', `/api/staff/${id}/skills`, { body, shape: StaffService });
/** Names of calendars, to choose from; whoever may not read them chooses none. */
export const calendars = () => call('GET', '/api/calendars', { shape: Calendars });
export type Person = z.infer<typeof TeamService>['items'][number];
