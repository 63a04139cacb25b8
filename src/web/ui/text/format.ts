/** How figures and moments are written. Pure: language and zone are handed in; `useFormat` (below) binds the person's own. */
import type { Language } from '#kit/core/shapes.ts';

const locale = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

// Intl formatters cost ~50 µs each to make and lists ask thousands of times: keep one a kind.
const made = new Map<string, Intl.DateTimeFormat>();
function dates(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(locale(language), { ...options, timeZone: zone })));
  return found;
}

/** A wait or a talk as `m:ss` from 0:00, `h:mm:ss` from an hour on: figures that tick must keep their width. Negative reads as 0:00. */
export function formatWait(totalSeconds: number): string {
  const seconds = Math.max(0, Math.floor(totalSeconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** 138 0013 8000 for a mainland mobile in E.164; other numbers keep their country code, in groups; masked numbers stay as they came. */
export function formatPhone(e164: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(e164);
  if (mobile) return `${mobile[1]} ${mobile[2]} ${mobile[3]}`;
  const landline = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(e164);
  if (landline) return `0${landline[1]}-${landline[2]}`;
  return e164;
}

/** 0 B, 812 B, 3.4 kB, 12 MB: decimal units, one digit below ten. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** 14:05, in the zone. */
export const formatTime = (at: string | Date, language: Language, zone: string): string =>
  dates(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** 2026年11月21日 / 21 November 2026. */
export const formatDate = (at: string | Date, language: Language, zone: string): string =>
  dates(language, zone, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(at));

/** 2026年11月21日 14:05 / 21 November 2026, 14:05: for titles and records. */
export const formatMoment = (at: string | Date, language: Language, zone: string): string =>
  `${formatDate(at, language, zone)}${language === 'zh' ? ' ' : ', '}${formatTime(at, language, zone)}`;

/** Short for lists and sentences: 14:05 today, 昨天 14:05, yesterday 14:05, 11月3日, 2025年12月31日. */
export function formatNear(at: string | Date, now: Date, language: Language, zone: string): string {
  const moment = new Date(at);
  const day = (d: Date): string => dates(language, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(d);
  if (day(moment) === day(now)) return formatTime(moment, language, zone);
  if (day(moment) === day(new Date(now.getTime() - 86_400_000))) return `${language === 'zh' ? '昨天' : 'yesterday'} ${formatTime(moment, language, zone)}`;
  if (day(moment) === day(new Date(now.getTime() + 86_400_000))) return `${language === 'zh' ? '明天' : 'tomorrow'} ${formatTime(moment, language, zone)}`;
  const year = (d: Date): string => dates(language, zone, { year: 'numeric' }).format(d);
  return year(moment) === year(now) ? dates(language, zone, { month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(moment) : formatDate(moment, language, zone);
}

/** As short as a row needs: 14:05 today, 昨天 / yesterday, 11月3日, 2025年12月31日. */
export function formatShort(at: string | Date, now: Date, language: Language, zone: string): string {
  const near = formatNear(at, now, language, zone);
  return /^(昨天|yesterday) /.test(near) ? near.split(' ')[0] ?? near : near;
}

/** 1,234 */
export const formatCount = (n: number, language: Language): string => new Intl.NumberFormat(locale(language)).format(n);
/** 0.8 → 80 %; `digits` after the point. */
export const formatShare = (share: number, language: Language, digits = 0): string =>
  new Intl.NumberFormat(locale(language), { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);
/** Money in fen → ¥1,234.50. */
export const formatFen = (fen: number, language: Language): string =>
  new Intl.NumberFormat(locale(language), { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' }).format(fen / 100);
