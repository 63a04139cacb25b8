/** Rows as the store gives them → the plain values the engine thinks in → what screens see. */
import { isWithinHours } from '#clocks/core/calendar.ts';
import type { Presence, Queue, TicketView } from './contract.ts';
import { atWorkOf, type AtWork } from './core/people/at-work.ts';
import type { Agent, Explanation, Queue as CoreQueue, Ticket } from './core/types.ts';
import type { OfferExplanation, TicketNames, TicketRow } from './store.ts';
import type { KeptQueue, MemberRow, QueueRow } from './people/store.ts';

/** What one person carries at once on the channels that have no setting of their own yet. */
export const capacityElsewhere = { phone: 1, visit: 1, mail: 3 };
const languagePrefix = 'language:';
const everyLanguage = ['zh', 'en'];

export function queueValue(row: QueueRow, nowMs: number): CoreQueue {
  return {
    id: row.id, priority: row.priority, serviceTargetSeconds: row.target_seconds, offerTimeoutSeconds: row.offer_timeout_seconds, wrapUpSeconds: row.wrap_up_seconds,
    requiredSkills: row.required_skills, isOpen: row.calendar === null || isWithinHours(row.calendar, nowMs), callBack: row.call_back,
  };
}

/** @param everyQueue ids of all queues of the brand: what somebody serves for whom nobody chose. */
export function agentValue(row: MemberRow, everyQueue: readonly string[]): Agent {
  const languages = Object.keys(row.skills).filter((skill) => skill.startsWith(languagePrefix)).map((skill) => skill.slice(languagePrefix.length));
  return {
    id: row.id, queues: row.serves_all ? everyQueue : row.queue_ids, skills: row.skills,
    // Nobody named a language: then none keeps an enquiry away, rather than leaving it waiting for a setting.
    languages: languages.length === 0 ? everyLanguage : languages,
    capacity: { ...capacityElsewhere, chat: row.chat_capacity }, load: row.load, ringing: row.ringing, presence: row.state,
    ...(row.wrap_up_until !== null && { wrapUpUntilMs: row.wrap_up_until.getTime() }),
    idleSinceMs: row.idle_since?.getTime() ?? 0,
  };
}

export function ticketValue(row: TicketRow): Ticket {
  return {
    id: row.id, queueId: row.queue_id, arrivedAtMs: row.arrived_at.getTime(), priorityClass: row.priority_class, requiredSkills: row.required_skills, language: row.language,
    channel: row.channel, ...(row.by_phone && row.channel !== 'phone' && { alsoOn: 'phone' }), weight: 1, state: row.state === 'wrap_up' ? 'ended' : row.state, virtual: row.is_virtual, declinedBy: row.declined_by,
    ...(row.declined_at !== null && { declinedAtMs: row.declined_at.getTime() }),
    ...(row.not_before !== null && { notBeforeMs: row.not_before.getTime() }),
    ...(row.not_after !== null && { notAfterMs: row.not_after.getTime() }),
    ...(row.owner_id !== null && row.owner_until !== null && { ownerAgentId: row.owner_id, affinityUntilMs: row.owner_until.getTime() }),
  };
}

export function explanationRow(given: Explanation): OfferExplanation {
  const others = given.eligible.filter((id) => id !== given.chosen);
  return { eligible: [given.chosen, ...others], eligibleCount: given.eligibleCount, chosen: given.chosen, why: given.why, waitedSeconds: given.waitedMs / 1000 };
}

export function ticketView(row: TicketNames): TicketView {
  return {
    interactionId: row.interaction_id, queueId: row.queue_id, queueName: row.queue_name, state: row.state, agentId: row.agent_id, agentName: row.agent_name,
    arrivedAt: row.arrived_at.toISOString(), answeredAt: iso(row.answered_at), endedAt: iso(row.ended_at), endReason: row.end_reason, isVirtual: row.is_virtual,
    offeredUntil: iso(row.offered_until), wrapUpUntil: iso(row.wrap_up_until), transfers: row.transfers,
  };
}

export function presenceView(row: MemberRow): Presence {
  return {
    staffId: row.id, name: row.name, team: row.team, state: row.state, reason: row.reason, since: iso(row.since), chatCapacity: row.chat_capacity,
    open: row.open, wrapUpUntil: iso(row.wrap_up_until),
    atWork: atWorkOfRow(row),
  };
}

export function atWorkOfRow(row: Pick<MemberRow, 'state' | 'held' | 'wrap_up_until'>): AtWork {
  return atWorkOf({ state: row.state, held: row.held, wrapsUp: row.wrap_up_until !== null });
}

export function queueView(row: KeptQueue): Queue {
  return {
    id: row.id, name: row.name, names: row.names, isPublic: row.is_public, ordinal: row.ordinal, priority: row.priority, targetSeconds: row.target_seconds, targetShare: row.target_share, shortSeconds: row.short_seconds,
    offerTimeoutSeconds: row.offer_timeout_seconds, wrapUpSeconds: row.wrap_up_seconds, keepPlaceOverSeconds: row.keep_place_over_seconds, ownerSeconds: row.owner_seconds, tierClasses: row.tier_classes, nextAnswerSeconds: row.next_answer_seconds,
    requiredSkills: [...row.required_skills], callBack: row.call_back, calendarId: row.calendar_id, closedMessage: row.closed_message, archivedAt: iso(row.archived_at),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
