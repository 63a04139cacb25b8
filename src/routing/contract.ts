/** Tickets, offers, call-backs and their story: what screens, the API and other slices may know of who serves whom. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Note } from '#kit/core/shapes.ts';
import { callBackChoices, tryOutcomes } from './core/call-backs/call-back.ts';
import { storyKinds } from './core/story.ts';

export * from './contract-line.ts';
export * from './contract-people.ts';
export * from './contract-queues.ts';

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
/** Half hours at which the customer may be called, in order; `zone` (IANA) is the customer's own clock. */
export const CallBackTimes = z.object({ zone: z.string(), times: z.array(Instant) });
export type CallBackTimes = z.infer<typeof CallBackTimes>;
/** `asWished`: the customer wants it so, and the promise moves along; otherwise it is still measured by what was promised first. Once the customer is reached it is promised anew either way. */
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
  /** In whose hands it was, in order; null where it lasts. */
  hands: z.array(z.object({
    agent: Person,
    queue: Person,
    from: Instant,
    talkedUntil: Instant.nullable(),
    /** The wrap-up's end. */
    to: Instant.nullable(),
    /** The customer was there: false for a call-back that reached nobody. */
    withCustomer: z.boolean(),
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
