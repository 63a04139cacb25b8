/**
 * The timer: one promise about time, with every pause on record.
 *
 *   running ── pause (reason, by) ──▶ paused ── resume (by) ──▶ running ── stop ──▶ stopped, for good, unless what stopped it never happened
 *
 * A timer is nothing but its target, its calendar and its intervals, which tile the time from `startedAt` to now (or `stoppedAt`)
 * without gap or overlap. Elapsed, remaining, due and breach are derived from them each time, so a changed target or calendar, a
 * restart, or a look back a year later all give the right answer. Reopening a matter starts a new timer; a timer never restarts.
 *
 * Instants are epoch milliseconds, lengths are seconds of working time on the timer's calendar. A moment before the last interval
 * began (the machine's clock was set back) is taken as that beginning: time does not run backwards on the record.
 */
import { addWorkingSeconds, missingYears, workingSecondsBetween, type Calendar } from './calendar.ts';

export interface TimerInterval {
  readonly from: number;
  /** null: still going on. Only the last interval of a timer that is not stopped is open. */
  readonly to: number | null;
  readonly state: 'running' | 'paused';
  /** Why it is paused, as a code (`waiting_customer`); null while running. */
  readonly reason: string | null;
  /** Who began this interval; null when the centre did so by itself. */
  readonly by: string | null;
}

export interface Timer {
  readonly targetSeconds: number;
  readonly calendar: Calendar;
  readonly startedAt: number;
  readonly intervals: readonly TimerInterval[];
  readonly stoppedAt?: number;
}

export interface StartTimer {
  readonly targetSeconds: number;
  readonly calendar: Calendar;
  readonly at: number;
  readonly by: string | null;
  /** Given: the timer begins paused for this reason. */
  readonly pausedFor?: string;
}

export function startTimer({ targetSeconds, calendar, at, by, pausedFor }: StartTimer): Timer {
  if (!(targetSeconds >= 0) || !Number.isFinite(targetSeconds)) throw new RangeError(`not a target: ${targetSeconds} s`);
  const reason = pausedFor ?? null;
  return { targetSeconds, calendar, startedAt: at, intervals: [{ from: at, to: null, state: reason === null ? 'running' : 'paused', reason, by }] };
}

export function timerState(timer: Timer): 'running' | 'paused' | 'stopped' {
  return timer.stoppedAt === undefined ? lastInterval(timer).state : 'stopped';
}

/** Throws RangeError unless running: ask `timerState` first. */
export function pauseTimer(timer: Timer, at: number, reason: string, by: string | null): Timer {
  if (timerState(timer) !== 'running') throw new RangeError('only a running timer can be paused');
  return followedBy(timer, at, { state: 'paused', reason, by });
}

/** Throws RangeError unless paused. What remained when it was paused remains now. */
export function resumeTimer(timer: Timer, at: number, by: string | null): Timer {
  if (timerState(timer) !== 'paused') throw new RangeError('only a paused timer can be resumed');
  return followedBy(timer, at, { state: 'running', reason: null, by });
}

/** The promise is fulfilled or void. Throws RangeError when stopped already: the first stop is the one that counts. */
export function stopTimer(timer: Timer, at: number): Timer {
  if (timer.stoppedAt !== undefined) throw new RangeError('the timer is stopped already');
  const stoppedAt = Math.max(at, lastInterval(timer).from);
  return { ...timer, intervals: closedAt(timer, stoppedAt), stoppedAt };
}

/**
 * What was thought to fulfil the promise did not happen (a letter came back), or happened later: time has run on meanwhile as if it had not
 * been stopped. Throws RangeError unless stopped. @param at the moment at which it was fulfilled after all; undefined: not yet
 */
export function moveStop(timer: Timer, at: number | undefined): Timer {
  if (timer.stoppedAt === undefined) throw new RangeError('the timer is not stopped');
  const { stoppedAt: _, ...running } = timer;
  const opened: Timer = { ...running, intervals: [...timer.intervals.slice(0, -1), { ...lastInterval(timer), to: null }] };
  return at === undefined ? opened : stopTimer(opened, at);
}

/** Another target or calendar (priority, class, policy or hours changed); the intervals with their pauses stay as they happened. */
export function retarget(timer: Timer, change: { readonly targetSeconds?: number; readonly calendar?: Calendar }): Timer {
  return { ...timer, targetSeconds: change.targetSeconds ?? timer.targetSeconds, calendar: change.calendar ?? timer.calendar };
}

/** Working seconds run until `now`, or until the stop if that was earlier. */
export function elapsed(timer: Timer, now: number): number {
  const end = Math.min(now, timer.stoppedAt ?? now);
  return timer.intervals
    .filter((interval) => interval.state === 'running')
    .reduce((sumMs, { from, to }) => sumMs + workingMs(timer, from, Math.min(to ?? end, end)), 0) / 1000;
}

