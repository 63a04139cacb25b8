/** How many people a queue's promise takes at a given load, by the queueing formulas: an estimate, and said as such. */
import { requiredAgentsErlangA, requiredAgentsErlangC } from '#queueing/core/required-agents.ts';

interface Load {
  readonly callsPerHour: number;
  /** From the answer to the end of the wrap-up, as it was: with several chats at once, as long as each took so. */
  readonly handlingSeconds: number;
  /** Undefined: nobody gave up, so nothing can be said about patience (then Erlang C). */
  readonly patienceSeconds: number | undefined;
  /** Chats that one person carries at once. */
  readonly atOnce: number;
}

/** Shares of 0 and 1 are no goals that any number reaches. */
const least = 0.01;
const most = 0.999;

/** @param share of all that come, to be answered within `targetSeconds` */
export function agentsNeeded({ callsPerHour, handlingSeconds, patienceSeconds, atOnce }: Load, share: number, targetSeconds: number): number {
  if (callsPerHour === 0) return 0;
  const atLeast = Math.min(most, Math.max(least, share));
  const places = patienceSeconds === undefined
    ? requiredAgentsErlangC({ callsPerHour, handlingSeconds, atLeast, targetSeconds })
    : requiredAgentsErlangA({ callsPerHour, handlingSeconds, patienceSeconds, goal: { metric: 'ofOffered', atLeast, targetSeconds } });
  return Math.ceil(places / Math.max(1, atOnce));
}
