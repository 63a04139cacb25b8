import { erlangA, erlangAWaits, type ImpatientWork, type ServiceLevels } from './erlang-a.ts';
import { nextInverseBlocking } from './erlang-b.ts';
import { answeredWithin, erlangCFrom } from './erlang-c.ts';
import { leavingRate, loadOf, numberBetween, numberFrom, ratesOf, type Work } from './input.ts';

interface GoalWithoutLeaving extends Omit<Work, 'agents'> {
  /** The share to be answered within the target, between 0 and 1. */
  readonly atLeast: number;
  readonly targetSeconds: number;
  /** The agents may not be busier than this on average, from .01 to 1. */
  readonly mostOccupancy?: number;
}

/** What is to be reached: one of the five service levels, few who give up, or a short mean wait of all calls. */
export type Goal =
  | { readonly metric: keyof ServiceLevels; readonly atLeast: number; readonly targetSeconds: number }
  | { readonly metric: 'pAbandon' | 'meanWaitSeconds'; readonly atMost: number };

interface GoalWithLeaving extends Omit<ImpatientWork, 'agents'> {
  readonly goal: Goal;
  /** At least a/mostOccupancy agents; from .01 to 1. */
  readonly mostOccupancy?: number;
}

/**
 * The fewest agents that reach the goal where nobody gives up; 0 where nobody calls. RangeError on a goal that no number reaches.
 * Goes up from the load, carrying Erlang B along: one pass.
 */
export function requiredAgentsErlangC(asked: GoalWithoutLeaving): number {
  const { erlangs } = loadOf('requiredAgentsErlangC', asked);
  numberBetween('requiredAgentsErlangC', 'atLeast', asked.atLeast, 0, 1);
  numberFrom('requiredAgentsErlangC', 'targetSeconds', asked.targetSeconds, 0, Number.MAX_VALUE);
  const fewest = fewestByOccupancy('requiredAgentsErlangC', erlangs, asked.mostOccupancy);
  if (erlangs === 0) return 0;
  let inverse = 1;
  for (let agents = 1; ; agents += 1) {
    inverse = nextInverseBlocking(inverse, agents, erlangs);
    if (agents < fewest || agents < erlangs) continue;
    const work = { ...asked, agents };
    const rates = ratesOf('requiredAgentsErlangC', work);
    if (rates.spareErlangs > 0 && answeredWithin(erlangCFrom(work, rates, 1 / inverse), asked.targetSeconds) >= asked.atLeast) return agents;
  }
}

/**
 * The fewest agents that reach the goal where callers give up; 0 where nobody calls. RangeError on a goal that no number reaches.
 * Every figure gets better with each agent, so halving finds it.
 */
export function requiredAgentsErlangA(asked: GoalWithLeaving): number {
  const { goal } = asked;
  const { erlangs } = loadOf('requiredAgentsErlangA', asked);
  leavingRate('requiredAgentsErlangA', asked.patienceSeconds);
  if ('atLeast' in goal) {
    numberBetween('requiredAgentsErlangA', 'atLeast', goal.atLeast, 0, 1);
    numberFrom('requiredAgentsErlangA', 'targetSeconds', goal.targetSeconds, 0, Number.MAX_VALUE);
  } else {
    numberBetween('requiredAgentsErlangA', 'atMost', goal.atMost, 0, goal.metric === 'pAbandon' ? 1 : Infinity);
  }
  let tooFew = fewestByOccupancy('requiredAgentsErlangA', erlangs, asked.mostOccupancy) - 1;
  if (erlangs === 0) return 0;
  const likely = Math.ceil(erlangs + Math.sqrt(erlangs));
  let enough = Math.max(tooFew + 1, likely);
  for (let step = Math.ceil(Math.sqrt(erlangs)); !reaches({ ...asked, agents: enough }, goal); step *= 2) {
    tooFew = enough;
    enough += step;
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (reaches({ ...asked, agents: middle }, goal)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** Heads on the roster so that `agents` are at work, where a share of paid time (leave, training, breaks) is not; from 0 to .99. Not rounded. */
export function rosteredHeads(agents: number, shrinkage: number): number {
  numberFrom('rosteredHeads', 'agents', agents, 0, 1_000_000);
  numberFrom('rosteredHeads', 'shrinkage', shrinkage, 0, 0.99);
  return agents / (1 - shrinkage);
}

function reaches(work: ImpatientWork, goal: Goal): boolean {
  const figures = erlangA(work);
  return 'atLeast' in goal ? erlangAWaits(work, goal.targetSeconds, figures)[goal.metric] >= goal.atLeast : figures[goal.metric] <= goal.atMost;
}

function fewestByOccupancy(where: string, erlangs: number, mostOccupancy: number | undefined): number {
  if (mostOccupancy === undefined) return 1;
  numberFrom(where, 'mostOccupancy', mostOccupancy, 0.01, 1);
  return Math.max(1, Math.ceil(erlangs / mostOccupancy));
}
