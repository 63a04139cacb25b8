import { erlangC } from './erlang-c.ts';
import { numberFrom, type Unstable, type Work } from './input.ts';

/** Calls of several classes, the first served before the second and so on; a call in service is not interrupted. All classes take the same time. */
interface WorkByPriority extends Omit<Work, 'callsPerHour'> {
  readonly callsPerHourByPriority: readonly number[];
}

interface PriorityWaits {
  readonly kind: 'stable';
  /** P(wait), the same for every class. */
  readonly pWait: number;
  /** Mean wait in seconds of all calls of a class, those answered at once included; as long as the classes asked. */
  readonly meanWaitSecondsByPriority: readonly number[];
}

/**
 * M/M/n with non-preemptive priorities: W_k = W0/((1−σ_(k−1))(1−σ_k)), W0 = C/(nμ), σ_k the load of classes up to k for each agent.
 * Unstable where all classes together reach the agents. RangeError on input that is no workload. Source: Cobham 1954.
 */
export function priorityWaits(work: WorkByPriority): PriorityWaits | Unstable {
  const { agents, handlingSeconds, callsPerHourByPriority } = work;
  if (callsPerHourByPriority.length === 0) throw new RangeError('priorityWaits: callsPerHourByPriority is empty; it must name the calls of at least one class.');
  callsPerHourByPriority.forEach((calls, index) => numberFrom('priorityWaits', `callsPerHourByPriority[${index}]`, calls, 0, 1_000_000_000));
  const together = erlangC({ agents, handlingSeconds, callsPerHour: callsPerHourByPriority.reduce((sum, calls) => sum + calls, 0) });
  if (together.kind === 'unstable') return together;
  const secondsOfAgents = agents * 3600;
  let calls = 0;
  let spareBefore = 1;
  const meanWaitSecondsByPriority = callsPerHourByPriority.map((more) => {
    calls += more;
    const spare = (secondsOfAgents - calls * handlingSeconds) / secondsOfAgents;
    const wait = (together.pWait * handlingSeconds) / (agents * spareBefore * spare);
    spareBefore = spare;
    return wait;
  });
  return { kind: 'stable', pWait: together.pWait, meanWaitSecondsByPriority };
}
