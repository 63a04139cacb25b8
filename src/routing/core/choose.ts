import { compareIds } from './order.ts';
import type { Agent, Explanation, SkillNeed, Ticket, Why } from './types.ts';

/** What one agent carries on one channel while a round of decisions hands out work, and whether it rings there already. */
export type Room = { used: number; readonly capacity: number; isRinging: boolean };

/** An agent who qualifies for a line. `room` is shared by every line that the agent serves on the same channel. */
export type Candidate = { readonly desk: { readonly agent: Agent }; readonly levels: number; readonly room: Room; /** Of a line that takes one on a second channel. */ readonly also?: Room };

/** An explanation names this many of the eligible: five hundred names in each offer would explain nothing. */
const namedEligible = 20;

/** How long somebody who declined a ticket is left in peace before it may ring there again, when nobody else can take it. */
export const declinePauseMs = 15_000;

/**
 * Chooses among the candidates with room, in this order:
 *  1. who has not declined or missed this very ticket (the others come last, and only after a pause);
 *  2. the smallest share of the channel's capacity in use, so that nobody gets a third chat while a colleague has none;
 *  3. the highest levels in the skills that are asked for: the first answer should be the right one (3.2);
 *  4. longest idle;
 *  5. the id, so that the same state always gives the same answer.
 * Returns undefined when nobody may be rung now.
 */
export function chooseAmong(candidates: Iterable<Candidate>, ticket: Ticket, nowMs: number): { candidate: Candidate; explanation: Explanation } | undefined {
  const eligible: string[] = [];
  let eligibleCount = 0;
  let best: Candidate | undefined;
  let second: Candidate | undefined;
  for (const candidate of candidates) {
    if (!hasRoom(candidate, ticket.weight) || isResting(candidate, ticket, nowMs)) continue;
    eligibleCount += 1;
    if (eligible.length < namedEligible) eligible.push(candidate.desk.agent.id);
    if (best === undefined || compare(candidate, best, ticket) < 0) {
      second = best;
      best = candidate;
    } else if (second === undefined || compare(candidate, second, ticket) < 0) second = candidate;
  }
  if (best === undefined) return undefined;
  const why = second === undefined ? 'only_one_eligible' : reasonFor(best, second, ticket);
  return { candidate: best, explanation: explained(best.desk.agent.id, eligible, eligibleCount, why, ticket, nowMs) };
}

/** Taking the one for whom the ticket waited, whoever else is free. */
export function chooseOwner(owner: Candidate, candidates: ReadonlySet<Candidate>, ticket: Ticket, nowMs: number): { candidate: Candidate; explanation: Explanation } {
  const eligible: string[] = [];
  for (const candidate of candidates) if (eligible.push(candidate.desk.agent.id) >= namedEligible) break;
  return { candidate: owner, explanation: explained(owner.desk.agent.id, eligible, candidates.size, 'owner', ticket, nowMs) };
}

/** The chosen one is always among those named. */
function explained(chosen: string, eligible: string[], eligibleCount: number, why: Why, ticket: Ticket, nowMs: number): Explanation {
  if (!eligible.includes(chosen)) eligible[eligible.length - 1] = chosen;
  return { eligible, eligibleCount, chosen, why, waitedMs: waitedMs(ticket, nowMs) };
}

/** Never negative, even when a machine's clock was set back after the ticket came. */
function waitedMs(ticket: Ticket, nowMs: number): number {
  return Math.max(0, nowMs - ticket.arrivedAtMs);
}

export function hasRoom({ room, also }: Candidate, weight: number): boolean {
  return !room.isRinging && room.used + weight <= room.capacity && (also === undefined || (!also.isRinging && also.used + 1 <= also.capacity));
}

/** The sum of the agent's levels in what is asked for; equal for everybody when nothing is asked. */
export function levelsOf(agent: Agent, needs: readonly SkillNeed[]): number {
  let sum = 0;
  for (const need of needs) sum += agent.skills[need.skill] ?? 0;
  return sum;
}

function isResting({ desk: { agent } }: Candidate, ticket: Ticket, nowMs: number): boolean {
  return ticket.declinedAtMs !== undefined && nowMs < ticket.declinedAtMs + declinePauseMs && ticket.declinedBy.includes(agent.id);
}

/** Below 0 when a is rung before b. Written out rule by rule: it runs a million times when a full house opens in the morning. */
function compare(a: Candidate, b: Candidate, ticket: Ticket): number {
  return byDecline(a, b, ticket) || byLoad(a, b) || bySkill(a, b) || byIdleness(a, b) || compareIds(a.desk.agent.id, b.desk.agent.id);
}

function reasonFor(best: Candidate, second: Candidate, ticket: Ticket): Why {
  if (byDecline(best, second, ticket) !== 0) return 'had_not_declined';
  if (byLoad(best, second) !== 0) return 'least_loaded';
  if (bySkill(best, second) !== 0) return 'best_skilled';
  return byIdleness(best, second) === 0 ? 'same_in_all' : 'longest_idle';
}

function byDecline(a: Candidate, b: Candidate, ticket: Ticket): number {
  if (ticket.declinedBy.length === 0) return 0;
  return Number(ticket.declinedBy.includes(a.desk.agent.id)) - Number(ticket.declinedBy.includes(b.desk.agent.id));
}

function byLoad(a: Candidate, b: Candidate): number {
  return a.room.used / a.room.capacity - b.room.used / b.room.capacity;
}

function bySkill(a: Candidate, b: Candidate): number {
  return b.levels - a.levels;
}

function byIdleness(a: Candidate, b: Candidate): number {
  return a.desk.agent.idleSinceMs - b.desk.agent.idleSinceMs;
}
