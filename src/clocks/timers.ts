/**
 * The timer's verbs. A subject has at most one open timer of a name, so a caller names it by both. Who may is asked by the verbs
 * that call these: a clock is nobody's to move by itself.
 */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { calendarOf } from './calendar-of.ts';
import type { Calendar } from './core/calendar.ts';
import * as core from './core/timer.ts';
import type { TimerView } from './contract.ts';
import { closeInterval, insertInterval, insertTimer, moveLastEnd, openTimers, openTimersByCalendar, timerStoppedAt, updateTimers, type TimerChange, type TimerRow } from './store.ts';
import { timerFrom, timerView } from './views.ts';

export interface StartTimer {
  readonly subject: readonly [kind: string, id: string];
  /** `slice.clock`, such as `complaint.solve`. */
  readonly name: string;
  readonly targetSeconds: number;
  readonly policyVersion: number;
  /** Null: natural time. */
  readonly calendarId: string | null;
  /** Percent of the target at which its people are told, ascending. */
  readonly warnAtPercent?: readonly number[];
  /** Given: it begins paused for this reason. */
  readonly pausedFor?: string;
  readonly followsId?: string;
}

const usualWarnings = [50, 80] as const;

/** Refuses when such a timer runs already, and when its calendar never holds so much work. */
export async function startTimer(act: Act, asked: StartTimer): Promise<TimerView> {
  if ((await openTimers(act, asked.subject[1], asked.name)).length > 0) throw refuse('conflict', 'clocks.runsAlready', { params: { timer: asked.name } });
  const kept = asked.calendarId === null ? null : await calendarOf(act, asked.calendarId);
  const by = byOf(act);
  const timer = core.startTimer({ targetSeconds: asked.targetSeconds, calendar: kept?.calendar ?? 'always', at: act.now.getTime(), by, ...(asked.pausedFor === undefined ? {} : { pausedFor: asked.pausedFor }) });
  const warnAtPercent = asked.warnAtPercent ?? usualWarnings;
  const { dueAt, nextWordAt } = derived(timer, { warn_at_percent: warnAtPercent, announced_percent: [], breach_announced_at: null });
  const id = act.id();
  await insertTimer(act, {
    id, subject: asked.subject, name: asked.name, policyVersion: asked.policyVersion, targetSeconds: asked.targetSeconds, calendarId: kept?.id ?? null, calendarVersion: kept?.version ?? null,
    followsId: asked.followsId ?? null, startedAt: act.now, warnAtPercent, dueAt, nextWordAt,
  });
  const first = timer.intervals[0];
  await insertInterval(act, id, { ordinal: 0, state: first?.state ?? 'running', reason: first?.reason ?? null, byId: by, from: act.now });
  act.emit({ name: 'timer.started', subject: asked.subject, detail: { timerId: id, timer: asked.name, dueAt: iso(dueAt), pausedFor: asked.pausedFor ?? null, followsId: asked.followsId ?? null } });
  const [row] = await openTimers(act, asked.subject[1], asked.name);
  if (row === undefined) throw new Error('a timer was not found right after it was started');
  return timerView(row, act.now);
}

/** @param reason a code, kept with the interval and with whoever paused it */
export async function pauseTimer(act: Act, subjectId: string, name: string, reason: string): Promise<void> {
  const row = await theOpen(act, subjectId, name);
  const timer = timerFrom(row);
  if (core.timerState(timer) === 'paused') throw refuse('conflict', 'clocks.pausedAlready');
  await keep(act, row, core.pauseTimer(timer, act.now.getTime(), reason, byOf(act)));
  act.emit({ name: 'timer.paused', subject: subjectOf(row), detail: { timerId: row.id, timer: name, reason } });
}

export async function resumeTimer(act: Act, subjectId: string, name: string): Promise<void> {
  const row = await theOpen(act, subjectId, name);
  const timer = timerFrom(row);
  if (core.timerState(timer) === 'running') throw refuse('conflict', 'clocks.runsAlready', { params: { timer: name } });
  const resumed = core.resumeTimer(timer, act.now.getTime(), byOf(act));
  await keep(act, row, resumed);
  act.emit({ name: 'timer.resumed', subject: subjectOf(row), detail: { timerId: row.id, timer: name, dueAt: iso(instant(core.dueAt(resumed))), remainingSeconds: core.remaining(resumed, act.now.getTime()) } });
}

/** The promise is kept or void: the open timer of this name stops, or all of the subject's. Returns the ids stopped; none is no fault. */
export async function stopTimer(act: Act, subjectId: string, name?: string): Promise<string[]> {
  const rows = await openTimers(act, subjectId, name);
  for (const row of rows) {
    const stopped = core.stopTimer(timerFrom(row), act.now.getTime());
    await keep(act, row, stopped);
    const inTime = core.breachedAt(stopped, act.now.getTime()) === undefined;
    act.emit({ name: 'timer.stopped', subject: subjectOf(row), detail: { timerId: row.id, timer: row.name, inTime, remainingSeconds: core.remaining(stopped, act.now.getTime()) } });
  }
  return rows.map((row) => row.id);
}

/**
 * What stopped it then turned out not to have happened: it ran on, until `to` where that fulfilled the promise, else until now and further.
 * False, and nothing changes, where no clock of this name was stopped at `from`, or where another one runs by now.
 */
