/** Moments as customers read them: by their own clock, and no longer than they must be. */
import type { Language } from '#kit/core/shapes.ts';
import { formatTime } from '../text/format.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 11月20日 10:00 / 20 November, 10:00; the year only when it is another one. */
export function momentHere(at: string, language: Language, now = new Date()): string {
  return form(at, language, now, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** 11月20日 / 20 November. */
export function dayHere(at: string, language: Language, now = new Date()): string {
  return form(at, language, now, {});
}

/** 10:00. */
export function timeHere(at: string, language: Language): string {
  return formatTime(at, language, zone);
}

function form(at: string, language: Language, now: Date, more: Intl.DateTimeFormatOptions): string {
  const year = new Date(at).getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { ...year, month: 'long', day: 'numeric', ...more, timeZone: zone }).format(new Date(at)).replace(' at ', ', ');
}
