/**
 * The wait in honest words: a range, never a false point; a reason where there is no number, and a reason when it rose.
 * Says what is to be spoken; the sentences themselves stand in `words.ts`.
 */
export interface Wait {
  /** 1: the next one. */
  readonly position: number;
  readonly lowSeconds: number | null;
  readonly highSeconds: number | null;
  readonly word: string | null;
  readonly mayKeepPlace: boolean;
}

/** Whole minutes: `low` rounded down, `high` rounded up, so that rounding never promises more than was calculated. */
type SpokenRange =
  | { readonly is: 'under'; readonly highMinutes: number }
  | { readonly is: 'between'; readonly lowMinutes: number; readonly highMinutes: number }
  | { readonly is: 'over'; readonly lowMinutes: number }
  | { readonly is: 'unknown' };

export interface WaitWords {
  /** How many stand before this customer; null when a closed door makes a number meaningless. */
  readonly ahead: number | null;
  readonly range: SpokenRange;
  /** The last part of the server's word (`wait.closed` → `closed`), or `risen` when it rose without one. */
  readonly reason: string | null;
}

/** Said when a figure rose and nobody told why. */
export const risen = 'longer_than_expected';

/** `before` is what was last spoken to this customer: a higher figure than that is never shown without a reason. */
export function waitWords(wait: Wait, before: WaitWords | null): WaitWords {
  const range = spokenRange(wait.lowSeconds, wait.highSeconds);
  const given = wait.word === null ? null : (wait.word.split('.').at(-1) ?? null);
  const closed = given === 'closed' && range.is === 'unknown';
  const ahead = closed ? null : Math.max(0, Math.trunc(wait.position) - 1);
  return { ahead, range, reason: given ?? riseReason({ ahead, range }, before) };
}

function riseReason(now: Pick<WaitWords, 'ahead' | 'range'>, before: WaitWords | null): string | null {
  if (before === null) return null;
  if (minutesOf(now.range) > minutesOf(before.range) || (now.ahead ?? 0) > (before.ahead ?? Infinity)) return risen;
  // The apology stays while the figure it explains stays.
  return before.reason === risen && sameRange(now.range, before.range) && now.ahead === before.ahead ? risen : null;
}

function spokenRange(lowSeconds: number | null, highSeconds: number | null): SpokenRange {
  if (highSeconds !== null) {
    const highMinutes = Math.max(1, coarse(Math.max(0, highSeconds) / 60, Math.ceil));
    const lowMinutes = lowSeconds === null ? 0 : coarse(Math.max(0, lowSeconds) / 60, Math.floor);
    return lowMinutes < 1 || lowMinutes >= highMinutes ? { is: 'under', highMinutes } : { is: 'between', lowMinutes, highMinutes };
  }
  if (lowSeconds === null) return { is: 'unknown' };
  return { is: 'over', lowMinutes: Math.max(1, coarse(Math.max(0, lowSeconds) / 60, Math.floor)) };
}

/** Beyond ten minutes a single minute would be a false precision: steps of five; beyond an hour, of thirty. */
function coarse(minutes: number, round: (value: number) => number): number {
  const whole = round(minutes);
  if (whole <= 10) return whole;
  const step = whole <= 60 ? 5 : 30;
  return round(whole / step) * step;
}

function minutesOf(range: SpokenRange): number {
  switch (range.is) {
    case 'under':
    case 'between':
      return range.highMinutes;
    case 'over':
      return Infinity;
    case 'unknown':
      // No number at all carries its own word; a number after it is good news, never a rise.
      return Infinity;
  }
}

function sameRange(a: SpokenRange, b: SpokenRange): boolean {
  return minutesOf(a) === minutesOf(b) && a.is === b.is;
}
