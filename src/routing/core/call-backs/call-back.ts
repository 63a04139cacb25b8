import { minutesOf, nextOpening, type Calendar } from '#clocks/core/calendar.ts';
import { instantAt, minutesADay, readWall } from '#clocks/core/wall-clock.ts';

/*
 * When a customer who keeps a place may be called, is called again, and what they are promised. The place itself (the moment of
 * joining) is no part of it: nothing here can move anybody forward or back in the line.
 */

/** What a customer chose instead of waiting. `message`: answered when their turn comes, by whatever way they left; no time is promised. */
export const callBackChoices = ['turn', 'at', 'message'] as const;
export type CallBackChoice = (typeof callBackChoices)[number];

/** How a call went, as whoever called says it. `broken_off`: it went to somebody else before anything was said; that is no try. */
export const tryOutcomes = ['reached', 'no_answer', 'busy', 'wrong_number'] as const;
export type TryOutcome = (typeof tryOutcomes)[number];

/** A queue's rule. Wall times `21:00` by the customer's own clock; `quietFrom` = `quietTo`: no quiet hours. */
export interface CallBackRule {
  readonly tries: number;
  readonly everyMinutes: number;
  /** Called back within so many minutes from the expected turn, or from the moment they chose. */
  readonly promiseMinutes: number;
  readonly quietFrom: string;
  readonly quietTo: string;
}
/** Half an hour apart: long enough to get off a bus, short enough that the matter is still fresh. */
export const defaultCallBackRule: CallBackRule = { tries: 3, everyMinutes: 30, promiseMinutes: 10, quietFrom: '21:00', quietTo: '08:30' };

/** A rule that leaves less of a day than this is a slip: an offer alone may ring for minutes. */
export const leastWakingMinutes = 60;
/** How many minutes of a day a rule leaves for calls, by one clock. */
export function wakingMinutes({ quietFrom, quietTo }: CallBackRule): number {
  return (minutesOf(quietFrom) - minutesOf(quietTo) + minutesADay) % minutesADay || minutesADay;
}

/** When somebody may be called at all. */
export interface CallHours {
  /** The queue's opening hours; null = always open. */
  readonly calendar: Calendar | null;
  /** By each of these clocks the customer must be awake; none where nobody is called (an answer by mail wakes nobody). */
  readonly zones: readonly string[];
  readonly rule: CallBackRule;
}

/** A stretch in which a ticket may ring an agent; without an end where no quiet hours come. */
export interface CallWindow {
  readonly notBeforeMs: number;
  readonly notAfterMs?: number;
}

const minuteMs = 60_000;
/** A customer may name a time so many days ahead; later is an appointment. */
const mostDaysAhead = 7;
/** Times to choose from stand so far apart. */
const choiceEveryMinutes = 30;
/** Clocks and opening hours that leave nothing free are believed after so many looks. */
const mostLooks = 60;

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The quiet hours that begin on a day of the wall. Where the clocks go back over the end, they last until the wall has passed it for good. */
function quietOn(zone: string, day: number, rule: CallBackRule): Span | undefined {
  const [from, to] = [minutesOf(rule.quietFrom), minutesOf(rule.quietTo)];
  if (from === to || Number.isNaN(from) || Number.isNaN(to)) return undefined;
  const endDay = to < from ? day + 1 : day;
  return { fromMs: instantAt(zone, day, from), toMs: lastInstantAt(zone, endDay, to) };
}

function lastInstantAt(zone: string, day: number, minute: number): number {
  const first = instantAt(zone, day, minute);
  for (const shiftMinutes of [120, 60, 30]) {
    const later = first + shiftMinutes * minuteMs;
    const wall = readWall(zone, later);
    if (wall.day === day && wall.minute === minute) return later;
  }
  return first;
}

/** The quiet hours in which a moment lies. */
function quietAround(zone: string, atMs: number, rule: CallBackRule): Span | undefined {
  const today = readWall(zone, atMs).day;
  return [today - 1, today].map((day) => quietOn(zone, day, rule)).find((span) => span !== undefined && span.fromMs <= atMs && atMs < span.toMs);
}

/** Does the customer sleep by any of their clocks? The first millisecond of the quiet hours is quiet, their end is not. */
export function isQuiet({ zones, rule }: CallHours, atMs: number): boolean {
  return zones.some((zone) => quietAround(zone, atMs, rule) !== undefined);
}

/** `fromMs` itself where a call may be made then, else the next moment at which the queue is open and the customer awake; undefined when none comes. */
export function nextAllowed(hours: CallHours, fromMs: number): number | undefined {
  let atMs = fromMs;
  for (let look = 0; look < mostLooks; look += 1) {
    const quiet = hours.zones.map((zone) => quietAround(zone, atMs, hours.rule)).find((span) => span !== undefined);
    if (quiet !== undefined) {
      atMs = quiet.toMs;
      continue;
    }
    const opensMs = hours.calendar === null ? atMs : nextOpening(hours.calendar, atMs);
    if (opensMs === undefined || opensMs === atMs) return opensMs;
    atMs = opensMs;
  }
  return undefined;
}

