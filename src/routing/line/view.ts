/** The line of one queue at this moment: who stands where, how long it may still be, who could take it and what keeps the others from it. */
import { formOfAddress } from '#customers/core/name.ts';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { QueueNow, Standing } from '../contract.ts';
import { whyNot } from '../core/eligibility.ts';
import type { Agent, Queue } from '../core/types.ts';
import { estimateWait, type Pace } from '../core/waits/expected-wait.ts';
import { positionOf } from '../core/position.ts';
import { openAt } from '../hours.ts';
import { learntPace } from '../waits/learnt.ts';
import { agentValue, queueValue, ticketValue } from '../rows.ts';
import { standingIn, type StandingRow } from './store.ts';
import { memberRows, queueRows } from '../people/store.ts';
import { linesNow, liveView } from '../views.ts';
import { lookAround, toldByMs, type Look } from '../waits/wait.ts';

const mostShown = 100;
const mostNamed = 5;

export async function queueNow(act: Act, queueId: string): Promise<QueueNow> {
  may(act, 'interaction.read');
  const queues = await queueRows(act, act.brandId);
  const queue = queues.find((one) => one.id === queueId);
  const live = (await linesNow(act)).find((row) => row.queue_id === queueId);
  if (queue === undefined || live === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const members = await memberRows(act, act.brandId);
  const standing = await standingIn(act, queueId, mostShown);
  const everyQueue = queues.map((one) => one.id);
  const nowMs = act.now.getTime();
  const looked: Looked = { nowMs, queue: queueValue(queue, nowMs), members: members.map((row) => ({ id: row.id, name: row.name, agent: agentValue(row, everyQueue) })), look: await lookAround(act), pace: await learntPace(act, queueId) };
  return { at: act.now.toISOString(), opensAt: openAt(queue.calendar, act.now).opensAt, queue: liveView(act, queue, members, live), items: standing.map((row) => standingView(row, looked)) };
}

/** What is the same for everybody in the line. */
interface Looked {
  readonly nowMs: number;
  readonly queue: Queue;
  readonly members: readonly { readonly id: string; readonly name: string; readonly agent: Agent }[];
  readonly look: Look;
  readonly pace: Pace;
}

function standingView(row: StandingRow, { nowMs, queue, members, look, pace }: Looked): Standing {
  const ticket = ticketValue(row);
  const estimate = estimateWait(look.state, look.lines, ticket, pace);
  const reasons = members.map((member) => ({ member, why: whyNot(member.agent, ticket, queue, nowMs) }));
  const could = reasons.filter((one) => one.why === undefined).map(({ member }) => ({ id: member.id, name: member.name }));
  const others = Map.groupBy(reasons.flatMap((one) => one.why ?? []), (why) => why);
  const told = toldByMs(row);
  return {
    interactionId: row.interaction_id, number: row.number, position: positionOf(look.lines, ticket), arrivedAt: row.arrived_at.toISOString(),
    customer: { name: row.customer_name, formOfAddress: formOfAddress({ surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title }) },
    state: row.state === 'offered' || row.state === 'parked' ? row.state : 'waiting', isVirtual: row.is_virtual, notBefore: row.not_before?.toISOString() ?? null,
    channel: row.channel, language: row.language === 'en' ? 'en' : 'zh', mood: row.mood, priorityClass: row.priority_class,
    expected: estimate.kind === 'estimate' ? { lowSeconds: estimate.lowSeconds, highSeconds: estimate.highSeconds } : null, noFigure: estimate.kind === 'estimate' ? null : estimate.kind,
    toldBy: told === undefined ? null : new Date(told).toISOString(), ringing: row.state === 'offered' && row.agent_id !== null ? { id: row.agent_id, name: row.agent_name ?? '' } : null,
    could: { count: could.length, people: could.slice(0, mostNamed) }, whyNot: [...others].map(([why, all]) => ({ why, count: all.length })).toSorted((a, b) => b.count - a.count),
  };
}
