/**
 * The plain values that the routing engine thinks in. Nothing here knows a database, a clock or a screen: moments are
 * milliseconds since 1970 UTC (`…Ms`) and are handed in, lengths are seconds (`…Seconds`), ids are opaque strings.
 */
import type { CallBackRule } from './call-backs/call-back.ts';

/** A channel's code as the interactions name it ('chat', 'call' …). The engine only counts capacity by it. */
type Channel = string;

/** One skill that is asked for, with the lowest level that will do. */
export type SkillNeed = { readonly skill: string; readonly minLevel: number };

/**
 * Where a waiting ticket is; always exactly one of these.
 * `parked` = the customer left and keeps the place (virtual hold); `ended` = served, abandoned or closed out.
 */
type TicketState = 'waiting' | 'offered' | 'assigned' | 'parked' | 'ended';

/** The only thing the router knows of a contact, whatever its channel: a call, a chat, a walk-in, a call-back. */
export type Ticket = {
  readonly id: string;
  readonly queueId: string;
  /** The moment of joining. Decides the order inside a class and never changes: not by an offer, a transfer or a call-back. */
  readonly arrivedAtMs: number;
  /** 0 is served first. */
  readonly priorityClass: number;
  readonly requiredSkills: readonly SkillNeed[];
  readonly language?: string;
  readonly channel: Channel;
  /** How much of an agent's capacity on the channel it takes; above 0. */
  readonly weight: number;
  /**
   * A second channel on which it takes one: a chat whose customer is called back takes the telephone too. The first stays, or whoever
   * keeps a place would be rung past those who wait for a chat.
   */
  readonly alsoOn?: Channel;
  readonly state: TicketState;
  /** True while the customer is away and the place is kept; a missed offer then returns the ticket to `parked`, not to `waiting`. */
  readonly virtual: boolean;
  /** Who knows this customer or case; tried first until `affinityUntilMs`. */
  readonly ownerAgentId?: string;
  readonly affinityUntilMs?: number;
  /** Agents who declined or missed an offer of this ticket. */
  readonly declinedBy: readonly string[];
  /** The last such decline: those agents are not rung again at once. */
  readonly declinedAtMs?: number;
  /** Not offered before this moment (a call-back's next try); the place is kept meanwhile. */
  readonly notBeforeMs?: number;
  /** A call-back is not offered from this moment on (the customer's quiet hours begin), until somebody says when the next may be. */
  readonly notAfterMs?: number;
};

export type Presence = 'available' | 'away' | 'offline';

export type Agent = {
  readonly id: string;
  /** Ids of the queues the agent serves. */
  readonly queues: readonly string[];
  /** skill → level. */
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  /** Per channel, what the agent can carry at once; a channel that is missing is 0. */
  readonly capacity: Readonly<Record<Channel, number>>;
  /** Per channel, the weight of everything offered to the agent and assigned to the agent. */
  readonly load: Readonly<Record<Channel, number>>;
  /** The channels on which an offer rings here now: nobody is rung twice at once, since only one can be answered while its time runs. */
  readonly ringing: readonly Channel[];
  readonly presence: Presence;
  /** One wrap-up an agent, whatever queue it came from: no offer from anywhere before it ends. */
  readonly wrapUpUntilMs?: number;
  /** Since when the agent has had nothing new: the last release of work, or the return to `available`. */
  readonly idleSinceMs: number;
};

export type Queue = {
  readonly id: string;
  /** 0 first: decides only between queues that one agent serves. */
  readonly priority: number;
  readonly serviceTargetSeconds: number;
  readonly offerTimeoutSeconds: number;
  readonly wrapUpSeconds: number;
  /** Asked of every ticket in the queue, beside the ticket's own needs. */
  readonly requiredSkills: readonly SkillNeed[];
  /** What the calendar says now. A closed queue still serves those who wait at the door, but rings nobody back. */
  readonly isOpen: boolean;
  /** How customers of this queue are called back; without one, as `defaultCallBackRule` says. */
  readonly callBack?: CallBackRule;
};

export type RoutingState = {
  readonly tickets: readonly Ticket[];
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
};

/** What tipped the choice: the first rule, in the engine's order, by which the chosen agent stood before the runner-up. */
export type Why = 'owner' | 'only_one_eligible' | 'had_not_declined' | 'least_loaded' | 'best_skilled' | 'longest_idle' | 'same_in_all';

/** Read afterwards by people who ask "why did I get this one?" (3.5): keep it with the offer. */
export type Explanation = {
  /** Who could have taken it at that moment, the chosen one included; at most 20 of them are named. */
  readonly eligible: readonly string[];
  readonly eligibleCount: number;
  readonly chosen: string;
  readonly why: Why;
  readonly waitedMs: number;
};

/** "Ring this agent with this ticket now." `virtual`: the customer has to be called back once the agent accepts. */
export type Decision = { readonly ticketId: string; readonly agentId: string; readonly virtual: boolean; readonly explanation: Explanation };
