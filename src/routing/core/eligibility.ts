import type { Agent, Queue, SkillNeed, Ticket } from './types.ts';

/** Why an agent cannot take a ticket now; the first that applies. */
type WhyNot = 'offline' | 'away' | 'wrap_up' | 'other_queue' | 'skill' | 'language' | 'capacity' | 'ringing';

/** What a ticket asks of an agent: its own needs and its queue's; where both name a skill, the higher level counts. */
export function needsOf(ticket: Ticket, queue: Queue): readonly SkillNeed[] {
  if (ticket.requiredSkills.length === 0) return queue.requiredSkills;
  if (queue.requiredSkills.length === 0) return ticket.requiredSkills;
  const levels = new Map<string, number>();
  for (const need of [...queue.requiredSkills, ...ticket.requiredSkills]) {
    levels.set(need.skill, Math.max(need.minLevel, levels.get(need.skill) ?? need.minLevel));
  }
  return [...levels].map(([skill, minLevel]) => ({ skill, minLevel }));
}

/** Could this agent ever serve it: works the queue, knows the subject, speaks the language. Says nothing about being free. */
export function qualifies(agent: Agent, ticket: Ticket, queue: Queue, needs: readonly SkillNeed[] = needsOf(ticket, queue)): boolean {
  return agent.queues.includes(queue.id) && hasSkills(agent, needs) && speaks(agent, ticket.language) && capacityOn(agent, ticket.channel) >= ticket.weight && (ticket.alsoOn === undefined || capacityOn(agent, ticket.alsoOn) >= 1);
}

/** Knows the subject and speaks the language, whatever else the agent serves. */
export function isSkilled(agent: Agent, ticket: Ticket, queue: Queue): boolean {
  return hasSkills(agent, needsOf(ticket, queue)) && speaks(agent, ticket.language);
}

/** Free for something at all: present and out of wrap-up. Room on the channel is asked per ticket. */
export function isReady(agent: Agent, nowMs: number): boolean {
  return agent.presence === 'available' && (agent.wrapUpUntilMs === undefined || agent.wrapUpUntilMs <= nowMs);
}

/** Whether this ticket may ring here now, of somebody who qualifies for it. */
export function hasRoomFor(agent: Agent, ticket: Ticket, nowMs: number): boolean {
  return isReady(agent, nowMs) && agent.queues.includes(ticket.queueId) && !ringsAlready(agent, ticket) && !isFull(agent, ticket);
}

/** The reason that keeps an agent from a ticket, or undefined when the agent may be rung. Used to explain a wait. */
export function whyNot(agent: Agent, ticket: Ticket, queue: Queue, nowMs: number): WhyNot | undefined {
  if (agent.presence !== 'available') return agent.presence;
  if (!isReady(agent, nowMs)) return 'wrap_up';
  if (!agent.queues.includes(queue.id)) return 'other_queue';
  if (!hasSkills(agent, needsOf(ticket, queue))) return 'skill';
  if (!speaks(agent, ticket.language)) return 'language';
  if (isFull(agent, ticket)) return 'capacity';
  if (ringsAlready(agent, ticket)) return 'ringing';
  return undefined;
}

function isFull(agent: Agent, { channel, weight, alsoOn }: Ticket): boolean {
  return loadOn(agent, channel) + weight > capacityOn(agent, channel) || (alsoOn !== undefined && loadOn(agent, alsoOn) + 1 > capacityOn(agent, alsoOn));
}
function ringsAlready(agent: Agent, { channel, alsoOn }: Ticket): boolean {
  return agent.ringing.includes(channel) || (alsoOn !== undefined && agent.ringing.includes(alsoOn));
}

export function capacityOn(agent: Agent, channel: string): number {
  return agent.capacity[channel] ?? 0;
}

export function loadOn(agent: Agent, channel: string): number {
  return agent.load[channel] ?? 0;
}

/** A skill that the agent does not have is level minus infinity, so that even `minLevel: 0` asks for having it. */
function hasSkills(agent: Agent, needs: readonly SkillNeed[]): boolean {
  return needs.every((need) => (agent.skills[need.skill] ?? -Infinity) >= need.minLevel);
}

function speaks(agent: Agent, language: string | undefined): boolean {
  return language === undefined || agent.languages.includes(language);
}
