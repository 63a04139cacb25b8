/** Queues, presence, offers and tickets: what screens, the API and other slices may know of who serves whom. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Language, Line, Mood, Note, Text } from '#kit/core/shapes.ts';
import { atWorkKinds } from './core/at-work.ts';
import { callBackChoices, tryOutcomes } from './core/call-back.ts';
import { storyKinds } from './core/story.ts';
import { waitOutcomes } from './core/wait-errors.ts';

export const PresenceState = z.enum(['available', 'away', 'offline']);
export type PresenceState = z.infer<typeof PresenceState>;
/** Why somebody is away, as a person may choose it. The house itself adds `missed_offer`, `connection_lost` and `serving_only` (took a customer while offline). */
export const AwayReason = z.enum(['break', 'meal', 'training', 'meeting', 'coaching', 'paperwork', 'other']);
export const ChangePresence = z.strictObject({ state: PresenceState, reason: AwayReason.optional() });
export type ChangePresence = z.infer<typeof ChangePresence>;

export const Presence = z.object({
  staffId: Id,
  name: z.string(),
  team: z.string(),
  state: PresenceState,
  /** An AwayReason, `missed_offer`, `connection_lost`, `serving_only`, or empty. */
  reason: z.string(),
  since: Instant.nullable(),
  chatCapacity: z.number().int(),
  /** Contacts ringing at this person or held by them. */
  open: z.number().int(),
  /** No queue rings before. */
  wrapUpUntil: Instant.nullable(),
  /** How they are counted now, here as on the wallboard: busy holds a customer or writes up, also when away. */
  atWork: z.enum(atWorkKinds),
});
export type Presence = z.infer<typeof Presence>;
/** `own` is null for an API key. */
export const PresenceBoard = z.object({ own: Presence.nullable(), team: z.array(Presence) });
export type PresenceBoard = z.infer<typeof PresenceBoard>;

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

export const StaffSkill = z.strictObject({ skill: Line(40), level: z.number().int().min(1).max(5) });
/** What somebody can do and serves. A skill named `language:en` or `language:zh` limits them to the languages so named. */
export const StaffService = z.object({ staffId: Id, skills: z.array(StaffSkill), servesAll: z.boolean(), queueIds: z.array(Id), chatCapacity: z.number().int() });
export type StaffService = z.infer<typeof StaffService>;
/** Names of the skills that are listed. */
export const Skills = z.object({ items: z.array(z.string()) });
export type Skills = z.infer<typeof Skills>;
export const AddSkill = z.strictObject({ name: Line(40) });
/** One skill for many people at once; level 0 takes it away. */
export const SetSkillLevels = z.strictObject({ levels: z.array(z.strictObject({ staffId: Id, level: z.number().int().min(0).max(5) })).min(1).max(5000) });
export type SetSkillLevels = z.infer<typeof SetSkillLevels>;
export const StaffServices = z.object({ items: z.array(StaffService) });
/** Everybody's at once: the matrix of people and skills. `skills`: every listed one, had by somebody or not. */
export const TeamService = z.object({ skills: z.array(z.string()), items: z.array(StaffService.extend({ name: z.string(), team: z.string() })) });
export type TeamService = z.infer<typeof TeamService>;
/** `queueIds: null` = every queue, future ones too. What is left out stays. */
export const ChangeStaffService = z.strictObject({ skills: z.array(StaffSkill).max(100).optional(), queueIds: z.array(Id).max(500).nullable().optional(), chatCapacity: z.number().int().min(0).max(20).optional() });
export type ChangeStaffService = z.infer<typeof ChangeStaffService>;

export const TicketState = z.enum(['waiting', 'offered', 'assigned', 'wrap_up', 'parked', 'ended']);
export const TicketView = z.object({
  interactionId: Id,
  queueId: Id,
  queueName: z.string(),
  state: TicketState,
  /** Whom it rings at, who holds it, or who held it last. */
  agentId: Id.nullable(),
  agentName: z.string().nullable(),
  arrivedAt: Instant,
  answeredAt: Instant.nullable(),
  /** After wrap-up. */
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
  /** The customer left and keeps the place: to be called back. */
  isVirtual: z.boolean(),
  offeredUntil: Instant.nullable(),
  wrapUpUntil: Instant.nullable(),
  transfers: z.number().int(),
});
export type TicketView = z.infer<typeof TicketView>;

