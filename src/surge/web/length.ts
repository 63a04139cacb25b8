import type { TFunction } from 'i18next';

/** How long it has lasted, as one says it: under a minute, 42 min, 3 h 5 min. */
export function lengthText(seconds: number, t: TFunction): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t('surge:screen.less');
  return minutes < 60 ? t('surge:screen.minutes', { n: minutes }) : t('surge:screen.hoursLong', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
