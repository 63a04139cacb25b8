/** A colleague's day: every state they were in, who set it, and how long each lasted in all. The report's times on duty are made of the same rows. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { StaffDay, StaffDayQuery } from '../contract.ts';
import { spellsBetween, totalsOf } from '../core/people/presence.ts';
import { dayBegan } from '../views.ts';
import { spellValue } from './presence.ts';
import { namesOf, spellsIn } from './store.ts';

const longestPeriodMs = 31 * 86_400_000;

/** One's own is everybody's to see; another's needs the right to set presences. */
export async function staffDay(act: Act, staffId: string, asked: StaffDayQuery): Promise<StaffDay> {
  const isOwn = act.who.kind === 'staff' && act.who.id === staffId;
  if (!isOwn) may(act, 'presence.manage');
  const [person] = await namesOf(act, [staffId]);
  if (person === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const from = asked.from === undefined ? await dayBegan(act) : new Date(asked.from);
  const to = asked.to === undefined ? act.now : new Date(asked.to);
  if (to < from || to.getTime() - from.getTime() > longestPeriodMs) throw refuse('invalid', 'routing.period', { at: 'query.to', params: { days: longestPeriodMs / 86_400_000 } });
  const rows = await spellsIn(act, staffId, { from, to });
  const names = new Map((await namesOf(act, rows.flatMap((row) => row.changed_by ?? []))).map((one) => [one.id, one.name]));
  const slices = spellsBetween(rows.map((row) => spellValue(row, staffId)), from.getTime(), to.getTime(), act.now.getTime());
  return {
    staffId, name: person.name, from: from.toISOString(), to: to.toISOString(),
    spells: slices.map(({ presence, reason, fromMs, toMs, changedBy }, n) => ({
      state: presence, reason: reason ?? '', from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(),
      goesOn: n === slices.length - 1 && rows.at(-1)?.to_at === null && toMs === act.now.getTime(),
      by: changedBy.kind === 'lead' ? (names.get(changedBy.staffId) ?? null) : null,
    })),
    totals: [...totalsOf(slices)].map(([key, ms]) => {
      const [state, reason = ''] = key.split(':');
      return { state: state === 'available' || state === 'away' ? state : 'offline', reason, seconds: ms / 1000 };
    }),
  };
}