/** Working seconds left; negative once more has run than the target. */
export function remaining(timer: Timer, now: number): number {
  return Math.round((timer.targetSeconds - elapsed(timer, now)) * 1000) / 1000;
}

/**
 * When the target is reached. While paused nobody can say: undefined, unless it was reached before the pause. A timer stopped while
 * running keeps the due time it had, so that on time or late can be told afterwards.
 */
export function dueAt(timer: Timer): number | undefined {
  return reachedAt(timer, timer.targetSeconds);
}

/**
 * When the promise was broken: the due time, as soon as `now` (or the stop) lies after it. Done exactly at the due time is kept;
 * done after it is late, even if no working time passed between, since the due time is what was promised.
 */
export function breachedAt(timer: Timer, now: number): number | undefined {
  const due = dueAt(timer);
  return due !== undefined && due < Math.min(now, timer.stoppedAt ?? now) ? due : undefined;
}

export interface Warning {
  readonly thresholdPercent: number;
  readonly reachedAt: number;
}

/**
 * The warnings to announce now, lowest first: thresholds (percent of the target) reached and not yet among `announced`. The caller
 * stores what it announced, so each (timer, threshold) is told once, over restarts and late sweeps. A paused or stopped timer warns of nothing.
 */
export function warningsDue(timer: Timer, thresholdsPercent: readonly number[], announced: readonly number[], now: number): Warning[] {
  return warningsAhead(timer, thresholdsPercent, announced).filter((warning) => warning.reachedAt <= now);
}

/**
 * The next moment at which this timer has something to tell (a warning, or the breach, one millisecond after the due time);
 * undefined while paused or stopped, and when all is told. A sweep stores it and claims the timers for which it has come.
 */
export function nextWordAt(timer: Timer, thresholdsPercent: readonly number[], announced: readonly number[], isBreachAnnounced: boolean): number | undefined {
  if (timerState(timer) !== 'running') return undefined;
  const due = dueAt(timer);
  const moments = warningsAhead(timer, thresholdsPercent, announced).map((warning) => warning.reachedAt);
  if (due !== undefined && !isBreachAnnounced) moments.push(due + 1);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** Years whose holidays are not entered and through which the due time (or, while paused, the time until now) was counted. */
export function unknownYears(timer: Timer, now: number): number[] {
  return missingYears(timer.calendar, timer.startedAt, dueAt(timer) ?? now);
}

function warningsAhead(timer: Timer, thresholdsPercent: readonly number[], announced: readonly number[]): Warning[] {
  if (timerState(timer) !== 'running') return [];
  return [...new Set(thresholdsPercent)]
    .filter((thresholdPercent) => !announced.includes(thresholdPercent))
    .sort((a, b) => a - b)
    .flatMap((thresholdPercent) => {
      const at = reachedAt(timer, (timer.targetSeconds * thresholdPercent) / 100);
      return at === undefined ? [] : [{ thresholdPercent, reachedAt: at }];
    });
}

/** The instant at which so many seconds have run, thinking a last running interval to go on; undefined when they never do. */
function reachedAt(timer: Timer, seconds: number): number | undefined {
  let leftMs = Math.round(seconds * 1000);
  for (const [index, { from, to, state }] of timer.intervals.entries()) {
    if (state === 'paused') continue;
    const isLast = index === timer.intervals.length - 1;
    const heldMs = to === null || isLast ? Number.POSITIVE_INFINITY : workingMs(timer, from, to);
    if (leftMs <= heldMs) return addWorkingSeconds(timer.calendar, from, leftMs / 1000);
    leftMs -= heldMs;
  }
  return undefined;
}

/** Whole milliseconds: sums of seconds would carry a rounding error into the question whether a target was reached before a pause. */
function workingMs(timer: Timer, from: number, to: number): number {
  return Math.round(workingSecondsBetween(timer.calendar, from, to) * 1000);
}

function lastInterval(timer: Timer): TimerInterval {
  const last = timer.intervals.at(-1);
  if (!last) throw new RangeError('a timer has at least one interval');
  return last;
}

/** The intervals with the open one ended. */
function closedAt(timer: Timer, at: number): TimerInterval[] {
  return [...timer.intervals.slice(0, -1), { ...lastInterval(timer), to: at }];
}

function followedBy(timer: Timer, at: number, next: Pick<TimerInterval, 'state' | 'reason' | 'by'>): Timer {
  const from = Math.max(at, lastInterval(timer).from);
  return { ...timer, intervals: [...closedAt(timer, from), { from, to: null, ...next }] };
}
