import { countOf, shareOf } from '#reports/core/shapes.ts';
import { type ContactRow, type Figure, type ReportSettings, termsFor, waitSecondsOf } from '#reports/core/types.ts';

/** O: every stay in a queue, whatever became of it. Said once for all figures: whoever was handed on stood in more than one. */
export function offered(): Figure<ContactRow> {
  return { id: 'offered', unit: 'count', formula: { zh: '进入队列的接触数；转接过的接触，在每个待过的队列各计一次', en: 'Contacts that joined a queue; one that was handed on counts once in each queue it stood in' }, compute: countOf };
}

/** A. */
export function answered(): Figure<ContactRow> {
  return { id: 'answered', unit: 'count', formula: { zh: '由客服接起的接触数', en: 'Contacts answered by an agent' }, compute: (rows) => countOf(rows.filter(isAnswered)) };
}

/** B − B_s: who gave up after having really waited. */
export function abandoned(settings: ReportSettings): Figure<ContactRow> {
  const short = shortText(settings);
  return {
    id: 'abandoned', unit: 'count',
    formula: { zh: `放弃的接触数，不含${short.zh}放弃的`, en: `Contacts given up, without those given up within ${short.en}` },
    compute: (rows) => countOf(rows.filter((row) => isAbandoned(row) && !isShort(row, settings))),
  };
}

/** B_s: wrong numbers and second thoughts, counted apart. */
export function abandonedShort(settings: ReportSettings): Figure<ContactRow> {
  const short = shortText(settings);
  return {
    id: 'abandoned_short', unit: 'count',
    formula: { zh: `${short.zh}放弃的接触数`, en: `Contacts given up within ${short.en}` },
    compute: (rows) => countOf(rows.filter((row) => isShort(row, settings))),
  };
}

/** C: neither answered nor abandoned in the line; whoever came back to the page is no longer one of them. */
export function keptPlace(): Figure<ContactRow> {
  return {
    id: 'kept_place', unit: 'count',
    formula: { zh: '留下联系方式、保留位置后离开的接触数；客户又回到页面的不再算在内', en: 'Contacts whose customer left with the place kept; not those who came back to the page' },
    compute: (rows) => countOf(rows.filter(isKept)),
  };
}

/** What became of the kept places: the rest still stand, or ended before anybody took them up. */
export function keptPlaceServed(): Figure<ContactRow> {
  return {
    id: 'kept_place_served', unit: 'share',
    formula: { zh: '保留位置中已由客服接手的 ÷ 保留位置', en: 'kept places taken up by an agent / kept places' },
    compute: (rows) => {
      const kept = rows.filter(isKept);
      return shareOf(kept.filter((row) => row.isServed === true), kept);
    },
  };
}

/** Ended by the centre before anybody answered. */
export function closedOut(): Figure<ContactRow> {
  return { id: 'closed_out', unit: 'count', formula: { zh: '没有接起就由我方结束的接触数', en: 'Contacts ended by us before anybody answered' }, compute: (rows) => countOf(rows.filter((row) => row.outcome === 'closed_out')) };
}

/** Moved to another queue while waiting: neither answered nor abandoned here, and offered again there. */
export function handedOn(): Figure<ContactRow> {
  return { id: 'handed_on', unit: 'count', formula: { zh: '没有接起就转到别的队列的接触数', en: 'Contacts moved to another queue before anybody answered' }, compute: (rows) => countOf(rows.filter((row) => row.outcome === 'handed_on')) };
}

/** The last part of the sum: with answered, abandoned (the short ones too), kept places, closed out and handed on it makes what was offered. */
export function stillWaiting(): Figure<ContactRow> {
  return {
    id: 'still_waiting', unit: 'count',
    formula: { zh: '还在等候的接触数；进线量 = 接起 + 放弃 + 短时放弃 + 保留位置 + 我方结束 + 转到别处 + 还在等候', en: 'Contacts still in the line; offered = answered + abandoned + short abandons + places kept + closed by us + moved on + still waiting' },
    compute: (rows) => countOf(rows.filter((row) => row.outcome === 'waiting')),
  };
}

/** (B − B_s)/(O − B_s), those with a kept place in neither part. No industry threshold exists, so s is printed. */
export function abandonmentRate(settings: ReportSettings): Figure<ContactRow> {
  const short = shortText(settings);
  return {
    id: 'abandonment_rate', unit: 'share',
    formula: {
      zh: `（放弃 − ${short.zh}放弃）÷（进入队列 − ${short.zh}放弃），保留位置和转到别处的不计入`,
      en: `(abandoned − abandoned within ${short.en}) / (offered − abandoned within ${short.en}); kept places and those moved on count in neither`,
    },
    compute: (rows) => {
      const counted = rows.filter((row) => !isKept(row) && !isHandedOn(row) && !isShort(row, settings));
      return shareOf(counted.filter(isAbandoned), counted);
    },
  };
}

/** A/O, the headline; who was moved on is offered where they went. Those still waiting count as offered: the rate of a running hour rises as they are answered. */
export function connectRate(): Figure<ContactRow> {
  return {
    id: 'connect_rate', unit: 'share', formula: { zh: '接起 ÷ 进入队列，转到别处的不计入', en: 'answered / offered, without those moved on' },
    compute(rows) {
      const counted = rows.filter((row) => !isHandedOn(row));
      return shareOf(counted.filter(isAnswered), counted);
    },
  };
}

export function isAnswered(row: ContactRow): boolean {
  return row.outcome === 'answered';
}

export function isAbandoned(row: ContactRow): boolean {
  return row.outcome === 'abandoned';
}

function isHandedOn(row: ContactRow): boolean {
  return row.outcome === 'handed_on';
}

function isKept(row: ContactRow): boolean {
  return row.outcome === 'kept_place';
}

/** Left within so many seconds, the last one included. */
export function leftWithin(row: ContactRow, seconds: number): boolean {
  const wait = waitSecondsOf(row);
  return wait !== undefined && wait <= seconds;
}

export function isShort(row: ContactRow, settings: ReportSettings): boolean {
  return isAbandoned(row) && leftWithin(row, termsFor(row, settings).shortSeconds);
}

/** A span of a formula in words: "20 秒内", or whose it is where every queue has its own. */
export function secondsText(seconds: number | 'own', kind: 'target' | 'short'): { zh: string; en: string } {
  if (seconds !== 'own') return { zh: `${seconds} 秒内`, en: `${seconds} s` };
  return kind === 'target' ? { zh: '各队列自己的承诺时间内', en: "each queue's own target" } : { zh: '各队列自己的短时放弃时限内', en: "each queue's own short limit" };
}

function shortText({ shortSeconds }: ReportSettings): { zh: string; en: string } {
  return secondsText(shortSeconds, 'short');
}
