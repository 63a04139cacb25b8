/** Queues as they are designed, and what a promise would take. */
import * as z from 'zod';
import { Id, Instant, Line, Note } from '#kit/core/shapes.ts';
import { PresenceState } from './contract-people.ts';

/** One line that may be empty. */
const OneLine = (max: number) => Note(max).refine((s) => !/[\r\n]/.test(s), 'line_break');
export const SkillNeed = z.strictObject({ skill: Line(40), minLevel: z.number().int().min(1).max(5) });
/** On the wall of the customer's own clock, `21:00`. */
const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ 'x-rule': 'clocks:shape.time' });
/** How customers who keep a place are called back. From = to: no quiet hours. */
export const CallBackRule = z.strictObject({
  tries: z.number().int().min(1).max(10), everyMinutes: z.number().int().min(1).max(1440),
  /** From the expected turn, or from the time the customer chose. */
  promiseMinutes: z.number().int().min(1).max(240),
  quietFrom: WallTime, quietTo: WallTime,
});
const PriorityClass = z.number().int().min(0).max(9);
export const TierClasses = z.strictObject({ gold: PriorityClass, silver: PriorityClass, standard: PriorityClass });
export type TierClasses = z.infer<typeof TierClasses>;
const queueFields = {
  name: Line(60),
  /** Shown instead to readers of that language; empty: the name. */
  names: z.strictObject({ zh: OneLine(60), en: OneLine(60) }),
  /** Offered to visitors as a topic. */
  isPublic: z.boolean(),
  ordinal: z.number().int().min(0).max(10_000),
  /** 0 first; decides only between queues that one person serves. */
  priority: z.number().int().min(0).max(9),
  /** Service level: this share answered within this many seconds. */
  targetSeconds: z.number().int().min(1).max(86_400),
  targetShare: z.number().min(0).max(1),
  /** Who gives up sooner counts apart. */
  shortSeconds: z.number().int().min(0).max(300),
  offerTimeoutSeconds: z.number().int().min(5).max(300),
  wrapUpSeconds: z.number().int().min(0).max(3600),
  keepPlaceOverSeconds: z.number().int().min(0).max(86_400),
  /** So long a customer waits for the colleague who served them last; 0: whoever is free. */
  ownerSeconds: z.number().int().min(0).max(3600),
  /** The class in which customers of a tier wait; 0 is served first. */
  tierClasses: TierClasses,
  nextAnswerSeconds: z.number().int().min(5).max(86_400),
  requiredSkills: z.array(SkillNeed).max(20),
  callBack: CallBackRule,
  calendarId: Id.nullable(),
  closedMessage: z.strictObject({ zh: Note(500), en: Note(500) }),
};
export const Queue = z.object({ id: Id, ...queueFields, archivedAt: Instant.nullable() });
export type Queue = z.infer<typeof Queue>;
export const Queues = z.object({ items: z.array(Queue) });
export const CreateQueue = z.strictObject(queueFields).partial().required({ name: true });
export type CreateQueue = z.infer<typeof CreateQueue>;
export const ChangeQueue = z.strictObject({ ...queueFields, isArchived: z.boolean() }).partial();
export type ChangeQueue = z.infer<typeof ChangeQueue>;

export const QueueMembers = z.object({ items: z.array(z.object({ staffId: Id, name: z.string(), team: z.string(), presence: PresenceState, serves: z.boolean(), servesAll: z.boolean() })) });
export type QueueMembers = z.infer<typeof QueueMembers>;
/** Exactly these people serve the queue from now on. */
export const SetQueueMembers = z.strictObject({ staffIds: z.array(Id).max(5000) });

/** What a promise would take. */
export const WhatIfQuery = z.object({ targetSeconds: z.coerce.number().int().min(1).max(86_400), targetShare: z.coerce.number().min(0).max(1) });
export type WhatIfQuery = z.infer<typeof WhatIfQuery>;
/** By the load of the last seven days: an estimate. `hours` are those in which anybody came; none where nobody was served yet. */
export const WhatIf = z.object({
  /** On which anybody came: a mean day is taken over these. */
  days: z.number().int(),
  contacts: z.number().int(),
  handleSeconds: z.number().nullable(),
  /** Null: nobody gave up. */
  patienceSeconds: z.number().nullable(),
  /** Chats one person carries at once, on the mean. */
  atOnce: z.number(),
  model: z.enum(['erlang_a', 'erlang_c']),
  hours: z.array(z.object({ hour: z.number().int(), perHour: z.number(), agents: z.number().int() })),
});
export type WhatIf = z.infer<typeof WhatIf>;
