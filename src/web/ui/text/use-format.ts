import { useMemo } from 'react';
import { formatCount, formatDate, formatFen, formatMoment, formatNear, formatShare, formatShort, formatTime } from './format.ts';
import { useMaybeSession } from '../server/session.ts';
import { useLanguage } from './words.ts';

/** Formatters bound to the person's language and the brand's zone (before sign-in: the browser's zone, or the one that is given). */
export interface Format {
  time(at: string | Date): string;
  date(at: string | Date): string;
  moment(at: string | Date): string;
  near(at: string | Date): string;
  short(at: string | Date): string;
  count(n: number): string;
  share(share: number, digits?: number): string;
  fen(fen: number): string;
}

export function useFormat(ofZone?: string): Format {
  const language = useLanguage();
  const own = useMaybeSession()?.brand.zone;
  const zone = ofZone ?? own ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => ({
    time: (at) => formatTime(at, language, zone),
    date: (at) => formatDate(at, language, zone),
    moment: (at) => formatMoment(at, language, zone),
    near: (at) => formatNear(at, new Date(), language, zone),
    short: (at) => formatShort(at, new Date(), language, zone),
    count: (n) => formatCount(n, language),
    share: (share, digits) => formatShare(share, language, digits),
    fen: (fen) => formatFen(fen, language),
  }), [language, zone]);
}
