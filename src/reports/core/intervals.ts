/**
 * The report by interval: what came in, what left and how, who stood there before and after, and how it was served, for slices of
 * the clock. Whatever left counts in the slice in which it left, so that every slice balances and each begins as the last one ended.
 */
import { balanceOf } from './balance.ts';
import { isShort } from './figures/contacts.ts';
import { averageHandleTime, occupancy } from './figures/handling.ts';
import { serviceLevel } from './figures/service-level.ts';
import { answerSpeed } from './figures/waits.ts';
import type { ContactRow, FigureValue, HandlingRow, ReportSettings, Unit, WorkRow } from './types.ts';
import { workedMs } from './work.ts';

interface Slice {
  readonly fromMs: number;
  readonly toMs: number;
}
/** Who had what in hand, and who was ready for the next. */
interface Working {
  readonly work: readonly WorkRow[];
  readonly handled: readonly HandlingRow[];
}
interface IntervalColumn {
  readonly id: string;
  readonly variant?: string;
  readonly unit: Unit;
  readonly formula: { readonly zh: string; readonly en: string };
  readonly goal?: number;
}
export interface IntervalRow extends Slice {
  /** In the order of the columns; undefined: nothing can be said. */
  readonly values: readonly (number | undefined)[];
  /** Anything but 0: rows contradict themselves, and the report must not be believed. */
  readonly difference: number;
}

/** Equal slices of real time from the beginning on; the last one is as long as what is left. */
export function slicesOf({ fromMs, toMs }: Slice, minutes: number): Slice[] {
  const stepMs = minutes * 60_000;
  return Array.from({ length: Math.max(0, Math.ceil((toMs - fromMs) / stepMs)) }, (_, i) => ({ fromMs: fromMs + i * stepMs, toMs: Math.min(toMs, fromMs + (i + 1) * stepMs) }));
}

const count = (id: string, zh: string, en: string): IntervalColumn => ({ id, unit: 'count', formula: { zh, en } });

export function columnsOf(settings: ReportSettings): IntervalColumn[] {
  const { compute: _level, ...level } = serviceLevel(settings);
  const { compute: _speed, ...speed } = answerSpeed();
  const { compute: _handle, ...handle } = averageHandleTime();
  const { compute: _occupancy, ...occupied } = occupancy();
  return [
    count('waiting_at_start', '时段开始时在等的', 'In the line when it began'),
    count('offered', '这段时间进入队列的', 'Joined a queue then'),
    count('answered', '这段时间接起的', 'Answered then'),
    count('abandoned', '这段时间放弃的，不含短时放弃', 'Gave up then, without short abandons'),
    count('abandoned_short', '这段时间短时放弃的', 'Gave up then within the short limit'),
    count('kept_place', '这段时间保留位置后离开的', 'Left then with the place kept'),
    count('closed_out', '这段时间没有接起就由我方结束的', 'Ended by us then before anybody answered'),
    count('handed_on', '这段时间没有接起就转到别的队列的', 'Moved then to another queue before anybody answered'),
    count('waiting_at_end', '时段结束时还在等的；开始时在等 + 进入 = 接起 + 放弃 + 短时放弃 + 保留位置 + 我方结束 + 转到别处 + 还在等', 'Still in the line when it ended; at the start + joined = answered + abandoned + short + places kept + closed by us + moved on + at the end'),
    count('kept_taken_up', '这段时间由客服接手的保留位置', 'Kept places taken up by an agent then'),
    level, speed, handle, occupied,
  ];
}

/** @param rows everybody who stood in the line at some moment of the slice; others do no harm */
export function intervalRow(rows: readonly ContactRow[], working: Working, slice: Slice, settings: ReportSettings): IntervalRow {
  const within = (ms: number | undefined): boolean => ms !== undefined && ms >= slice.fromMs && ms < slice.toMs;
  const balance = balanceOf(rows, slice.fromMs, slice.toMs);
  const gone = rows.filter((row) => row.outcome !== 'waiting' && within(row.leftAtMs));
  const short = gone.filter((row) => isShort(row, settings)).length;
  const value = (of: FigureValue): number | undefined => of.value;
  return {
    ...slice, difference: balance.difference,
    values: [
      balance.waitingAtStart, balance.offered, balance.left.answered, balance.left.abandoned - short, short, balance.left.kept_place, balance.left.closed_out, balance.left.handed_on, balance.waitingAtEnd,
      rows.filter((row) => within(row.servedAtMs)).length,
      value(serviceLevel(settings).compute(gone)), value(answerSpeed().compute(gone)), value(averageHandleTime().compute(working.handled.filter((one) => within(one.toMs)))), occupancyIn(working.work, slice),
    ],
  };
}

/** Undefined when nobody was at work. */
export function occupancyIn(work: readonly WorkRow[], slice: Slice): number | undefined {
  const { busyMs, allMs } = workedMs(work, slice);
  return allMs === 0 ? undefined : busyMs / allMs;
}
