/** Queues as they stand now: who waits, what they were told, and how that compared with what happened. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Language, Mood, Text } from '#kit/core/shapes.ts';
import { waitOutcomes } from './core/waits/wait-errors.ts';

const Person = z.object({ id: Id, name: z.string() });

export const QueueLive = z.object({
  queueId: Id,
  name: z.string(),
  /** Nobody comes in any more; it is listed until those who stand or are served in it are gone. */
  isArchived: z.boolean(),
  isOpen: z.boolean(),
  waiting: z.number().int(),
  virtualWaiting: z.number().int(),
  /** 0 when nobody waits. */
  longestWaitSeconds: z.number().int(),
  /** Everybody who serves the queue, in exactly one of these; counted as on the team page and on the wallboard. */
  agents: z.object({ available: z.number().int(), busy: z.number().int(), away: z.number().int(), offline: z.number().int() }),
  /** Of them, how many have said that they take customers: 0 means that nobody can be rung. */
  onDuty: z.number().int(),
  /** Contacts that joined it today by the brand's wall clock, as the reports count them: one handed on counts in each queue it stood in. */
  offeredToday: z.number().int(),
});
export type QueueLive = z.infer<typeof QueueLive>;
export const QueuesLive = z.object({ items: z.array(QueueLive) });
export type QueuesLive = z.infer<typeof QueuesLive>;

/** 0 is served first. */
export const ChangeClass = z.strictObject({ priorityClass: z.number().int().min(0).max(9), reason: Text(500) });
export type ChangeClass = z.infer<typeof ChangeClass>;

/** One who stands in a queue, as a lead looks at the line. */
export const Standing = z.object({
  interactionId: Id,
  number: z.string(),
  customer: z.object({ name: z.string(), formOfAddress: FormOfAddress }),
  /** 1 = next. */
  position: z.number().int(),
  arrivedAt: Instant,
  state: z.enum(['waiting', 'offered', 'parked']),
  isVirtual: z.boolean(),
  /** A call-back's next try, or the time the customer chose. */
  notBefore: Instant.nullable(),
  channel: z.string(),
  language: Language,
  mood: Mood,
  priorityClass: z.number().int(),
  /** The wait still ahead as it is estimated now, half of the cases to 85 of 100; null where no figure would be honest. */
  expected: z.object({ lowSeconds: z.number(), highSeconds: z.number() }).nullable(),
  noFigure: z.enum(['nobody_here', 'closed']).nullable(),
  /** By when, as the customer was told. */
  toldBy: Instant.nullable(),
  /** At whom it rings now. */
  ringing: Person.nullable(),
  /** Who could take it this moment: how many, at most five by name. */
  could: z.object({ count: z.number().int(), people: z.array(Person) }),
  /** What keeps the others from it, and how many of them. */
  whyNot: z.array(z.object({ why: z.string(), count: z.number().int() })),
});
export type Standing = z.infer<typeof Standing>;
/** The line of one queue now: at most 100 by name, `waiting` and `virtualWaiting` count them all. */
export const QueueNow = z.object({ at: Instant, opensAt: Instant.nullable(), queue: QueueLive, items: z.array(Standing) });
export type QueueNow = z.infer<typeof QueueNow>;

/** [from, to); at most a quarter. Without them: the last 28 days. */
export const WaitsQuery = z.object({ from: Instant.optional(), to: Instant.optional() });
export type WaitsQuery = z.infer<typeof WaitsQuery>;
/** What was said first to each customer, beside what then happened; of more than 50,000 the newest, with `from` where they begin. Seconds; null where nothing can be said. */
export const QueueWaits = z.object({
  from: Instant,
  to: Instant,
  /** First figures that were given in the period; `count` of them are over. */
  announced: z.number().int(),
  count: z.number().int(),
  outcomes: z.record(z.enum(waitOutcomes), z.number().int()),
  /** Of those answered or called back: what was announced, and what happened from then on, on the mean. */
  meanAnnouncedSeconds: z.number().nullable(),
  meanActualSeconds: z.number().nullable(),
  biasSeconds: z.number().nullable(),
  p50AbsoluteErrorSeconds: z.number().nullable(),
  p90AbsoluteErrorSeconds: z.number().nullable(),
  coverage: z.number().nullable(),
  /** The share that the announcement promises. */
  announcedShare: z.number(),
  histogram: z.array(z.object({ fromSeconds: z.number().nullable(), toSeconds: z.number().nullable(), count: z.number().int() })),
  /** What the announcements have taught: estimates are multiplied by the factor of the hour, else of the queue. */
  correction: z.object({ factor: z.number(), learntFrom: z.number().int(), byHour: z.array(z.object({ hour: z.number().int(), factor: z.number() })) }),
});
export type QueueWaits = z.infer<typeof QueueWaits>;
