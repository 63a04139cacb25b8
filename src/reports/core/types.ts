import type { MoodPair } from '#mood/core/mirror.ts';

/*
 * A figure has one definition, and card, table, download and API all call it. Rows are plain values; whoever asks chooses
 * them (period, queue, agent) with `period.ts`, so that the choice too is one function. Moments `…Ms` since 1970, lengths in seconds.
 */

export type Unit = 'count' | 'share' | 'seconds' | 'score' | 'steps';

/** What a figure comes to. `value` is undefined when nothing can be said (no rows): a screen shows a dash, never a 0. */
export type FigureValue = {
  readonly value: number | undefined;
  readonly numerator: number;
  readonly denominator: number;
  /** The rows that were counted (the denominator's; for a count, the counted ones), for looking behind the figure. */
  readonly rowIds: readonly string[];
  /** Those of them that make the numerator, where it is a choice among them. */
  readonly numeratorRowIds?: readonly string[];
  /** 95 % interval, where the figure is a sample of customers. */
  readonly interval?: { readonly low: number; readonly high: number };
  /** The target of exactly these rows, where they come from queues with different ones. */
  readonly goal?: number;
};

export type Figure<Row> = {
  readonly id: string;
  /** Named when the field knows several formulas by the same name; shown beside the figure. */
  readonly variant?: string;
  readonly unit: Unit;
  /** In words, with the settings that were used. */
  readonly formula: { readonly zh: string; readonly en: string };
  /** The brand's target, in the figure's unit. */
  readonly goal?: number;
  readonly compute: (rows: readonly Row[]) => FigureValue;
};

/** What one queue promises. */
export type QueueTerms = {
  /** T: an answer within this counts for the service level. */
  readonly targetSeconds: number;
  /** s: who gives up within this is counted apart. */
  readonly shortSeconds: number;
  readonly serviceLevelGoal: number;
};

/** By what contacts are measured; printed in every formula that uses it. `own`: each by the terms of its own queue. */
export type ReportSettings = { readonly [Term in keyof QueueTerms]: QueueTerms[Term] | 'own' };

export const defaultSettings: QueueTerms = { targetSeconds: 20, shortSeconds: 5, serviceLevelGoal: 0.8 };

/** Terms that several queues share, and `own` where they differ: a total never measures a queue by another's promise. */
export function sharedTerms(queues: readonly QueueTerms[]): ReportSettings {
  const [first = defaultSettings, ...others] = queues;
  const shared = <Term extends keyof QueueTerms>(term: Term) => (others.every((one) => one[term] === first[term]) ? first[term] : ('own' as const));
  return { targetSeconds: shared('targetSeconds'), shortSeconds: shared('shortSeconds'), serviceLevelGoal: shared('serviceLevelGoal') };
}

/** What counts for this contact. */
export function termsFor(row: Pick<ContactRow, 'terms'>, settings: ReportSettings): QueueTerms {
  const own = row.terms ?? defaultSettings;
  return {
    targetSeconds: settings.targetSeconds === 'own' ? own.targetSeconds : settings.targetSeconds, shortSeconds: settings.shortSeconds === 'own' ? own.shortSeconds : settings.shortSeconds,
    serviceLevelGoal: settings.serviceLevelGoal === 'own' ? own.serviceLevelGoal : settings.serviceLevelGoal,
  };
}

/**
 * How a contact left the live line. `kept_place` = the customer left and keeps the place (a call-back booked): neither
 * answered nor abandoned. `closed_out` = the centre ended it (closing time). `handed_on` = it was moved to another queue before anybody answered.
 */
export type LineOutcome = 'waiting' | 'answered' | 'abandoned' | 'kept_place' | 'closed_out' | 'handed_on';

/** One stay of a contact in a queue: one that was handed on has a stay in each, the first from its arrival. A hang-up before joining a queue is no such row. */
export type ContactRow = {
  readonly id: string;
  readonly arrivedAtMs: number;
  readonly outcome: LineOutcome;
  /** When it left the line; undefined exactly while it is `waiting`. */
  readonly leftAtMs?: number;
  /** Of the wait, the part in which the agent who answered was ringing. */
  readonly ringSeconds?: number;
  /** Of a kept place: an agent has taken it up. */
  readonly isServed?: boolean;
  /** When. */
  readonly servedAtMs?: number;
  /** What its queue promises. */
  readonly terms?: QueueTerms;
};

/**
 * How long a contact's customer waited for a first word from a person, from their own first word.
 * What a bot or an automatic receipt says is no answer.
 */
export type ResponseRow = { readonly id: string; readonly askedAtMs: number; readonly answeredAtMs?: number };

/** So long a customer who does not come again counts as helped. */
export const repeatDays = 7;

/** An answered contact that has ended, the first of its matter: not itself a return within `repeatDays`. */
export type FirstContactRow = {
  readonly id: string;
  readonly endedAtMs: number;
  /** The same customer came about the same topic (queue) within `repeatDays`. */
  readonly cameAgain: boolean;
  /** Everybody who served it had the skills that were asked for. */
  readonly isMatched: boolean;
};

/**
 * One time that somebody had a contact in hand. `talkedUntilMs`: it left their hands; `toMs`: they were free of it, the wrap-up included;
 * both undefined while they still have it, or still wrap it up.
 */
export type HandlingRow = {
  readonly id: string;
  readonly interactionId: string;
  readonly agentId: string;
  readonly queueId: string;
  readonly fromMs: number;
  readonly talkedUntilMs?: number;
  readonly toMs?: number;
  /** The customer was there; not of a call-back that reached nobody. */
  readonly withCustomer: boolean;
  /** It ended by handing the contact to another queue or a colleague. */
  readonly isHandedOn: boolean;
  /** The end was taken back: another row goes on with the same work. */
  readonly isContinued: boolean;
};

/** A stretch of somebody's time at work: with a contact of a queue in hand, or ready for the next one (`isReady`, of no queue). Stretches may overlap. */
export type WorkRow = { readonly id: string; readonly agentId: string; readonly queueId: string | null; readonly fromMs: number; readonly toMs: number; readonly isReady: boolean };

/** One answered satisfaction question, 1 (very dissatisfied) to 5 (very satisfied). */
export type SatisfactionRow = { readonly id: string; readonly score: number };

/** One who said how the wait felt; `feltSeconds` undefined: they did not notice it. `announcedSeconds`: as it was first told them, from the same beginning. */
export type FeltWaitRow = { readonly id: string; readonly waitedSeconds: number; readonly announcedSeconds?: number; readonly feltSeconds?: number };

/** One interaction: the customer's mood on arrival and on departure, null where not known. */
export type MoodRow = MoodPair & { readonly id: string };

/** A complaint and the earliest promise still to be kept on it; no due moment while its clock is paused. */
export type ComplaintRow = { readonly id: string; readonly receivedAtMs: number; readonly closedAtMs?: number; readonly dueAtMs?: number };

/** A customer who keeps a place: by when a call was promised (undefined: no time was), when somebody first took it up. `isMessage`: answered in its turn, by whatever way. */
export type CallBackRow = { readonly id: string; readonly askedAtMs: number; readonly wantedAtMs?: number; readonly promisedByMs?: number; readonly startedAtMs?: number; readonly endedAtMs?: number; readonly isMessage: boolean };

/** Seconds from joining to leaving the line; undefined while waiting. */
export function waitSecondsOf(row: ContactRow): number | undefined {
  return row.leftAtMs === undefined ? undefined : (row.leftAtMs - row.arrivedAtMs) / 1000;
}
