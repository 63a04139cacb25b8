/** What a surge was like, by the figures of every report, beside the same hours of the weeks before. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { contactFigures } from '#reports/index.ts';
import { brandOf } from '#staff/index.ts';
import type { SurgeReport } from './contract.ts';
import { hoursBefore } from './core/compared-hours.ts';
import { firstArrival, surgeById } from './store.ts';
import { surgeView } from './views.ts';

const weeksBefore = 4;

export async function surgeReport(act: Act, surgeId: string): Promise<SurgeReport> {
  may(act, 'report.read');
  const row = await surgeById(act, surgeId);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const { zone } = await brandOf(act);
  const hours = { fromMs: row.from_at.getTime(), toMs: (row.to_at ?? act.now).getTime() };
  const first = await firstArrival(act);
  const before = first === null ? [] : hoursBefore(hours, zone, weeksBefore).filter((one) => one.toMs > first.getTime());
  const [during, earlier] = await contactFigures(act, [[hours], before], row.queue_ids);
  return {
    surge: surgeView(row, act.now), seconds: Math.round((hours.toMs - hours.fromMs) / 1000), weeks: before.length,
    figures: (during ?? []).flatMap((figure) => {
      const same = earlier?.find((one) => one.id === figure.id && one.variant === figure.variant);
      if (same === undefined) return [];
      return [{ during: figure, before: same, beforeEach: figure.unit === 'count' && before.length > 0 && same.value !== null ? same.value / before.length : null }];
    }),
  };
}
