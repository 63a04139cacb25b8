/** Reads: the calendars with what is missing in them, and clocks with every interval. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { calendarFromText } from './calendar-of.ts';
import type { CalendarView, TimerView } from './contract.ts';
import { isWithinHours, nextClosing, nextOpening, yearsToEnter } from './core/calendar.ts';
import { publishedYearsCn, statutoryDaysCn } from './core/holidays-cn.ts';
import * as core from './core/timer.ts';
import { allCalendars, timersOf, type CalendarRow, type TimerRow } from './store.ts';

export function calendarView(row: CalendarRow, now: Date): CalendarView {
  const calendar = calendarFromText(row.definition);
  const nowMs = now.getTime();
  const opensAtMs = nextOpening(calendar, nowMs);
  const closesAtMs = nextClosing(calendar, nowMs);
  const { zone, week, days, knownYears } = JSON.parse(row.definition) as CalendarView['definition'];
  return {
    id: row.id, name: row.name, isDefault: row.is_default, version: row.version, definition: { zone, week, days, knownYears }, yearsToEnter: yearsToEnter(calendar, nowMs), isOpenNow: isWithinHours(calendar, nowMs),
    opensAt: opensAtMs === undefined ? null : new Date(opensAtMs).toISOString(), closesAt: closesAtMs === undefined ? null : new Date(closesAtMs).toISOString(),
    usedBy: { queues: row.queues.map(({ id, name, names }) => ({ id, name, names })), surgePlans: [...row.plans] },
  };
}

export async function calendars(act: Act): Promise<{ items: CalendarView[] }> {
  may(act, 'calendar.read');
  return { items: (await allCalendars(act)).map((row) => calendarView(row, act.now)) };
}

export async function statutoryDays(act: Act) {
  may(act, 'calendar.read');
  const days = Object.entries(statutoryDaysCn()).map(([date, { kind, note, source }]) => [date, { kind, note, source }] as const);
  return { years: publishedYearsCn.map(({ year, source }) => ({ year, source })), days: Object.fromEntries(days) };
}

/** The core's timer, from its row. */
export function timerFrom(row: TimerRow): core.Timer {
  return {
    targetSeconds: row.target_seconds, calendar: row.calendar_text === null ? 'always' : calendarFromText(row.calendar_text), startedAt: row.started_at.getTime(),
    intervals: row.intervals.map(({ fromMs, toMs, state, reason, byId }) => ({ from: fromMs, to: toMs, state, reason, by: byId })),
    ...(row.stopped_at === null ? {} : { stoppedAt: row.stopped_at.getTime() }),
  };
}

export function timerView(row: TimerRow, now: Date): TimerView {
  const timer = timerFrom(row);
  const nowMs = now.getTime();
  const iso = (atMs: number | undefined) => (atMs === undefined ? null : new Date(atMs).toISOString());
  return {
    id: row.id, name: row.name, state: core.timerState(timer), targetSeconds: row.target_seconds, elapsedSeconds: core.elapsed(timer, nowMs), remainingSeconds: core.remaining(timer, nowMs),
    startedAt: row.started_at.toISOString(), dueAt: iso(core.dueAt(timer)), stoppedAt: row.stopped_at?.toISOString() ?? null, breachedAt: iso(core.breachedAt(timer, nowMs)), announcedPercent: [...row.announced_percent],
    calendar: row.calendar_id === null || row.calendar_version === null ? null : { id: row.calendar_id, name: row.calendar_name ?? '', version: row.calendar_version },
    policyVersion: row.policy_version, followsId: row.follows_id, unknownYears: core.unknownYears(timer, nowMs),
    intervals: row.intervals.map(({ fromMs, toMs, state, reason, byId, byName }) => ({
      from: new Date(fromMs).toISOString(), to: toMs === null ? null : new Date(toMs).toISOString(), state, reason, by: byId === null ? null : { id: byId, name: byName ?? '' },
    })),
  };
}

/** Every clock a subject ever had, oldest first. Who may read the subject may read its clocks: asked by the caller. */
export async function timersView(act: Act, subjectId: string): Promise<TimerView[]> {
  return (await timersOf(act, act.brandId, [subjectId])).map((row) => timerView(row, act.now));
}
