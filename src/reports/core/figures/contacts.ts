import { countOf, shareOf } from '#reports/core/shapes.ts';
import { type ContactRow, type Figure, type ReportSettings, waitSecondsOf } from '#reports/core/types.ts';

/** O: everybody who joined the queue, whatever became of them. */
export function offered(): Figure<ContactRow> {
  return { id: 'offered', unit: 'count', formula: { zh: '进入队列的接触数', en: 'Contacts that joined the queue' }, compute: countOf };
}

/** A. */
export function answered(): Figure<ContactRow> {
  return { id: 'answered', unit: 'count', formula: { zh: '由客服接起的接触数', en: 'Contacts answered by an agent' }, compute: (rows) => countOf(rows.filter(isAnswered)) };
}

/** B − B_s: who gave up after having really waited. */
export function abandoned({ shortSeconds }: ReportSettings): Figure<ContactRow> {
  return {
    id: 'abandoned', unit: 'count',
    formula: { zh: `等待超过 ${shortSeconds} 秒后放弃的接触数`, en: `Contacts given up after waiting more than ${shortSeconds} s` },
    compute: (rows) => countOf(rows.filter((row) => isAbandoned(row) && !isShort(row, shortSeconds))),
  };
}

/** B_s: wrong numbers and second thoughts, counted apart. */
export function abandonedShort({ shortSeconds }: ReportSettings): Figure<ContactRow> {
  return {
    id: 'abandoned_short', unit: 'count',
    formula: { zh: `${shortSeconds} 秒以内放弃的接触数`, en: `Contacts given up within ${shortSeconds} s` },
    compute: (rows) => countOf(rows.filter((row) => isShort(row, shortSeconds))),
  };
}

/** (B − B_s)/(O − B_s), those with a kept place in neither part. No industry threshold exists, so s is printed. */
export function abandonmentRate({ shortSeconds }: ReportSettings): Figure<ContactRow> {
  return {
    id: 'abandonment_rate', unit: 'share',
    formula: {
      zh: `（放弃 − ${shortSeconds} 秒内放弃）÷（进入队列 − ${shortSeconds} 秒内放弃），保留位置者不计入`,
      en: `(abandoned − abandoned within ${shortSeconds} s) / (offered − abandoned within ${shortSeconds} s); kept places count in neither`,
    },
    compute: (rows) => {
      const counted = rows.filter((row) => row.outcome !== 'kept_place' && !isShort(row, shortSeconds));
      return shareOf(counted.filter(isAbandoned), counted);
    },
  };
}

/** A/O, the headline. Those still waiting count as offered: the rate of a running hour rises as they are answered. */
export function connectRate(): Figure<ContactRow> {
  return { id: 'connect_rate', unit: 'share', formula: { zh: '接起 ÷ 进入队列', en: 'answered / offered' }, compute: (rows) => shareOf(rows.filter(isAnswered), rows) };
}

export function isAnswered(row: ContactRow): boolean {
  return row.outcome === 'answered';
}

export function isAbandoned(row: ContactRow): boolean {
  return row.outcome === 'abandoned';
}

/** Left within so many seconds, the last one included. */
export function leftWithin(row: ContactRow, seconds: number): boolean {
  const wait = waitSecondsOf(row);
  return wait !== undefined && wait <= seconds;
}

export function isShort(row: ContactRow, shortSeconds: number): boolean {
  return isAbandoned(row) && leftWithin(row, shortSeconds);
}
