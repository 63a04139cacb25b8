/** Is anybody to be expected now, and if not, when. */
import { isWithinHours, nextOpening, type Calendar } from '#clocks/core/calendar.ts';
import type { Act } from '#kit/act.ts';
import { refuse } from '#kit/refusal.ts';
import { defaultCalendar, isAnybodyHere, queueById } from './people/store.ts';

export interface OpenNow {
  readonly isOpen: boolean;
  /** ISO; null while open, and when the calendar never opens again. */
  readonly opensAt: string | null;
}

/** By the queue's calendar or the brand's default; a centre without any calendar is always open. */
export async function isOpenNow(act: Act, queueId?: string): Promise<OpenNow> {
  const queue = queueId === undefined ? undefined : await queueById(act, queueId);
  if (queueId !== undefined && queue === undefined) throw refuse('not_found', 'routing.queueUnknown', { at: 'queueId' });
  return openAt(queue === undefined ? ((await defaultCalendar(act)) ?? null) : queue.calendar, act.now);
}

/** Whether anybody takes enquiries right now, whatever the calendar says. */
export function isStaffedNow(act: Act): Promise<boolean> {
  return isAnybodyHere(act);
}

export function openAt(calendar: Calendar | null, now: Date): OpenNow {
  if (calendar === null || isWithinHours(calendar, now.getTime())) return { isOpen: true, opensAt: null };
  const opensAtMs = nextOpening(calendar, now.getTime());
  return { isOpen: false, opensAt: opensAtMs === undefined ? null : new Date(opensAtMs).toISOString() };
}
