/** Loads the rows of a period once and lets every figure compute on them; grouping parts the same rows and asks the same functions. */
import type { Act } from '#kit/act.ts';
import { holds, may } from '#kit/actor.ts';
import { formOfAddress } from '#customers/core/name.ts';
import { refuse } from '#kit/refusal.ts';
import type * as z from 'zod';
import { brandOf } from '#staff/index.ts';
import type { FigureAnswer, FigureRow, FigureRows, FiguresAnswer, FigureTable, FiguresQuery, TableQuery } from './contract.ts';
import { figuresOf, type Figures } from './core/figures/index.ts';
import { intervalKeyOf } from './core/interval.ts';
import { newestOf } from './core/newest.ts';
import { workByClock, workByQueue } from './core/work.ts';
import { type Figure, type FigureValue, type QueueTerms, type ReportSettings, sharedTerms } from './core/types.ts';
import { feltWaitRows } from './store-felt-waits.ts';
import { firstContactRows } from './store-first-contacts.ts';
import { handlingRows, workRows } from './store-handlings.ts';
import { callBackRows, complaintRows, contactRows, moodRows, namesOf, peopleBehind, queuePromises, responseRows, satisfactionRows, type Chosen, type Grouped, type QueuePromises } from './store.ts';

const longestPeriodMs = 93 * 86_400_000;

type RowsOf<Load extends (...asked: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<Load>>;
/** Everything a period holds, by the kinds of rows that figures are made of. */
interface PeriodRows {
  readonly contacts: RowsOf<typeof contactRows>;
  readonly responses: RowsOf<typeof responseRows>;
  readonly firstContacts: RowsOf<typeof firstContactRows>;
  readonly satisfaction: RowsOf<typeof satisfactionRows>;
  readonly feltWaits: RowsOf<typeof feltWaitRows>;
  readonly moods: RowsOf<typeof moodRows>;
  readonly complaints: RowsOf<typeof complaintRows>;
  readonly callBacks: RowsOf<typeof callBackRows>;
  readonly handlings: RowsOf<typeof handlingRows>;
  readonly work: RowsOf<typeof workRows>;
}
/** A figure with what it comes to, and what stands behind it. */
interface Computed {
  readonly figure: Pick<Figure<never>, 'id' | 'variant' | 'unit' | 'formula' | 'goal'>;
  readonly value: FigureValue;
  readonly kind: FigureRow['kind'];
  readonly rows: readonly Grouped[];
}

export async function figures(act: Act, asked: FiguresQuery): Promise<FiguresAnswer> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const chosen = chosenOf(asked);
  const rows = await periodRows(act, chosen);
  return { from: asked.from, to: asked.to, zone, figures: answersOn(figuresOf(act.now.getTime(), settingsIn(await queuePromises(act), rows, chosen.queueId)), rows) };
}

/** Expected, actual and perceived wait alone, by the same figures: what a queue's page asks for. */
export async function feltWaits(act: Act, asked: FiguresQuery): Promise<FiguresAnswer> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const rows = await feltWaitRows(act, chosenOf(asked));
  return { from: asked.from, to: asked.to, zone, figures: figuresOf(act.now.getTime()).feltWaits.map((figure) => answerOf(figure, figure.compute(rows))) };
}

export async function figureTable(act: Act, asked: TableQuery): Promise<FigureTable> {
  may(act, 'report.read');
  const { zone } = await brandOf(act);
  const chosen = chosenOf(asked);
  const rows = await periodRows(act, chosen);
  const keyOf = (row: Grouped): string | null => {
    if (asked.by === 'queue') return row.queueId ?? '';
    if (asked.by === 'agent') return row.agentId ?? '';
    // What began before the period and stood in it (an open complaint) has no line of its own in it.
    return row.atMs < chosen.from.getTime() || row.atMs >= chosen.to.getTime() ? null : intervalKeyOf(row.atMs, asked.by, zone);
  };
  const parts = partsOf(rows, keyOf, workParts(rows.work, asked, zone));
  const names = await namesOf(act);
  const labelled = [...parts.keys()].toSorted().map((key) => ({ key, label: names.get(key) ?? key }));
  const groups = asked.by === 'queue' || asked.by === 'agent' ? labelled.toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || a.label.localeCompare(b.label, 'zh')) : labelled;
  const queues = await queuePromises(act);
  const nowMs = act.now.getTime();
  const ofAll = figuresOf(nowMs, settingsIn(queues, rows, chosen.queueId));
  const figuresIn = (key: string, part: PeriodRows) => (asked.by === 'queue' && key !== '' ? figuresOf(nowMs, settingsIn(queues, part, key)) : ofAll);
  return {
    from: asked.from, to: asked.to, zone, by: asked.by,
    groups: groups.map(({ key, label }) => {
      const part = parts.get(key) ?? noRows;
      return { key, label, figures: answersOn(figuresIn(key, part), part) };
    }),
    total: answersOn(ofAll, rows),
  };
}

