import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { changeCalendar, createCalendar, removeCalendar } from './calendars.ts';
import { Calendars, CalendarView, ChangeCalendar, CreateCalendar, StatutoryDays } from './contract.ts';
import { calendars, statutoryDays } from './views.ts';

const params = z.object({ id: Id });
const reading = { permission: 'calendar.read' } as const;
const managing = { permission: 'calendar.manage' } as const;

export const clockRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/calendars', summary: { zh: '工作日历，以及哪些年份的节假日还没有录入', en: 'Business calendars, with the years whose holidays are still to be entered' }, access: reading, reply: Calendars, verb: (act) => calendars(act) }),
  route({ method: 'GET', path: '/api/calendars/statutory-days', summary: { zh: '已公布的中国法定节假日与调休上班日，可直接采用', en: 'Published Chinese holidays and make-up working days, to be taken over' }, access: reading, reply: StatutoryDays, verb: (act) => statutoryDays(act) }),
  route({ method: 'POST', path: '/api/calendars', summary: { zh: '新建工作日历', en: 'Make a business calendar' }, access: managing, body: CreateCalendar, reply: CalendarView, status: 201, verb: (act, { body }) => createCalendar(act, body) }),
  route({ method: 'PUT', path: '/api/calendars/:id', summary: { zh: '修改日历：正在走的时钟随之调整，已有的暂停不变', en: 'Change a calendar: running clocks follow, their pauses stay' }, access: managing, params, body: ChangeCalendar, reply: CalendarView, verb: (act, asked) => changeCalendar(act, asked.params.id, asked.body) }),
  route({ method: 'DELETE', path: '/api/calendars/:id', summary: { zh: '停用一个日历', en: 'Put a calendar away' }, access: managing, params, reply: Done, verb: (act, asked) => removeCalendar(act, asked.params.id) }),
];
