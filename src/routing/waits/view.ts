/** How true a queue's announcements were, as figures and as the rows they are made of. */
import { stringify } from 'csv-stringify/sync';
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { QueueWaits, WaitsQuery } from '../contract.ts';
import { announcedShare } from '../core/waits/expected-wait.ts';
import { waitErrors, type EndedWait } from '../core/waits/wait-errors.ts';
import { learntCorrection } from './learnt.ts';
import { queueById } from '../people/store.ts';
import { firstAnnouncements, type PastAnnouncementRow } from './store.ts';

const usualDays = 28;
const longestPeriodMs = 93 * 86_400_000;
/** More than a busy queue announces in a month. */
const mostRead = 50_000;

export async function queueWaits(act: Act, queueId: string, asked: WaitsQuery): Promise<QueueWaits> {
  may(act, 'report.read');
  const { period, rows } = await announcementsIn(act, queueId, asked);
  const { factor, learntFrom, byHour } = await learntCorrection(act, queueId);
  const errors = errorsOf(rows);
  return {
    from: period.from.toISOString(), to: period.to.toISOString(), announced: rows.length, ...errors, histogram: [...errors.histogram], announcedShare,
    correction: { factor, learntFrom, byHour: [...byHour].map(([hour, ofHour]) => ({ hour, factor: ofHour })).toSorted((a, b) => a.hour - b.hour) },
  };
}

/** One line for each customer who was given a figure: what was said first, what it rested on, what then happened. */
export async function queueWaitsCsv(act: Act, queueId: string, asked: WaitsQuery): Promise<string> {
  may(act, 'report.export');
  const { period, rows } = await announcementsIn(act, queueId, asked);
  act.emit({ name: 'queue.waitsExported', subject: ['queue', queueId], detail: { from: period.from.toISOString(), to: period.to.toISOString() } });
  return stringify([
    ['interaction', 'said_at', 'low_seconds', 'mean_seconds', 'high_seconds', 'ahead', 'agents', 'servers', 'ended_at', 'actual_seconds', 'outcome'],
    ...rows.map((row) => [
      row.number, row.said_at.toISOString(), tenths(row.low_seconds), tenths(row.mean_seconds), tenths(row.high_seconds), row.ahead, row.agents, tenths(row.servers), row.ended_at?.toISOString() ?? '',
      row.actual_seconds === null ? '' : tenths(row.actual_seconds), row.outcome ?? '',
    ]),
  ], { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

async function announcementsIn(act: Act, queueId: string, asked: WaitsQuery): Promise<{ period: { from: Date; to: Date }; rows: readonly PastAnnouncementRow[] }> {
  if ((await queueById(act, queueId)) === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  // What is said at this very moment belongs to it.
  const to = asked.to === undefined ? new Date(act.now.getTime() + 1) : new Date(asked.to);
  const from = asked.from === undefined ? new Date(to.getTime() - usualDays * 86_400_000) : new Date(asked.from);
  if (to <= from || to.getTime() - from.getTime() > longestPeriodMs) throw refuse('invalid', 'routing.period', { at: 'query.to', params: { days: longestPeriodMs / 86_400_000 } });
  const rows = await firstAnnouncements(act, queueId, { from, to }, mostRead);
  // More than can be read at once: the newest, and the period says since when.
  return { period: { from: rows.length < mostRead ? from : (rows.at(-1)?.said_at ?? from), to }, rows };
}

function errorsOf(rows: readonly PastAnnouncementRow[]): ReturnType<typeof waitErrors> {
  return waitErrors(rows.flatMap((row): EndedWait[] => (row.actual_seconds === null || row.outcome === null ? [] : [{ meanSeconds: row.mean_seconds, highSeconds: row.high_seconds, actualSeconds: row.actual_seconds, outcome: row.outcome }])));
}
