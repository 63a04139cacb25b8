/** Calendars by id, parsed once: the arithmetic remembers each calendar's days by its object. */
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import type { BusinessCalendar } from './core/calendar.ts';
import { findCalendar } from './store.ts';

const mostRemembered = 200;
/** By the definition's own text: what a rolled-back act wrote can never be mistaken for what stands. */
const remembered = new Map<string, BusinessCalendar>();

export function calendarFromText(text: string): BusinessCalendar {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  // Stored only after its shape and its faults were checked (calendars.ts).
  const calendar = JSON.parse(text) as BusinessCalendar;
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(text, calendar);
  return calendar;
}

export interface KeptCalendar {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly calendar: BusinessCalendar;
}

/** The calendar of this id, or for null the brand's default. Refuses one that is not there. */
export async function calendarOf(act: Act, id: string | null): Promise<KeptCalendar> {
  const row = await findCalendar(act, id);
  if (row === undefined) throw refuse('not_found', 'clocks.calendarUnknown', { at: 'calendarId' });
  return { id: row.id, name: row.name, version: row.version, calendar: calendarFromText(row.definition) };
}
