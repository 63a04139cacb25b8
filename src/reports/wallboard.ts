/** The wallboard: who waits, how long, who is there, and today's figures, by the same functions as every report. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { instantAt, readWall } from '#clocks/core/wall-clock.ts';
import type { Wallboard } from './contract.ts';
import { figuresOf } from './core/figures/index.ts';
import { answerOf, answersOn, periodRows, settingsIn } from './figures.ts';
import { atWorkNow, linesNow } from '#routing/index.ts';
import { brandOf } from '#staff/index.ts';
import { queuePromises, surgesNow } from './store.ts';

export async function wallboard(act: Act): Promise<Wallboard> {
  may(act, 'report.read');
  return boardNow(act);
}

/** Who may was asked by the caller: a person's permission, or a display's own link. */
export async function boardNow(act: Act): Promise<Wallboard> {
  const { zone, name } = await brandOf(act);
  const nowMs = act.now.getTime();
  const today = { from: new Date(instantAt(zone, readWall(zone, nowMs).day, 0)), to: new Date(nowMs + 1) };
  const lines = new Map((await linesNow(act)).map((row) => [row.queue_id, row]));
  const queues = (await queuePromises(act, [...lines.keys()])).flatMap((queue) => {
    const line = lines.get(queue.id);
    return line === undefined ? [] : [{ ...queue, ...line }];
  });
  const rows = await periodRows(act, today);
  const { contacts } = rows;
  const waits = queues.flatMap((queue) => queue.oldest ?? []);
  return {
    at: act.now.toISOString(), brandName: name,
    now: {
      waiting: sum(queues.map((queue) => queue.waiting)), keptPlaces: sum(queues.map((queue) => queue.virtual_waiting)), inService: sum(queues.map((queue) => queue.in_service)),
      longestWaitSince: waits.length === 0 ? null : new Date(Math.min(...waits.map((since) => since.getTime()))).toISOString(),
      agents: await atWorkNow(act),
    },
    queues: queues.map((queue) => {
      const settings = { targetSeconds: queue.target_seconds, shortSeconds: queue.short_seconds, serviceLevelGoal: queue.target_share };
      const figure = figuresOf(nowMs, settings).contacts.find((one) => one.id === 'service_level');
      if (figure === undefined) throw new Error('there is no service level among the figures');
      return {
        id: queue.id, name: queue.name, names: queue.names, waiting: queue.waiting, keptPlaces: queue.virtual_waiting, longestWaitSince: queue.oldest?.toISOString() ?? null,
        targetSeconds: queue.target_seconds, targetShare: queue.target_share, serviceLevel: answerOf(figure, figure.compute(contacts.filter((row) => row.queueId === queue.id))),
      };
    }),
    today: answersOn(figuresOf(nowMs, settingsIn(queues, rows, undefined)), rows),
    surges: (await surgesNow(act)).map((row) => ({ name: row.name, reason: row.reason, from: row.from_at.toISOString(), queueIds: row.queue_ids })),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