export async function moveStop(act: Act, subjectId: string, name: string, { from, to }: { from: Date; to: Date | null }): Promise<boolean> {
  const row = (await openTimers(act, subjectId, name)).length > 0 ? undefined : await timerStoppedAt(act, subjectId, name, from);
  if (row === undefined) return false;
  const moved = core.moveStop(timerFrom(row), to?.getTime());
  await moveLastEnd(act, row.id, moved.stoppedAt === undefined ? null : new Date(moved.stoppedAt));
  await updateTimers(act, [changeOf(row, moved)]);
  act.emit({ name: 'timer.stopMoved', subject: subjectOf(row), detail: { timerId: row.id, timer: name, before: { stoppedAt: from.toISOString() }, after: { stoppedAt: iso(to), dueAt: iso(instant(core.dueAt(moved))) } } });
  return true;
}

/** Another promise for the same matter (class, priority or policy changed). The pauses stay as they happened. */
export async function retargetTimer(act: Act, subjectId: string, name: string, to: { targetSeconds: number; calendarId: string | null; policyVersion: number }): Promise<void> {
  const row = await theOpen(act, subjectId, name);
  const kept = to.calendarId === null ? null : await calendarOf(act, to.calendarId);
  const before = timerFrom(row);
  const after = core.retarget(before, { targetSeconds: to.targetSeconds, calendar: kept?.calendar ?? 'always' });
  await keep(act, { ...row, policy_version: to.policyVersion, calendar_id: kept?.id ?? null, calendar_version: kept?.version ?? null }, after);
  act.emit({
    name: 'timer.retargeted', subject: subjectOf(row),
    detail: { timerId: row.id, timer: name, before: { targetSeconds: before.targetSeconds, dueAt: iso(instant(core.dueAt(before))) }, after: { targetSeconds: to.targetSeconds, dueAt: iso(instant(core.dueAt(after))) } },
  });
}

/** A calendar changed: every running clock that counts by it follows to the new version, with its pauses. Returns how many. */
export async function followCalendar(act: Act, calendarId: string, version: number, calendar: Calendar): Promise<number> {
  const rows = await openTimersByCalendar(act, calendarId);
  const changes = rows.map((row) => {
    const before = timerFrom(row);
    const after = core.retarget(before, { calendar });
    act.emit({ name: 'timer.retargeted', subject: subjectOf(row), detail: { timerId: row.id, timer: row.name, calendarId, calendarVersion: version, before: { dueAt: iso(instant(core.dueAt(before))) }, after: { dueAt: iso(instant(core.dueAt(after))) } } });
    return changeOf({ ...row, calendar_version: version }, after);
  });
  await updateTimers(act, changes);
  return rows.length;
}

/** Stores what changed of a timer: the interval that ended, the one that began, and what is derived. */
async function keep(act: Act, row: TimerRow, timer: core.Timer): Promise<void> {
  const change = changeOf(row, timer);
  const open = timer.intervals.at(-1);
  const ended = timer.intervals[row.intervals.length - 1];
  if (ended?.to !== null && ended !== undefined) await closeInterval(act, row.id, new Date(ended.to));
  if (open !== undefined && timer.intervals.length > row.intervals.length) {
    await insertInterval(act, row.id, { ordinal: timer.intervals.length - 1, state: open.state, reason: open.reason, byId: open.by, from: new Date(open.from) });
  }
  await updateTimers(act, [change]);
}

type Told = Pick<TimerRow, 'warn_at_percent' | 'announced_percent' | 'breach_announced_at'>;

export function changeOf(row: TimerRow, timer: core.Timer): TimerChange {
  const { dueAt, nextWordAt } = derived(timer, row);
  return {
    id: row.id, targetSeconds: timer.targetSeconds, policyVersion: row.policy_version, calendarId: row.calendar_id, calendarVersion: row.calendar_version,
    stoppedAt: timer.stoppedAt === undefined ? null : new Date(timer.stoppedAt).toISOString(), dueAt: iso(dueAt), nextWordAt: iso(nextWordAt),
    announcedPercent: row.announced_percent, breachAnnouncedAt: iso(row.breach_announced_at),
  };
}

/** A calendar whose working time ends before the promise does is refused by name instead of failing somewhere below. */
function derived(timer: core.Timer, told: Told): { dueAt: Date | null; nextWordAt: Date | null } {
  try {
    return { dueAt: instant(core.dueAt(timer)), nextWordAt: instant(core.nextWordAt(timer, told.warn_at_percent, told.announced_percent, told.breach_announced_at !== null)) };
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse('conflict', 'clocks.noWorkingTime');
    throw cause;
  }
}

async function theOpen(act: Act, subjectId: string, name: string): Promise<TimerRow> {
  const [row] = await openTimers(act, subjectId, name);
  if (row === undefined) throw refuse('conflict', 'clocks.noneRuns', { params: { timer: name } });
  return row;
}

export function subjectOf(row: TimerRow): readonly [string, string] {
  return [row.subject_kind, row.subject_id];
}
function byOf(act: Act): string | null {
  return act.who.kind === 'staff' ? act.who.id : null;
}
function instant(atMs: number | undefined): Date | null {
  return atMs === undefined ? null : new Date(atMs);
}
function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
