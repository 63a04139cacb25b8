import { meanOf, shareOf } from '#reports/core/shapes.ts';
import type { Figure, SatisfactionRow } from '#reports/core/types.ts';
import { wilsonInterval } from '#reports/core/wilson.ts';

/** CSAT: the share of 4 and 5 among the answers, with Wilson's 95 % interval: ten answers are no proof, and it shows. */
export function satisfaction(): Figure<SatisfactionRow> {
  return {
    id: 'satisfaction', variant: 'top_two', unit: 'share',
    formula: { zh: '评 4 分或 5 分的答卷 ÷ 全部答卷（1–5 分），附 95% Wilson 区间', en: 'answers of 4 or 5 / all answers (1 to 5), with the 95 % Wilson interval' },
    compute: (rows) => {
      const share = shareOf(rows.filter((row) => row.score >= 4), rows);
      const interval = wilsonInterval(share.numerator, share.denominator);
      return interval === undefined ? share : { ...share, interval };
    },
  };
}

/** The mean of 1 to 5: second to the share, because a 3 and a 5 are no two 4s to the customers who gave them. */
export function satisfactionMean(): Figure<SatisfactionRow> {
  return { id: 'satisfaction_mean', unit: 'score', formula: { zh: '评分之和 ÷ 答卷数（1–5 分）', en: 'sum of scores / answers (1 to 5)' }, compute: (rows) => meanOf(rows, (row) => row.score) };
}
