import type { Agent } from '../types.ts';

/** The time after a contact in which no queue rings the agent. One an agent: a second contact or a transfer never shortens it. */
export function beginWrapUp(agent: Agent, wrapUpSeconds: number, nowMs: number): Agent {
  const until = nowMs + wrapUpSeconds * 1000;
  return { ...agent, wrapUpUntilMs: Math.max(until, agent.wrapUpUntilMs ?? until) };
}

/** The agent is ready before the time is up. */
export function endWrapUp(agent: Agent, nowMs: number): Agent {
  return { ...agent, wrapUpUntilMs: Math.min(nowMs, agent.wrapUpUntilMs ?? nowMs) };
}
