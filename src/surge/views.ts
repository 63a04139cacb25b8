/** Reads: what is on, and what was. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { Surge, SurgePlan, Surges } from './contract.ts';
import { surgesLately, surgesNow, type PlanRow, type SurgeRow } from './store.ts';

const mostShown = 100;
const undoMs = 10 * 60_000;

/** Of its last switch. */
export function undoUntil({ from_at, to_at }: Pick<SurgeRow, 'from_at' | 'to_at'>): Date {
  return new Date((to_at ?? from_at).getTime() + undoMs);
}

export function planView(row: PlanRow): SurgePlan {
  return {
    id: row.id, name: row.name, reason: row.reason, queueIds: [...row.queue_ids], keepPlaceOverSeconds: row.keep_place_over_seconds, keepsPlaceAtOnce: row.keeps_place_at_once, calendarId: row.calendar_id,
    closedMessage: row.closed_message, surgeId: row.surge_id, onSince: row.on_since?.toISOString() ?? null,
  };
}

export function surgeView(row: SurgeRow, now: Date): Surge {
  const until = undoUntil(row);
  return {
    id: row.id, planId: row.plan_id, name: row.name, reason: row.reason, queueIds: [...row.queue_ids], from: row.from_at.toISOString(), to: row.to_at?.toISOString() ?? null,
    switchedOnBy: row.on_by, switchedOffBy: row.off_by, undoUntil: until > now ? until.toISOString() : null,
  };
}

/** On every desk. */
export async function surgesOn(act: Act): Promise<Surges> {
  may(act, 'queue.read');
  return { items: (await surgesNow(act, act.brandId)).map((row) => surgeView(row, act.now)) };
}

/** The last hundred, newest first. */
export async function listSurges(act: Act): Promise<Surges> {
  may(act, 'report.read');
  return { items: (await surgesLately(act, mostShown)).map((row) => surgeView(row, act.now)) };
}