/** A stretch of time, [from, to). */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is counted on contacts, for each group of spans together, all by the same terms. Who may was asked by the caller. @param queueIds none: every queue */
export async function contactFigures(act: Act, groups: readonly (readonly Span[])[], queueIds: readonly string[]): Promise<FigureAnswer[][]> {
  const loaded: RowsOf<typeof contactRows>[] = [];
  for (const spans of groups) {
    const rows: RowsOf<typeof contactRows> = [];
    for (const { fromMs, toMs } of spans) rows.push(...(await contactRows(act, { from: new Date(fromMs), to: new Date(toMs) })));
    loaded.push(rows.filter((row) => queueIds.length === 0 || queueIds.includes(row.queueId ?? '')));
  }
  const queues = (await queuePromises(act)).filter((queue) => queueIds.length === 0 || queueIds.includes(queue.id));
  const settings = settingsIn(queues, { contacts: loaded.flat() }, undefined);
  return loaded.map((rows) => figuresOf(act.now.getTime(), settings).contacts.map((figure) => answerOf(figure, figure.compute(rows))));
}

const mostRowsShown = 500;

export async function figureRows(act: Act, figureId: string, asked: FiguresQuery & { variant?: string | undefined }): Promise<z.input<typeof FigureRows>> {
  may(act, 'report.read');
  const chosen = chosenOf(asked);
  const rows = await periodRows(act, chosen);
  const computed = computeAll(figuresOf(act.now.getTime(), settingsIn(await queuePromises(act), rows, chosen.queueId)), rows);
  const found = computed.find((one) => one.figure.id === figureId && (asked.variant === undefined || one.figure.variant === asked.variant));
  if (found === undefined) throw refuse('not_found', 'reports.unknownFigure', { at: 'params.id' });
  const { kind, value } = found;
  const hits = new Set(value.numeratorRowIds ?? value.rowIds);
  const known = new Map(found.rows.map((row) => [row.id, row]));
  const surveys = kind === 'survey' ? new Map([...rows.satisfaction, ...rows.feltWaits].map(({ id, score, about }) => [id, { score, about }])) : undefined;
  const shown = newestOf(value.rowIds.flatMap((id) => known.get(id) ?? []), mostRowsShown);
  const names = shown.some((row) => row.hand !== undefined) ? await namesOf(act) : undefined;
  const people = holds(act.who, 'customer.read') ? new Map((await peopleBehind(act, kind, shown.map(aboutOf))).map((person) => [person.id, person])) : undefined;
  const customerOf = (id: string) => {
    const person = people?.get(id);
    return person === undefined ? null : { name: person.name, formOfAddress: formOfAddress({ surname: person.surname, givenName: person.given_name, honorific: person.honorific, title: person.title }) };
  };
  return {
    id: figureId, total: value.rowIds.length,
    rows: shown.map((row) => ({ id: aboutOf(row), kind, number: row.number, at: new Date(row.atMs).toISOString(), customer: customerOf(aboutOf(row)), inNumerator: hits.has(row.id), survey: surveys?.get(row.id) ?? null, hand: row.hand === undefined ? null : { name: names?.get(row.hand.agentId) ?? '', seconds: row.hand.seconds } })),
  };
}

const aboutOf = (row: Grouped): string => row.aboutId ?? row.id;

export async function periodRows(act: Act, chosen: Chosen): Promise<PeriodRows> {
  return { contacts: await contactRows(act, chosen), responses: await responseRows(act, chosen), firstContacts: await firstContactRows(act, chosen), satisfaction: await satisfactionRows(act, chosen), feltWaits: await feltWaitRows(act, chosen), moods: await moodRows(act, chosen), complaints: await complaintRows(act, chosen), callBacks: await callBackRows(act, chosen), handlings: await handlingRows(act, chosen), work: await workRows(act, chosen) };
}

const noRows: PeriodRows = { contacts: [], responses: [], firstContacts: [], satisfaction: [], feltWaits: [], moods: [], complaints: [], callBacks: [], handlings: [], work: [] };

/** Time at work is cut where the clock's parts meet, and stands with each queue that had some of it. */
function workParts(work: PeriodRows['work'], { by, queueId }: TableQuery, zone: string): Map<string, PeriodRows['work']> {
  if (by === 'agent') return Map.groupBy(work, (row) => row.agentId);
  if (by !== 'queue') return workByClock(work, by, zone);
  return queueId === undefined ? workByQueue(work) : new Map([[queueId, work]]);
}

