import type * as z from 'zod';
import { call } from '#web/ui/server/api.ts';
import { Calendars, CalendarView, StatutoryDays, type CalendarDefinition, type ChangeCalendar, type CreateCalendar } from '../contract.ts';
import { weekdays, type Weekday } from '../core/calendar.ts';

export const calendars = () => call('GET', '/api/calendars', { shape: Calendars });
export const statutoryDays = () => call('GET', '/api/calendars/statutory-days', { shape: StatutoryDays });
export const createCalendar = (body: CreateCalendar) => call('POST', '/api/calendars', { body, shape: CalendarView });
export const changeCalendar = (id: string, body: ChangeCalendar) => call('PUT', `/api/calendars/${id}`, { body, shape: CalendarView });
export const removeCalendar = (id: string) => call('DELETE', `/api/calendars/${id}`);

export type Period = CalendarDefinition['week']['mon'][number];
export type Day = CalendarDefinition['days'][string];
export type Statutory = z.infer<typeof StatutoryDays>;
export { weekdays, type Weekday };
