import { compareIds } from './order.ts';
import type { Agent, Explanation, SkillNeed, Ticket, Why } from './types.ts';

/** An agent as one round of decisions sees them: the load grows while the round hands out work. */
export type Desk = { readonly agent: Agent; readonly load: Map<string, number> };

/** A desk that qualifies for a line, with what does not change while the round runs. */
export type Candidate = { readonly desk: Desk; readonly levels: number; readonly capacity: number };

/** How long somebody who declined a ticket is left in peace before it may ring there again, when nobody else can take it. */
export const declinePauseMs = 15_000;

/**
 * Chooses among the desks with room, in this order:
 *  1. who has not declined or missed this very ticket (the others come last, and only after a pause);
 *  2. the smallest share of the channel's capacity in use, so that nobody gets a third chat while a colleague has none;
 *  3. the highest levels in the skills that are asked for: the first answer should be the right one (3.2);
 *  4. longest idle;
 *  5. the id, so that the same state always gives the same answer.
 * Returns undefined when nobody may be rung now.
 */
export function chooseAmong(candidates: readonly Candidate[], ticket: Ticket, nowMs: number): { candidate: Candidate; explanation: Explanation } | undefined {
  const eligible: string[] = [];
  let best: Candidate | undefined;
  let second: Candidate | undefined;
  for (const candidate of candidates) {
    if (!hasRoom(candidate, ticket) || isResting(candidate, ticket, nowMs)) continue;
    eligible.push(candidate.desk.agent.id);
    if (best === undefined || comesBefore(candidate, best, ticket)) {
      second = best;
      best = candidate;
    } else if (second === undefined || comesBefore(candidate, second, ticket)) second = candidate;
  }
  if (best === undefined) return undefined;
  const why = second === undefined ? 'only_one_eligible' : reasonFor(best, second, ticket);
  return { candidate: best, explanation: { eligible, chosen: best.desk.agent.id, why, waitedMs: waitedMs(ticket, nowMs) } };
}

/** Never negative, even when a machine's clock was set back after the ticket came. */
export function waitedMs(ticket: Ticket, nowMs: number): number {
  return Math.max(0, nowMs - ticket.arrivedAtMs);
}

export function hasRoom(candidate: Candidate, ticket: Ticket): boolean {
  return loadOf(candidate, ticket) + ticket.weight <= candidate.capacity;
}

/** The sum of the agent's levels in what is asked for; equal for everybody when nothing is asked. */
export function levelsOf(agent: Agent, needs: readonly SkillNeed[]): number {
  let sum = 0;
  for (const need of needs) sum += agent.skills[need.skill] ?? 0;
  return sum;
}

function loadOf(candidate: Candidate, ticket: Ticket): number {
  return candidate.desk.load.get(ticket.channel) ?? 0;
}

function isResting(candidate: Candidate, ticket: Ticket, nowMs: number): boolean {
  return hasDeclined(candidate, ticket) && ticket.declinedAtMs !== undefined && nowMs < ticket.declinedAtMs + declinePauseMs;
}

function hasDeclined(candidate: Candidate, ticket: Ticket): boolean {
  return ticket.declinedBy.length > 0 && ticket.declinedBy.includes(candidate.desk.agent.id);
}

/** One rule of the order: smaller is better. */
type Rule = { why: Why; of(candidate: Candidate, ticket: Ticket): number };

const rules: readonly Rule[] = [
  { why: 'had_not_declined', of: (candidate, ticket) => (hasDeclined(candidate, ticket) ? 1 : 0) },
  { why: 'least_loaded', of: (candidate, ticket) => loadOf(candidate, ticket) / candidate.capacity },
  { why: 'best_skilled', of: (candidate) => -candidate.levels },
  { why: 'longest_idle', of: (candidate) => candidate.desk.agent.idleSinceMs },
];

function comesBefore(a: Candidate, b: Candidate, ticket: Ticket): boolean {
  for (const rule of rules) {
    const difference = rule.of(a, ticket) - rule.of(b, ticket);
    if (difference !== 0) return difference < 0;
  }
  return compareIds(a.desk.agent.id, b.desk.agent.id) < 0;
}

function reasonFor(best: Candidate, second: Candidate, ticket: Ticket): Why {
  return rules.find((rule) => rule.of(best, ticket) !== rule.of(second, ticket))?.why ?? 'same_in_all';
}
