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
  route({ method: 'GET', path: '/api/calendars', summary: 'Business calendars, with the years whose holidays are still to be entered', access: reading, reply: Calendars, verb: (act) => calendars(act) }),
  route({ method: 'GET', path: '/api/calendars/statutory-days', summary: 'Published Chinese holidays and make-up working days, to be taken over', access: reading, reply: StatutoryDays, verb: (act) => statutoryDays(act) }),
  route({ method: 'POST', path: '/api/calendars', summary: 'Make a calendar', access: managing, body: CreateCalendar, reply: CalendarView, status: 201, verb: (act, { body }) => createCalendar(act, body) }),
  route({ method: 'PUT', path: '/api/calendars/:id', summary: 'Change a calendar: running clocks follow, their pauses stay', access: managing, params, body: ChangeCalendar, reply: CalendarView, verb: (act, asked) => changeCalendar(act, asked.params.id, asked.body) }),
  route({ method: 'DELETE', path: '/api/calendars/:id', summary: 'Put a calendar away', access: managing, params, reply: Done, verb: (act, asked) => removeCalendar(act, asked.params.id) }),
];
