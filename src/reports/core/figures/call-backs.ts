import { countOf, meanOf, shareOf } from '#reports/core/shapes.ts';
import type { CallBackRow, Figure } from '#reports/core/types.ts';

/** A call that begins within this of the promised moment has kept it: clocks on two desks never agree to the second. */
const graceSeconds = 60;

/** Call-backs with a time that the customer was told. A message, or a place kept while nobody could name a time, promises none. */
export function callBacksPromised(): Figure<CallBackRow> {
  return {
    id: 'call_backs_promised', unit: 'count', formula: { zh: '向客户承诺了时间的回电数（按客户选择的时刻计入）', en: 'Call-backs promised with a time, by the moment at which the customer chose them' },
    compute: (rows) => countOf(rows.filter(isPromised)),
  };
}

/** Started ≤ promised + grace, of those that are due: one not due yet counts in neither, nor one that was no longer needed before it was due. */
export function callBacksKept(nowMs: number): Figure<CallBackRow> {
  return {
    id: 'call_backs_kept', unit: 'share',
    formula: {
      zh: `客服着手回电不晚于承诺时间加 ${graceSeconds} 秒的 ÷ 已到期或已着手的承诺回电；到期前客户自己回来或取消的不计入`,
      en: `begun no later than promised plus ${graceSeconds} s / promised call-backs due or begun; not those that were no longer needed before they were due`,
    },
    compute: (rows) => {
      const due = rows.filter((row) => isPromised(row) && (row.startedAtMs !== undefined || lastMs(row) < Math.min(nowMs, row.endedAtMs ?? Infinity)));
      return shareOf(due.filter((row) => (row.startedAtMs ?? Infinity) <= lastMs(row)), due);
    },
  };
}

/** How long until somebody called: from when the customer left, or from the time they had chosen. */
export function callBackWait(): Figure<CallBackRow> {
  return {
    id: 'call_back_wait', unit: 'seconds',
    formula: { zh: '从客户选择回电（或约定的时间）到客服着手回电的时长之和 ÷ 已着手的回电', en: 'total time from the choice, or from the chosen time, to the first call / call-backs begun' },
    compute: (rows) => meanOf(rows.filter((row) => !row.isMessage), (row) => (row.startedAtMs === undefined ? undefined : Math.max(0, row.startedAtMs - Math.max(row.askedAtMs, row.wantedAtMs ?? 0)) / 1000)),
  };
}

function isPromised(row: CallBackRow): boolean {
  return row.promisedByMs !== undefined;
}

/** The last moment at which the promise is kept. */
function lastMs(row: CallBackRow): number {
  return (row.promisedByMs ?? Infinity) + graceSeconds * 1000;
}
