/** Figures as cards, tables, downloads and the API give them: one answer, one definition. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Language, Line } from '#kit/core/shapes.ts';

/** [from, to); at most a quarter at once. */
const period = { from: Instant, to: Instant, queueId: Id.optional(), agentId: Id.optional() };
export const FiguresQuery = z.object(period);
export type FiguresQuery = z.infer<typeof FiguresQuery>;
export const TableBy = z.enum(['half_hour', 'hour', 'day', 'queue', 'agent']);
export const TableQuery = z.object({ ...period, by: TableBy.default('day') });
export type TableQuery = z.infer<typeof TableQuery>;
/** `codes`: columns are named as in the API, in no language, for programs that read the file. */
export const CsvQuery = TableQuery.extend({ language: z.enum(['zh', 'en']).default('zh'), names: z.enum(['words', 'codes']).default('words') });
export type CsvQuery = z.infer<typeof CsvQuery>;

export const FigureAnswer = z.object({
  id: z.string(),
  variant: z.string().nullable(),
  unit: z.enum(['count', 'share', 'seconds', 'score', 'steps']),
  formula: z.object({ zh: z.string(), en: z.string() }),
  goal: z.number().nullable(),
  /** Null when nothing can be said: a dash on the screen, never a 0. */
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type FigureAnswer = z.infer<typeof FigureAnswer>;
export const FiguresAnswer = z.object({ from: Instant, to: Instant, zone: z.string(), figures: z.array(FigureAnswer) });
export type FiguresAnswer = z.infer<typeof FiguresAnswer>;
/** Groups in order; what belongs to no queue or no person stands in one with an empty key. The total is computed on all rows, as on the cards: shares and means do not add up. */
export const FigureTable = z.object({ from: Instant, to: Instant, zone: z.string(), by: TableBy, groups: z.array(z.object({ key: z.string(), label: z.string(), figures: z.array(FigureAnswer) })), total: z.array(FigureAnswer) });
export type FigureTable = z.infer<typeof FigureTable>;

export const RowsQuery = z.object({ ...period, variant: z.string().max(60).optional() });
/** What is behind a figure: each row leads to its interaction or case; an answer to a survey to what it was about. */
export const FigureRow = z.object({
  id: z.string(), kind: z.enum(['interaction', 'survey', 'case']), number: z.string(), inNumerator: z.boolean(),
  /** When it came: the arrival, the answer to the survey, the complaint's receipt. */
  at: Instant,
  /** Null for a reader who may not read customers. */
  customer: z.object({ name: z.string(), formOfAddress: FormOfAddress }).nullable(),
  /** Only of surveys: the answer, 1 to 5, and what was asked about. */
  survey: z.object({ score: z.number().int(), about: z.object({ kind: z.enum(['interaction', 'case']), id: Id }).nullable() }).nullable(),
  /** Only of figures on handling: in whose hands it was, and for how long. */
  hand: z.object({ name: z.string(), seconds: z.number() }).nullable(),
});
export type FigureRow = z.infer<typeof FigureRow>;
export const FigureRows = z.object({ id: z.string(), rows: z.array(FigureRow), total: z.number().int() });

/** Slices of the clock; [from, to) at most 800 of them. */
export const IntervalsQuery = z.object({ from: Instant, to: Instant, queueId: Id.optional(), minutes: z.enum(['15', '30', '60']).default('30') });
export type IntervalsQuery = z.infer<typeof IntervalsQuery>;
export const IntervalsCsvQuery = IntervalsQuery.extend({ language: z.enum(['zh', 'en']).default('zh') });
export type IntervalsCsvQuery = z.infer<typeof IntervalsCsvQuery>;
/** `difference`: 0 when the interval balances, as it should. */
const IntervalLine = z.object({ from: Instant, to: Instant, values: z.array(z.number().nullable()), difference: z.number().int() });
/** What left the line counts in the interval in which it left; `values` stand in the order of `columns`, null: nothing can be said. What lies ahead has no row. */
export const IntervalReport = z.object({
  from: Instant, to: Instant, zone: z.string(), minutes: z.number().int(),
  columns: z.array(FigureAnswer.pick({ id: true, variant: true, unit: true, formula: true, goal: true })),
  rows: z.array(IntervalLine), total: IntervalLine.nullable(),
});
export type IntervalReport = z.infer<typeof IntervalReport>;

/** [from, to); at most a quarter at once. */
export const SavingsQuery = z.object({ from: Instant, to: Instant, queueId: Id.optional() });
export type SavingsQuery = z.infer<typeof SavingsQuery>;
export const SavingsCsvQuery = SavingsQuery.extend({ language: z.enum(['zh', 'en']).default('zh') });
export type SavingsCsvQuery = z.infer<typeof SavingsCsvQuery>;
const Definition = z.object({ zh: z.string(), en: z.string() });
const Range = z.object({ mean: z.number(), low: z.number(), high: z.number() });
/** What keeping places changed, against a simulated counterfactual: an estimate, with its method and how far it agrees with what happened. */
export const Savings = z.object({
  from: Instant, to: Instant, zone: z.string(), method: Definition,
  /** `too_few`, `too_far`: no figure would be honest, `figures` hold none. `nothing_kept`: nothing was saved. */
  verdict: z.enum(['said', 'nothing_kept', 'too_few', 'too_far']),
  lacks: z.array(z.enum(['contacts', 'kept_places', 'gave_up'])),
  /** All of the period; of a long one with many contacts whole days are simulated, and every figure speaks of those days only. */
  contacts: z.number().int(), days: z.number().int(), simulatedContacts: z.number().int(), simulatedDays: z.number().int(), repetitions: z.number().int(),
  /** What the simulation rests on. Null: nobody gave up; nobody was served. */
  patienceSeconds: z.number().nullable(), handleSeconds: z.number().nullable(),
  figures: z.array(z.object({ id: z.string(), unit: z.enum(['minutes', 'count', 'seconds']), definition: Definition, withPlaces: z.number().nullable(), without: z.number().nullable(), saved: Range.nullable() })),
  agreement: z.array(z.object({ id: z.string(), unit: z.enum(['count', 'seconds']), definition: Definition, recorded: z.number().nullable(), simulated: z.number().nullable(), isClose: z.boolean().nullable() })),
  venting: z.object({
    verdict: z.enum(['said', 'too_few', 'no_difference']), definition: Definition,
    waitedLong: z.object({ count: z.number().int(), meanSeconds: z.number().nullable() }), calledBack: z.object({ count: z.number().int(), meanSeconds: z.number().nullable() }),
    longerSeconds: Range.nullable(), savedMinutes: Range.nullable(),
  }),
});
export type Savings = z.infer<typeof Savings>;

/** The wallboard: now, and today so far. */
export const Wallboard = z.object({
  at: Instant,
  brandName: z.string(),
  now: z.object({
    waiting: z.number().int(), keptPlaces: z.number().int(), longestWaitSince: Instant.nullable(), inService: z.number().int(),
    agents: z.object({ available: z.number().int(), busy: z.number().int(), away: z.number().int(), offline: z.number().int() }),
  }),
  /** `names`: what a queue is called in each language, where that is not its name. */
  queues: z.array(z.object({ id: Id, name: z.string(), names: z.object({ zh: z.string(), en: z.string() }), waiting: z.number().int(), keptPlaces: z.number().int(), longestWaitSince: Instant.nullable(), targetSeconds: z.number().int(), targetShare: z.number(), serviceLevel: FigureAnswer })),
  today: z.array(FigureAnswer),
  /** What is on now; no `queueIds`: it covers every queue. */
  surges: z.array(z.object({ name: z.string(), reason: z.object({ zh: z.string(), en: z.string() }), from: Instant, queueIds: z.array(Id) })),
});
export type Wallboard = z.infer<typeof Wallboard>;

/** A screen on a wall: its link shows the wallboard and nothing else. The link itself is in the answer that makes it and nowhere else. */
/** `language` null: the screen speaks as its own browser does. */
export const Display = z.object({ id: Id, name: z.string(), language: Language.nullable(), madeBy: z.string(), createdAt: Instant, endsAt: Instant, seenAt: Instant.nullable(), revokedAt: Instant.nullable() });
export type Display = z.infer<typeof Display>;
export const Displays = z.object({ items: z.array(Display) });
export const CreateDisplay = z.strictObject({ name: Line(60), language: Language.nullable().optional() });
export type CreateDisplay = z.infer<typeof CreateDisplay>;
export const NewDisplay = z.object({ link: z.string(), item: Display });
export type NewDisplay = z.infer<typeof NewDisplay>;
/** What a display sees: the wallboard, by whose clock and in which language it is told. */
export const DisplayBoard = z.object({ zone: z.string(), language: Language.nullable(), board: Wallboard });
export type DisplayBoard = z.infer<typeof DisplayBoard>;
