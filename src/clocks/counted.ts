/** When a promise in days may have to be counted anew: the brand counts its days another way, or its usual hours are others. */
import type { Act } from '#kit/act.ts';
import type { SealedEvent } from '#kit/events/event.ts';
import { brandOf } from '#staff/index.ts';

export const countingEvents = ['brand.changed', 'calendar.created', 'calendar.changed'] as const;

/** Whether this one of `countingEvents` did that; most changes of a brand do not, and then no case is touched. */
export async function isCountedAnew(act: Act, event: SealedEvent): Promise<boolean> {
  const before = event.detail?.['before'] as Readonly<Record<string, unknown>> | undefined;
  const after = event.detail?.['after'] as Readonly<Record<string, unknown>> | undefined;
  if (event.name === 'brand.changed') return after?.['clockDays'] !== undefined;
  const isNowDefault = event.name === 'calendar.created' ? event.detail?.['isDefault'] === true : after?.['isDefault'] === true && (before?.['isDefault'] !== true || before['version'] !== after['version']);
  return isNowDefault && (await brandOf(act)).settings.clockDays === 'working';
}
