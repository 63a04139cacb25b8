/** A time of day as people type it: always 24 hours, whatever the browser's language would make of it. */

/** 9, 930, 9:30, 09：30, 9.30 → 09:30; 24:00 only where a day may end so. Null for what is no time. */
export function readTime(text: string, mayEndDay = false): string | null {
  const plain = text.normalize('NFKC').trim().replace(/[.\s]/, ':');
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(plain) ?? /^(\d{1,2}):(\d)$/.exec(plain);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minutes > 59 || hours > 24 || (hours === 24 && (minutes > 0 || !mayEndDay))) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** So many minutes later or earlier, on the quarter; stays within the day. `time` as HH:MM. */
export function stepTime(time: string, byMinutes: number, mayEndDay = false): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const step = Math.abs(byMinutes);
  const now = hours * 60 + minutes;
  const onGrid = byMinutes > 0 ? Math.floor(now / step) * step + step : Math.ceil(now / step) * step - step;
  const last = mayEndDay ? 1440 : 1440 - 1;
  const next = Math.min(last, Math.max(0, onGrid));
  return `${String(Math.floor(next / 60)).padStart(2, '0')}:${String(next % 60).padStart(2, '0')}`;
}
