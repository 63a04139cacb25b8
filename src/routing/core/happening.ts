import type { CallWindow, TryOutcome } from './call-backs/call-back.ts';
import type { Agent, Explanation, Presence, Queue, Ticket } from './types.ts';

/** What happens to a centre: the only way its engine's state changes. All of it is said by somebody; what time does, the engine does by itself. */
export type Happening =
  /** A queue is new, or anything about it changed. */
  | { readonly kind: 'queueSet'; readonly queue: Queue }
  /** Somebody joins, or serves other queues, has other skills, another capacity. What they carry stays. */
  | { readonly kind: 'agentSet'; readonly agent: Agent }
  | { readonly kind: 'presenceChanged'; readonly agentId: string; readonly to: Presence }
  /** A contact comes: it waits, or is to be called back from the start (`virtual`, state `parked`). */
  | { readonly kind: 'arrived'; readonly ticket: Ticket }
  /** The customer is gone for good: hung up, or needs no call-back any more. */
  | { readonly kind: 'left'; readonly ticketId: string }
  /** The customer leaves and the ticket waits in their stead; called back not before `notBeforeMs`. */
  | { readonly kind: 'placeKept'; readonly ticketId: string; readonly notBeforeMs?: number }
  | { readonly kind: 'cameBack'; readonly ticketId: string }
  | { readonly kind: 'accepted'; readonly ticketId: string; readonly agentId: string }
  | { readonly kind: 'declined'; readonly ticketId: string; readonly agentId: string }
  /** Somebody helps themselves to it, or a lead takes it over from whoever rings or serves. Their capacity is their own judgement. */
  | { readonly kind: 'taken'; readonly ticketId: string; readonly agentId: string }
  /** A call-back that reached nobody; the customer is to be awake by each of `zones` (IANA) when they are called again. */
  | { readonly kind: 'notReached'; readonly ticketId: string; readonly outcome: Exclude<TryOutcome, 'reached'>; readonly zones: readonly string[] }
  /** The customer, on the line with whoever called, is to be called at another time: the agent is free of it, and the place waits. `reached`: it was spoken of more than the time; the tries begin anew. */
  | { readonly kind: 'calledLater'; readonly ticketId: string; readonly window: CallWindow; readonly reached: boolean }
  /** A call-back may ring from here to there: the customer named another time, or is awake again. */
  | { readonly kind: 'windowMoved'; readonly ticketId: string; readonly window: CallWindow }
  /** Handed on to another queue, at the place it always had. */
  | { readonly kind: 'movedOn'; readonly ticketId: string; readonly queueId: string }
  | { readonly kind: 'finished'; readonly ticketId: string }
  | { readonly kind: 'wrappedUp'; readonly agentId: string }
  /** Nothing happened: only time went by. */
  | { readonly kind: 'tick' };

/** Why a happening changed nothing. The one who said it is told; everybody else goes on. */
export type RefusedBecause = 'unknown' | 'known_already' | 'not_waiting' | 'not_assigned' | 'not_yours' | 'expired';

/** What follows, in order; `atMs` is the moment at which it happened, which may be before the moment of the step that told of it. */
export type Effect =
  | { readonly kind: 'offered'; readonly atMs: number; readonly ticketId: string; readonly agentId: string; readonly untilMs: number; readonly virtual: boolean; readonly explanation: Explanation }
  | { readonly kind: 'offerEnded'; readonly atMs: number; readonly ticketId: string; readonly agentId: string; readonly because: 'accepted' | 'declined' | 'timed_out' | 'customer_left' | 'agent_left' | 'taken_elsewhere' }
  | { readonly kind: 'presenceChanged'; readonly atMs: number; readonly agentId: string; readonly to: Presence; readonly reason: 'missed_offer' }
  /** Tried for the last time, or gone. */
  | { readonly kind: 'ended'; readonly atMs: number; readonly ticketId: string; readonly because: 'left' | 'finished' | 'not_reached' }
  | { readonly kind: 'refused'; readonly atMs: number; readonly because: RefusedBecause };
