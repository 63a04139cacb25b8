/** Times and days as the reader's own calendar and zone have them. */
import type { Words } from './words-shape.ts';

export function timeOf(words: Words, at: string): string {
  return new Intl.DateTimeFormat(words.tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(at));
}

/** A key that is equal for two instants of one calendar day. */
export function dayKey(at: string | number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${day.getMonth()}-${day.getDate()}`;
}

export function dayOf(words: Words, at: string, nowMs: number): string {
  const key = dayKey(at);
  if (key === dayKey(nowMs)) return words.today;
  if (key === dayKey(nowMs - 86_400_000)) return words.yesterday;
  return new Intl.DateTimeFormat(words.tag, { month: 'long', day: 'numeric', weekday: 'short' }).format(Date.parse(at));
}

/** 今天 13:30 · 周一 09:00: when the doors open, without the customer having to count days. */
export function openingOf(words: Words, at: string, nowMs: number): string {
  const opens = Date.parse(at);
  const isSoon = opens - nowMs < 6 * 86_400_000;
  const day = dayKey(at) === dayKey(nowMs) ? words.today : new Intl.DateTimeFormat(words.tag, isSoon ? { weekday: 'long' } : { month: 'long', day: 'numeric' }).format(opens);
  return words.tag === 'en' ? `${day === words.today ? 'today' : `on ${day}`} at ${timeOf(words, at)}` : `${day} ${timeOf(words, at)} `;
}
