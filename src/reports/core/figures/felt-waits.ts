import { countOf, meanOf, shareOf } from '#reports/core/shapes.ts';
import type { Figure, FeltWaitRow, FigureValue } from '#reports/core/types.ts';

/*
 * Expected, actual and perceived wait of the same customers: those who said afterwards how long it felt. Means of fewer than a handful
 * would be somebody's mood and not the queue's, so nothing is said of them.
 */
export const fewestFelt = 5;

/** Everybody who answered how the wait felt, also who had not noticed it. */
export function feltAnswers(): Figure<FeltWaitRow> {
  return { id: 'felt_wait_answers', unit: 'count', formula: { zh: '在回访中说了等候感觉的客户数（等了 30 秒以上才问），含“没留意”', en: 'Customers who said afterwards how the wait felt (asked from 30 s on), with those who did not notice' }, compute: countOf };
}

export function feltAnnounced(): Figure<FeltWaitRow> {
  return {
    id: 'felt_wait_announced', unit: 'seconds',
    formula: { zh: `说出了等候感觉的客户：第一次告知的等待均值（加上告知前已等的时间）之和 ÷ 得到过告知的人数；不足 ${fewestFelt} 人不说`, en: `Of customers who named how long it felt: total of the first announced mean (and what they had waited before it) / those who were told one; nothing below ${fewestFelt}` },
    compute: (rows) => meanOfEnough(rows, (row) => (row.feltSeconds === undefined ? undefined : row.announcedSeconds)),
  };
}

export function feltActual(): Figure<FeltWaitRow> {
  return {
    id: 'felt_wait_actual', unit: 'seconds',
    formula: { zh: `说出了等候感觉的客户：从到来到有人接待（保留位置的：到着手回电）的时长之和 ÷ 人数；不足 ${fewestFelt} 人不说`, en: `Of customers who named how long it felt: total time from coming until somebody was there (of kept places: until the call) / customers; nothing below ${fewestFelt}` },
    compute: (rows) => meanOfEnough(rows, (row) => (row.feltSeconds === undefined ? undefined : row.waitedSeconds)),
  };
}

export function feltWait(): Figure<FeltWaitRow> {
  return {
    id: 'felt_wait', unit: 'seconds',
    formula: { zh: `客户说的等候感觉之和 ÷ 人数；“2–3 分钟”按 150 秒，“半小时或更久”按 30 分钟，“没留意”不计；不足 ${fewestFelt} 人不说`, en: `Total of how long customers said it felt / customers; 2–3 minutes counts as 150 s, half an hour or more as 30 min, who did not notice is left out; nothing below ${fewestFelt}` },
    compute: (rows) => meanOfEnough(rows, (row) => row.feltSeconds),
  };
}

/** Above 1 the wait felt longer than it was. */
export function feltRatio(): Figure<FeltWaitRow> {
  return {
    id: 'felt_wait_ratio', unit: 'share',
    formula: { zh: `同一批客户的等候感觉之和 ÷ 实际等待之和；高于 100% 是感觉比实际长；不足 ${fewestFelt} 人不说`, en: `Total felt / total actual wait of the same customers; above 100 % it felt longer than it was; nothing below ${fewestFelt}` },
    compute: (rows) => {
      const [felt, actual] = [meanOfEnough(rows, (row) => row.feltSeconds), meanOfEnough(rows, (row) => (row.feltSeconds === undefined ? undefined : row.waitedSeconds))];
      return felt.value === undefined ? nothing : { value: felt.numerator / actual.numerator, numerator: felt.numerator, denominator: actual.numerator, rowIds: felt.rowIds };
    },
  };
}

/** Maister: occupied time feels shorter. Who does not notice a wait has not waited. */
export function unnoticedWaits(): Figure<FeltWaitRow> {
  return {
    id: 'felt_wait_unnoticed', unit: 'share',
    formula: { zh: `没留意等了多久的 ÷ 说了等候感觉的；不足 ${fewestFelt} 人不说`, en: `Those who did not notice / all who said how the wait felt; nothing below ${fewestFelt}` },
    compute: (rows) => (rows.length < fewestFelt ? nothing : shareOf(rows.filter((row) => row.feltSeconds === undefined), rows)),
  };
}

const nothing: FigureValue = { value: undefined, numerator: 0, denominator: 0, rowIds: [] };

function meanOfEnough(rows: readonly FeltWaitRow[], secondsOf: (row: FeltWaitRow) => number | undefined): FigureValue {
  const mean = meanOf(rows, secondsOf);
  return mean.denominator < fewestFelt ? nothing : mean;
}
