/** The report by interval: loads who stood in the line and who was at work, once, and lets the core slice the clock. */
import { stringify } from 'csv-stringify/sync';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Say } from '#kit/say.ts';
import { dayText, readWall } from '#clocks/core/wall-clock.ts';
import { brandOf } from '#staff/index.ts';
import type { IntervalReport, IntervalsCsvQuery, IntervalsQuery } from './contract.ts';
import { columnsOf, intervalRow, slicesOf } from './core/intervals.ts';
import { numberOf } from './csv.ts';
import { settingsIn } from './figures.ts';
import { handlingRows, workRows } from './store-handlings.ts';
import { lineRows, queuePromises } from './store.ts';

/** A week by quarters of an hour, and a little more. */
const mostRows = 800;

export async function intervalReport(act: Act, asked: IntervalsQuery): Promise<IntervalReport> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const minutes = Number(asked.minutes);
  const [from, to] = [new Date(asked.from), new Date(asked.to)];
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= 0 || spanMs / (minutes * 60_000) > mostRows) throw refuse('invalid', 'reports.tooManyIntervals', { at: 'query.to', params: { days: Math.floor((mostRows * minutes) / 1440), minutes } });
  // What has not begun has no figures.
  const slices = slicesOf({ fromMs: from.getTime(), toMs: Math.min(to.getTime(), act.now.getTime() + 1) }, minutes);
  const chosen = { from, to, queueId: asked.queueId };
  const rows = await lineRows(act, chosen);
  const working = { work: await workRows(act, chosen), handled: await handlingRows(act, chosen) };
  const settings = settingsIn(await queuePromises(act), { contacts: rows }, asked.queueId);
  const told = (slice: { fromMs: number; toMs: number }) => intervalRow(rows, working, slice, settings);
  const view = ({ fromMs, toMs, values, difference }: ReturnType<typeof told>) => ({ from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), values: values.map((value) => value ?? null), difference });
  const [first, last] = [slices[0], slices.at(-1)];
  return {
    from: asked.from, to: asked.to, zone, minutes,
    columns: columnsOf(settings).map(({ id, variant, unit, formula, goal }) => ({ id, variant: variant ?? null, unit, formula, goal: goal ?? null })),
    rows: slices.map((slice) => view(told(slice))),
    total: first === undefined || last === undefined ? null : view(told({ fromMs: first.fromMs, toMs: last.toMs })),
  };
}

/** The same as a file: one line an interval, in the brand's own time, shares in percent. */
export function intervalsCsv(report: IntervalReport, { language }: Pick<IntervalsCsvQuery, 'language'>, say: Say): string {
  const word = (key: string) => say(language, `reports:${key}`, {});
  const at = (iso: string): string => {
    const { day, minute } = readWall(report.zone, Date.parse(iso));
    return `${dayText(day)} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
  };
  const line = (label: string, values: readonly (number | null)[]) => [label, ...values.map((value, i) => numberOf(value, report.columns[i]?.unit ?? 'count') ?? '')];
  return stringify([
    [word('screen.interval.from'), ...report.columns.map(({ id, unit }) => `${word(`figure.${id}`)}${unit === 'count' ? '' : language === 'zh' ? `（${word(`csv.units.${unit}`)}）` : ` (${word(`csv.units.${unit}`)})`}`)],
    ...report.rows.map((row) => line(at(row.from), row.values)), ...(report.total === null ? [] : [line(word('screen.report.total'), report.total.values)]),
  ], { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}