/** When the customer's quiet hours begin next, after a moment at which they are awake. */
function nextQuiet({ zones, rule }: CallHours, atMs: number): number | undefined {
  const begins = zones.flatMap((zone) => {
    const today = readWall(zone, atMs).day;
    return [today, today + 1].flatMap((day) => quietOn(zone, day, rule)?.fromMs ?? []).filter((fromMs) => fromMs > atMs);
  });
  return begins.length === 0 ? undefined : Math.min(...begins);
}

/**
 * The next stretch from `fromMs` on in which the ticket may ring an agent; undefined when none comes.
 * @param leadMs how long an agent may let it ring: an offer made at the last moment is still taken up before the customer sleeps
 */
export function windowFrom(hours: CallHours, fromMs: number, leadMs: number): CallWindow | undefined {
  let atMs = nextAllowed(hours, fromMs);
  for (let look = 0; atMs !== undefined && look < mostLooks; look += 1) {
    const quietMs = nextQuiet(hours, atMs);
    if (quietMs === undefined) return { notBeforeMs: atMs };
    if (quietMs - leadMs > atMs) return { notBeforeMs: atMs, notAfterMs: quietMs - leadMs };
    atMs = nextAllowed(hours, quietMs);
  }
  return undefined;
}

/** What is wrong with a moment that a customer names, and the next that would do. */
type MomentTrouble = { readonly is: 'past' | 'too_far' | 'not_allowed'; readonly nextMs: number | undefined };

/**
 * Undefined: the customer may be called then. Kept to the queue's opening hours, the customer's waking hours, and a week.
 * @param leadMs how long an agent may let it ring: what is accepted for an evening is not called the next morning
 */
export function troubleWith(hours: CallHours, wantedMs: number, nowMs: number, leadMs: number): MomentTrouble | undefined {
  const nextFrom = (atMs: number) => windowFrom(hours, atMs, leadMs)?.notBeforeMs;
  if (wantedMs < nowMs) return { is: 'past', nextMs: nextFrom(nowMs) };
  if (wantedMs > nowMs + mostDaysAhead * 86_400_000) return { is: 'too_far', nextMs: nextFrom(nowMs) };
  const nextMs = nextFrom(wantedMs);
  return nextMs === wantedMs ? undefined : { is: 'not_allowed', nextMs };
}

/** Moments to choose from, in order: at full and half hours, none within the next half hour (that is no set time any more). */
export function choosableMoments(hours: CallHours, nowMs: number, most: number, leadMs: number): number[] {
  const stepMs = choiceEveryMinutes * minuteMs;
  const found: number[] = [];
  let atMs = Math.ceil((nowMs + stepMs) / stepMs) * stepMs;
  const lastMs = nowMs + mostDaysAhead * 86_400_000;
  for (let look = 0; found.length < most && atMs <= lastMs && look < mostLooks * 6; look += 1) {
    const nextMs = windowFrom(hours, atMs, leadMs)?.notBeforeMs;
    if (nextMs === undefined) break;
    if (nextMs === atMs) {
      found.push(atMs);
      atMs += stepMs;
    } else atMs = Math.ceil(nextMs / stepMs) * stepMs;
  }
  return found;
}

/** When the turn is expected: at the far end of what was said; or nobody can say it. */
export type ExpectedTurn = { readonly is: 'by'; readonly atMs: number } | { readonly is: 'opening' } | { readonly is: 'unknown' };

/**
 * By when the customer is called, as they are told; undefined where no time can be promised honestly (nobody is on duty, or the
 * queue never opens again), and for a message.
 */
export function promisedBy(hours: CallHours, asked: { readonly choice: CallBackChoice; readonly wantedMs?: number | undefined; readonly turn: ExpectedTurn }, nowMs: number, leadMs: number): number | undefined {
  const promiseMs = hours.rule.promiseMinutes * minuteMs;
  if (asked.choice === 'message') return undefined;
  if (asked.choice === 'at') return asked.wantedMs === undefined ? undefined : asked.wantedMs + promiseMs;
  if (asked.turn.is === 'unknown') return undefined;
  const dueMs = windowFrom(hours, asked.turn.is === 'by' ? Math.max(nowMs, asked.turn.atMs) : nowMs, leadMs)?.notBeforeMs;
  return dueMs === undefined ? undefined : dueMs + promiseMs;
}

type NextTry = { readonly is: 'again'; readonly window: CallWindow } | { readonly is: 'given_up' };

/**
 * After a call that reached nobody: the next is made later, within hours, at the same place in the line; or it was the last.
 * @param triesMade this one included
 */
export function nextTry(hours: CallHours, outcome: Exclude<TryOutcome, 'reached'>, triesMade: number, nowMs: number, leadMs: number): NextTry {
  // A number that belongs to somebody else is not called again, however many tries are left.
  if (outcome === 'wrong_number' || triesMade >= hours.rule.tries) return { is: 'given_up' };
  const window = windowFrom(hours, nowMs + hours.rule.everyMinutes * minuteMs, leadMs);
  return window === undefined ? { is: 'given_up' } : { is: 'again', window };
}

/** Whoever could not be reached and comes back within this time has the place they had. */
export const placeOutlivesMs = 24 * 3_600_000;
