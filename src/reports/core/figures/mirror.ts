import { type MirrorIndex, mirrorIndex } from '#mood/core/mirror.ts';
import { shareOf } from '#reports/core/shapes.ts';
import type { Figure, MoodRow } from '#reports/core/types.ts';

/** The brand's mirror: how many steps better customers leave than they came. The rule itself is the mood slice's. */
export function mirror(): Figure<MoodRow> {
  return {
    id: 'mirror_index', unit: 'steps',
    formula: {
      zh: '（离开时情绪级 − 到来时情绪级）之和 ÷ 两者皆知的接触数；愤怒 1、不满 2、焦虑 3、平静 4、愉快 5',
      en: 'sum of (mood on leaving − mood on arrival) / contacts with both known; angry 1, dissatisfied 2, anxious 3, calm 4, pleased 5',
    },
    compute: (rows) => {
      const { meanSteps, counted } = mirrorIndex(rows);
      const rowIds = rows.filter((row) => ofOne(row).counted === 1).map((row) => row.id);
      // Steps are whole, so their sum is too; the mean is divided only once.
      return { value: meanSteps ?? undefined, numerator: Math.round((meanSteps ?? 0) * counted), denominator: counted, rowIds };
    },
  };
}

/** Who came aggrieved and left calm or pleased: the promise itself, in one share. Read beside the mirror index. */
export function restored(): Figure<MoodRow> {
  return {
    id: 'aggrieved_restored', unit: 'share',
    formula: { zh: '离开时平静或愉快 ÷ 到来时愤怒、不满或焦虑（两者皆知）', en: 'left calm or pleased / arrived angry, dissatisfied or anxious (both known)' },
    compute: (rows) => {
      const aggrieved = rows.filter((row) => ofOne(row).aggrieved === 1);
      return shareOf(aggrieved.filter((row) => ofOne(row).restored === 1), aggrieved);
    },
  };
}

function ofOne(row: MoodRow): MirrorIndex {
  return mirrorIndex([row]);
}