const AttemptOutcome = z.enum([...tryOutcomes, 'broken_off']);
export const CallBackView = z.object({
  choice: z.enum(callBackChoices),
  askedAt: Instant,
  /** The time that was chosen, or set by a lead. */
  wantedAt: Instant.nullable(),
  /** By when the customer was told they would be called; null where no time was promised. */
  promisedBy: Instant.nullable(),
  /** The first time that somebody took it up to call. */
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  outcome: z.enum(['reached', 'not_reached', 'wrong_number', 'came_back', 'cancelled']).nullable(),
  /** By these clocks the customer must be awake; none for an answer by mail. */
  zones: z.array(z.string()),
  /** It rings nobody before. */
  notBefore: Instant.nullable(),
  /** By their own clock the customer is not to be called now. */
  isQuietNow: z.boolean(),
  /** When their quiet hours end; null while they are awake. */
  awakeAt: Instant.nullable(),
  mostTries: z.number().int(),
  triesMade: z.number().int(),
  /** Oldest first; the last may be under way. */
  tries: z.array(z.object({ at: Instant, endedAt: Instant.nullable(), agentName: z.string(), outcome: AttemptOutcome.nullable() })),
});
export type CallBackView = z.infer<typeof CallBackView>;
/** How a call went. `reached`: the conversation goes on; otherwise it is tried again by the queue's rule, or was the last try. */
export const CalledBack = z.strictObject({ outcome: z.enum(tryOutcomes) });
/** `asWished`: the customer wants it so, and the promise moves along; otherwise it is still measured by what was promised first. */
export const MoveCallBack = z.strictObject({ at: Instant, asWished: z.boolean().default(false) });
export const CallBackDue = CallBackView.pick({ choice: true, askedAt: true, wantedAt: true, promisedBy: true, startedAt: true, notBefore: true, isQuietNow: true, mostTries: true, triesMade: true }).extend({
  interactionId: Id,
  number: z.string(),
  customerName: z.string(),
  formOfAddress: FormOfAddress,
  queueId: Id,
  queueName: z.string(),
  state: TicketState,
  agentName: z.string().nullable(),
  /** Where to reach them, masked. */
  reach: z.object({ kind: z.enum(['phone', 'mail']), shown: z.string() }).nullable(),
});
export type CallBackDue = z.infer<typeof CallBackDue>;
export const CallBacks = z.object({ items: z.array(CallBackDue) });
export type CallBacks = z.infer<typeof CallBacks>;

export const OfferView = z.object({ offerId: Id, interactionId: Id, queueId: Id, queueName: z.string(), until: Instant });
export type OfferView = z.infer<typeof OfferView>;
export const OwnOffers = z.object({ items: z.array(OfferView) });
export const OfferAnswer = z.object({ offerId: Id, interactionId: Id, state: z.enum(['accepted', 'declined']) });
export type OfferAnswer = z.infer<typeof OfferAnswer>;

export const Transfer = z
  .strictObject({ queueId: Id.optional(), agentId: Id.optional(), note: Note(2000).optional(), /** Why a lead gives it to somebody without the skill that is asked for. */ unskilledReason: Note(500).optional() })
  .refine((asked) => (asked.queueId === undefined) !== (asked.agentId === undefined), 'one_of');
export type Transfer = z.infer<typeof Transfer>;

const Person = z.object({ id: Id, name: z.string() });
/** Why it went to whom it went, and why it still waits: read afterwards by people who ask. */
export const RoutingRecord = z.object({
  ticket: TicketView,
  offers: z.array(z.object({
    offerId: Id,
    agent: Person,
    offeredAt: Instant,
    endedAt: Instant.nullable(),
    state: z.enum(['open', 'accepted', 'declined', 'timed_out', 'withdrawn']),
    /** A code of routing/core (`longest_idle` …), or `transferred`, `taken`. */
    why: z.string(),
    waitedSeconds: z.number(),
    /** At most 20 of them by name. */
    eligible: z.array(Person),
    eligibleCount: z.number().int(),
    /** A lead's decision: whoever got it lacks a skill that is asked for. */
    isUnskilled: z.boolean(),
  })),
  /** Everything that was decided, said and done, in order. Of what does not belong to a kind, null. */
  story: z.array(z.object({
    at: Instant,
    kind: z.enum(storyKinds),
    /** Who did it, by name; null: the house, or the customer. */
    by: z.string().nullable(),
    agent: Person.nullable(),
    queue: Person.nullable(),
    fromQueue: Person.nullable(),
    /** A code: the rule of the choice, the reason of a rise, of going back into the line, of the end. */
    why: z.string().nullable(),
    waitedSeconds: z.number().nullable(),
    /** At most 20 by name. */
    eligible: z.array(Person),
    eligibleCount: z.number().int().nullable(),
    isUnskilled: z.boolean(),
    lowSeconds: z.number().nullable(),
    highSeconds: z.number().nullable(),
    fromClass: z.number().int().nullable(),
    toClass: z.number().int().nullable(),
    tries: z.number().int().nullable(),
    /** A person's own reason. */
    words: z.string().nullable(),
  })),
  /** While it waits: what keeps each member from it now (`offline`, `away`, `wrap_up`, `other_queue`, `skill`, `language`, `capacity`; null = could be rung). */
  now: z.array(z.object({ agent: Person, whyNot: z.string().nullable() })),
});
export type RoutingRecord = z.infer<typeof RoutingRecord>;

export const QueueLive = z.object({
  queueId: Id,
  name: z.string(),
  isOpen: z.boolean(),
  waiting: z.number().int(),
  virtualWaiting: z.number().int(),
  /** 0 when nobody waits. */
  longestWaitSeconds: z.number().int(),
  /** Everybody who serves the queue, in exactly one of these; counted as on the team page and on the wallboard. */
  agents: z.object({ available: z.number().int(), busy: z.number().int(), away: z.number().int(), offline: z.number().int() }),
  /** Of them, how many have said that they take customers: 0 means that nobody can be rung. */
  onDuty: z.number().int(),
  /** Contacts that came today by the brand's wall clock. */
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
/** What was said first to each customer, beside what then happened. Seconds; null where nothing can be said. */
export const QueueWaits = z.object({
  from: Instant,
  to: Instant,
  /** First figures that were given in the period; `count` of them are over. */
  announced: z.number().int(),
  count: z.number().int(),
  outcomes: z.record(z.enum(waitOutcomes), z.number().int()),
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
