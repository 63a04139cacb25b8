/** Loads the rows of a period once and lets every figure compute on them; grouping uses the same rows and the same functions. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type * as z from 'zod';
import type { FigureAnswer, FigureRow, FigureRows, FiguresAnswer, FigureTable, FiguresQuery, TableQuery } from './contract.ts';
import { figuresOf } from './core/figures/index.ts';
import { intervalKeyOf } from './core/interval.ts';
import { defaultSettings, type Figure, type FigureValue, type ReportSettings } from './core/types.ts';
import { brandOf } from '#staff/index.ts';
import { complaintRows, contactRows, moodRows, namesOf, queuesNow, responseRows, satisfactionRows, type Chosen, type Grouped } from './store.ts';

const longestPeriodMs = 93 * 86_400_000;

/** A figure bound to its rows, so that tables can group and screens can look behind it. */
export interface Bound {
  readonly figure: Pick<Figure<never>, 'id' | 'variant' | 'unit' | 'formula' | 'goal'>;
  readonly kind: 'interaction' | 'survey' | 'case';
  readonly rows: readonly Grouped[];
  on(keep: (row: Grouped) => boolean): FigureValue;
  readonly numbers: ReadonlyMap<string, string>;
  readonly surveys?: ReadonlyMap<string, NonNullable<FigureRow['survey']>>;
}

export async function figures(act: Act, asked: FiguresQuery): Promise<FiguresAnswer> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const bound = await boundFigures(act, chosenOf(asked));
  return { from: asked.from, to: asked.to, zone, figures: bound.map((one) => answerOf(one, one.on(() => true))) };
}

export async function figureTable(act: Act, asked: TableQuery): Promise<FigureTable> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const bound = await boundFigures(act, chosenOf(asked));
  const names = await namesOf(act);
  // What began before the period and stood in it (an open complaint) has no line of its own in it.
  const [fromMs, toMs] = [Date.parse(asked.from), Date.parse(asked.to)];
  const whenOf = (row: Grouped, by: 'half_hour' | 'hour' | 'day') => (row.atMs < fromMs || row.atMs >= toMs ? null : intervalKeyOf(row.atMs, by, zone));
  const keyOf = (row: Grouped): string | null => (asked.by === 'queue' ? row.queueId : asked.by === 'agent' ? row.agentId : whenOf(row, asked.by));
  const keys = [...new Set(bound.flatMap((one) => one.rows.flatMap((row) => keyOf(row) ?? [])))].toSorted();
  const labelled = keys.map((key) => ({ key, label: names.get(key) ?? key }));
  const groups = asked.by === 'queue' || asked.by === 'agent' ? labelled.toSorted((a, b) => a.label.localeCompare(b.label, 'zh')) : labelled;
  return { from: asked.from, to: asked.to, zone, by: asked.by, groups: groups.map(({ key, label }) => ({ key, label, figures: bound.map((one) => answerOf(one, one.on((row) => keyOf(row) === key))) })) };
}

const mostRowsShown = 500;

export async function figureRows(act: Act, figureId: string, asked: FiguresQuery & { variant?: string | undefined }): Promise<z.input<typeof FigureRows>> {
  may(act, 'report.read');
  const found = (await boundFigures(act, chosenOf(asked))).find((one) => one.figure.id === figureId && (asked.variant === undefined || one.figure.variant === asked.variant));
  if (found === undefined) throw refuse('not_found', 'reports.unknownFigure', { at: 'params.id' });
  const value = found.on(() => true);
  const hits = new Set(value.numeratorRowIds ?? value.rowIds);
  return { id: figureId, total: value.rowIds.length, rows: value.rowIds.slice(0, mostRowsShown).map((id) => ({ id, kind: found.kind, number: found.numbers.get(id) ?? '', inNumerator: hits.has(id), survey: found.surveys?.get(id) ?? null })) };
}

/** `loaded`: the contacts of the same choice, where the caller has them already. */
export async function boundFigures(act: Act, chosen: Chosen, loaded?: Awaited<ReturnType<typeof contactRows>>): Promise<Bound[]> {
  const all = figuresOf(act.now.getTime(), await settingsFor(act, chosen.queueId));
  const [contacts, responses, satisfaction, moods, complaints] = [loaded ?? (await contactRows(act, chosen)), await responseRows(act, chosen), await satisfactionRows(act, chosen), await moodRows(act, chosen), await complaintRows(act, chosen)];
  return [
    ...all.contacts.map((figure) => bind(figure, contacts, 'interaction')),
    ...all.responses.map((figure) => bind(figure, responses, 'interaction')),
    ...all.satisfaction.map((figure) => ({ ...bind(figure, satisfaction, 'survey'), surveys: new Map(satisfaction.map(({ id, score, about }) => [id, { score, about }])) })),
    ...all.moods.map((figure) => bind(figure, moods, 'interaction')),
    ...all.complaints.map((figure) => bind(figure, complaints, 'case')),
  ];
}

export function answerOf({ figure }: Pick<Bound, 'figure'>, value: FigureValue): FigureAnswer {
  return {
    id: figure.id, variant: figure.variant ?? null, unit: figure.unit, formula: figure.formula, goal: figure.goal ?? null,
    value: value.value ?? null, numerator: value.numerator, denominator: value.denominator, interval: value.interval ?? null,
  };
}

function bind<Row extends Grouped & { readonly id: string }>(figure: Figure<Row>, rows: readonly Row[], kind: Bound['kind']): Bound {
  return { figure, kind, rows, numbers: new Map(rows.map((row) => [row.id, row.number])), on: (keep) => figure.compute(rows.filter(keep)) };
}

/** One queue's own target when a queue is chosen; the default otherwise, since targets of several queues do not add up. */
async function settingsFor(act: Act, queueId: string | undefined): Promise<ReportSettings> {
  const queue = queueId === undefined ? undefined : (await queuesNow(act)).find((one) => one.id === queueId);
  return queue === undefined ? defaultSettings : { targetSeconds: queue.target_seconds, shortSeconds: queue.short_seconds, serviceLevelGoal: queue.target_share };
}

function chosenOf(asked: FiguresQuery): Chosen {
  const [from, to] = [new Date(asked.from), new Date(asked.to)];
  if (to <= from || to.getTime() - from.getTime() > longestPeriodMs) throw refuse('invalid', 'reports.period', { at: 'query.to', params: { days: longestPeriodMs / 86_400_000 } });
  return { from, to, queueId: asked.queueId, agentId: asked.agentId };
}
