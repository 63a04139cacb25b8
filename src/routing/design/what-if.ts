/** What a promise would take: agents by the hour, at the load of the last seven days. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { brandOf } from '#staff/index.ts';
import type { WhatIf, WhatIfQuery } from '../contract.ts';
import { agentsNeeded } from '../core/design/agents-needed.ts';
import { queueById } from '../people/store.ts';
import { arrivalsByHour, courseOf } from './store-what-if.ts';

const weekMs = 7 * 86_400_000;

export async function queueWhatIf(act: Act, queueId: string, asked: WhatIfQuery): Promise<WhatIf> {
  may(act, 'queue.read');
  const queue = await queueById(act, queueId);
  if (queue === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const { zone } = await brandOf(act);
  const since = new Date(act.now.getTime() - weekMs);
  const course = await courseOf(act, queueId, since, zone);
  const arrivals = await arrivalsByHour(act, queueId, since, zone);
  const { handle_seconds: handlingSeconds, gave_up: gaveUp } = course;
  const patienceSeconds = gaveUp === 0 || course.waited_seconds === 0 ? undefined : course.waited_seconds / gaveUp;
  const hours = handlingSeconds === null || handlingSeconds <= 0 ? [] : arrivals.map(({ hour, contacts }) => {
    const callsPerHour = contacts / course.days;
    return { hour, perHour: callsPerHour, agents: agentsNeeded({ callsPerHour, handlingSeconds, patienceSeconds, atOnce: course.at_once }, asked.targetShare, asked.targetSeconds) };
  });
  return {
    days: course.days, contacts: arrivals.reduce((sum, one) => sum + one.contacts, 0), handleSeconds: handlingSeconds, patienceSeconds: patienceSeconds ?? null, atOnce: course.at_once,
    model: patienceSeconds === undefined ? 'erlang_c' : 'erlang_a', hours,
  };
}
