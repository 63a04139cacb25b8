import { shareOf } from '#reports/core/shapes.ts';
import { type Figure, type FirstContactRow, repeatDays } from '#reports/core/types.ts';

/** Of whom: all, those of whom everybody who served the customer had the skills asked for, and the others. */
export const firstContactGroups = ['all', 'matched', 'unmatched'] as const;
type FirstContactGroup = (typeof firstContactGroups)[number];

const ids = { all: 'first_contact_resolution', matched: 'first_contact_resolution_matched', unmatched: 'first_contact_resolution_unmatched' } as const;
const whom = {
  all: { zh: '', en: '' }, matched: { zh: '由技能相符的客服接待的', en: ' served by agents with the skills asked for' }, unmatched: { zh: '由技能不符的客服接待过的', en: ' served by somebody without a skill asked for' },
} as const;

/**
 * FCR by the customers' feet (`no_repeat`): first contacts of a matter after which the same customer did not come again about the same topic within
 * D days / all of them. The topic is the queue. Only those count whose D days are over.
 */
export function firstContactResolution(nowMs: number, group: FirstContactGroup = 'all'): Figure<FirstContactRow> {
  const { zh, en } = whom[group];
  return {
    id: ids[group], variant: 'no_repeat', unit: 'share',
    formula: {
      zh: `${zh}首次接触中，同一客户 ${repeatDays} 天内没有就同一话题（队列）再次联系的 ÷ ${zh}首次接触；结束未满 ${repeatDays} 天、尚无定论的不计入`,
      en: `First contacts${en} after which the customer did not come again about the same topic (queue) within ${repeatDays} days / all first contacts${en}; those that ended less than ${repeatDays} days ago and are still open to doubt count in neither`,
    },
    compute: (rows) => {
      const known = rows.filter((row) => isKnown(row, nowMs) && (group === 'all' || row.isMatched === (group === 'matched')));
      return shareOf(known.filter((row) => !row.cameAgain), known);
    },
  };
}

/** Who came again after two days is known then, who did not only after all of them: counting the first before the second would show nothing but failures. */
function isKnown(row: FirstContactRow, nowMs: number): boolean {
  return nowMs >= row.endedAtMs + repeatDays * 86_400_000;
}