/** The same rows in parts; each row is looked at once, however many parts there are. A row without a key is in none. Who was only ready makes no part of their own. */
function partsOf(rows: PeriodRows, keyOf: (row: Grouped) => string | null, work: ReadonlyMap<string, PeriodRows['work']>): Map<string, PeriodRows> {
  const [contacts, responses, firstContacts, satisfaction, felt, moods, complaints, callBacks, handlings] = [Map.groupBy(rows.contacts, keyOf), Map.groupBy(rows.responses, keyOf), Map.groupBy(rows.firstContacts, keyOf), Map.groupBy(rows.satisfaction, keyOf), Map.groupBy(rows.feltWaits, keyOf), Map.groupBy(rows.moods, keyOf), Map.groupBy(rows.complaints, keyOf), Map.groupBy(rows.callBacks, keyOf), Map.groupBy(rows.handlings, keyOf)];
  const busy = [...work].flatMap(([key, part]) => (part.some((row) => !row.isReady) ? [key] : []));
  const keys = new Set([...[contacts, responses, firstContacts, satisfaction, felt, moods, complaints, callBacks, handlings].flatMap((groups) => [...groups.keys()]), ...busy]);
  return new Map([...keys].flatMap((key) => (key === null ? [] : [[key, {
    contacts: contacts.get(key) ?? [], responses: responses.get(key) ?? [], firstContacts: firstContacts.get(key) ?? [], satisfaction: satisfaction.get(key) ?? [], feltWaits: felt.get(key) ?? [], moods: moods.get(key) ?? [], complaints: complaints.get(key) ?? [], callBacks: callBacks.get(key) ?? [],
    handlings: handlings.get(key) ?? [], work: work.get(key) ?? [],
  }]])));
}

function computeAll(all: Figures, rows: PeriodRows): Computed[] {
  const on = <Row extends Grouped>(figures: readonly Figure<Row>[], of: readonly Row[], kind: Computed['kind']): Computed[] => figures.map((figure) => ({ figure, value: figure.compute(of), kind, rows: of }));
  return [
    ...on(all.contacts, rows.contacts, 'interaction'), ...on(all.responses, rows.responses, 'interaction'), ...on(all.firstContacts, rows.firstContacts, 'interaction'),
    ...on(all.satisfaction, rows.satisfaction, 'survey'), ...on(all.feltWaits, rows.feltWaits, 'survey'), ...on(all.moods, rows.moods, 'interaction'),
    ...on(all.complaints, rows.complaints, 'case'),
    ...on(all.callBacks, rows.callBacks, 'interaction'), ...on(all.handlings, rows.handlings, 'interaction'), ...on(all.work, rows.work, 'interaction'),
  ];
}

export function answersOn(all: Figures, rows: PeriodRows): FigureAnswer[] {
  return computeAll(all, rows).map(({ figure, value }) => answerOf(figure, value));
}

export function answerOf(figure: Computed['figure'], value: FigureValue): FigureAnswer {
  return {
    id: figure.id, variant: figure.variant ?? null, unit: figure.unit, formula: figure.formula, goal: value.goal ?? figure.goal ?? null,
    value: value.value ?? null, numerator: value.numerator, denominator: value.denominator, interval: value.interval ?? null,
  };
}

/** Each contact by what its own queue promises; with no contacts yet, what the queues (or the chosen one) promise now. */
export function settingsIn(queues: readonly QueuePromises[], rows: Pick<PeriodRows, 'contacts'>, queueId: string | undefined): ReportSettings {
  const met = new Set(rows.contacts.flatMap((row) => row.terms ?? []));
  return sharedTerms(met.size > 0 ? [...met] : queues.filter((queue) => queueId === undefined || queue.id === queueId).map(termsOf));
}
function termsOf(queue: QueuePromises): QueueTerms {
  return { targetSeconds: queue.target_seconds, shortSeconds: queue.short_seconds, serviceLevelGoal: queue.target_share };
}

/** At most a quarter. */
export function chosenOf(asked: FiguresQuery): Chosen {
  const [from, to] = [new Date(asked.from), new Date(asked.to)];
  if (to <= from || to.getTime() - from.getTime() > longestPeriodMs) throw refuse('invalid', 'reports.period', { at: 'query.to', params: { days: longestPeriodMs / 86_400_000 } });
  return { from, to, queueId: asked.queueId, agentId: asked.agentId };
}
