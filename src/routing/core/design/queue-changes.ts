/** What of a queue's settings was touched: only that is sent, and only that is taken back, so that two who change it keep each other's changes. */

/** The settings of `after` that differ from `before`. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  return pick(after, keysOf(before).filter((key) => !isSame(before[key], after[key])));
}

/** The same settings as they were. */
export function formerOf<T extends object>(before: T, changes: object): Partial<T> {
  return pick(before, keysOf(before).filter((key) => key in changes));
}

/** A form after what is kept went from `before` to `now`: what nobody touched in it follows, what somebody did stays as typed. */
export function following<T extends object>(form: T, before: T, now: T): T {
  return { ...form, ...pick(now, keysOf(now).filter((key) => isSame(form[key], before[key]))) };
}

function keysOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of) as (keyof T)[];
}
function pick<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
}
/** Settings are plain data, always written by the same shape. A figure that is none is not the same as one that is missing. */
function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && JSON.stringify(a, numbers) === JSON.stringify(b, numbers));
}
function numbers(_key: string, value: unknown): unknown {
  return Number.isNaN(value) ? 'NaN' : value;
}
