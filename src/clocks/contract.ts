/** Business calendars and clocks: what screens, the API and other slices may know. */
import * as z from 'zod';
import { Id, Instant, Line, Note } from '#kit/core/shapes.ts';
import { dayKinds } from './core/calendar.ts';

const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/).meta({ 'x-rule': 'clocks:shape.time' });
/** `["09:00","12:00"]`: end excluded; an end not after its beginning lies on the next day. */
export const Period = z.tuple([WallTime, WallTime]);
const Periods = z.array(Period).max(12);
export const DayOverride = z.strictObject({ kind: z.enum(dayKinds), periods: Periods.optional(), note: Note(80), source: Note(200) });
export const CalendarDefinition = z.strictObject({
  /** IANA name, `Asia/Shanghai`. */
  zone: z.string().min(1).max(60),
  week: z.strictObject({ mon: Periods, tue: Periods, wed: Periods, thu: Periods, fri: Periods, sat: Periods, sun: Periods }),
  /** By local date. */
  days: z.record(z.string().max(10), DayOverride).refine((days) => Object.keys(days).length <= 3000, 'too_many_days'),
  /** Years whose holidays are entered; `every` when no notice decides about them. */
  knownYears: z.union([z.literal('every'), z.array(z.number().int().min(1970).max(2200)).max(100)]),
});
export type CalendarDefinition = z.infer<typeof CalendarDefinition>;

export const CalendarView = z.object({
  id: Id,
  name: z.string(),
  isDefault: z.boolean(),
  /** Goes up with each change; a running clock follows, a stopped one keeps the version it ended under. */
  version: z.number().int(),
  definition: CalendarDefinition,
  /** Years to enter now (this one; from November the next): until then they count by the bare week, and this is the alarm. */
  yearsToEnter: z.array(z.number().int()),
  isOpenNow: z.boolean(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  /** Whose hours these are; the default's too of queues that chose none. */
  usedBy: z.object({ queues: z.array(z.object({ id: Id, name: z.string(), names: z.object({ zh: z.string(), en: z.string() }) })), surgePlans: z.array(z.string()) }),
});
export type CalendarView = z.infer<typeof CalendarView>;
export const Calendars = z.object({ items: z.array(CalendarView) });
export const CreateCalendar = z.strictObject({ name: Line(80), definition: CalendarDefinition, isDefault: z.boolean().default(false) });
export type CreateCalendar = z.infer<typeof CreateCalendar>;
export const ChangeCalendar = z.strictObject({ name: Line(80).optional(), definition: CalendarDefinition.optional(), /** Only true: the default is moved, never taken away. */ isDefault: z.literal(true).optional() });
export type ChangeCalendar = z.infer<typeof ChangeCalendar>;
/** Days of the published years, ready to be taken over into a calendar. */
export const StatutoryDays = z.object({ years: z.array(z.object({ year: z.number().int(), source: z.string() })), days: CalendarDefinition.shape.days });

export const TimerInterval = z.object({
  from: Instant,
  to: Instant.nullable(),
  state: z.enum(['running', 'paused']),
  /** A code (`waiting_customer`); null while running. */
  reason: z.string().nullable(),
  by: z.object({ id: Id, name: z.string() }).nullable(),
});
export const TimerView = z.object({
  id: Id,
  /** `complaint.first_answer`, `complaint.solve`, `case.solve` … */
  name: z.string(),
  state: z.enum(['running', 'paused', 'stopped']),
  /** Working seconds on the timer's calendar. */
  targetSeconds: z.number(),
  elapsedSeconds: z.number(),
  /** Negative once more has run than the target. */
  remainingSeconds: z.number(),
  startedAt: Instant,
  /** Null while paused: nobody can say. */
  dueAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  /** When the promise was broken; null when kept or still open in time. */
  breachedAt: Instant.nullable(),
  announcedPercent: z.array(z.number().int()),
  /** Null: natural time, night and day. */
  calendar: z.object({ id: Id, name: z.string(), version: z.number().int() }).nullable(),
  policyVersion: z.number().int(),
  /** The timer before this one, when the matter was reopened. */
  followsId: Id.nullable(),
  /** Years without entered holidays through which the due time was counted: to be shown as uncertain. */
  unknownYears: z.array(z.number().int()),
  intervals: z.array(TimerInterval),
});
export type TimerView = z.infer<typeof TimerView>;
