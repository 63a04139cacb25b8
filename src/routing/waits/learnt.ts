/** What a queue has learnt of itself: how fast it moves, and how far its announcements were from what then happened. */
import { localDate, readWall } from '#clocks/core/wall-clock.ts';
import type { Act } from '#kit/act.ts';
import { brandOf } from '#staff/index.ts';
import type { Pace } from '../core/waits/expected-wait.ts';
import { paceFrom } from '../core/waits/pace.ts';
import { correctionAt, learnCorrection, type WaitCorrection } from '../core/waits/wait-correction.ts';
import { wasServed } from '../core/waits/wait-errors.ts';
import { pastAnnouncements } from './store.ts';
import { pastServices, pastWaits } from './store-pace.ts';

/** A contact of a queue that has no history yet is taken to last this long. */
const assumedHandleSeconds = 480;
const paceDays = 7;
const contactsRead = 1200;
const correctionDays = 28;
const announcementsRead = 2000;
/** Learnt again after this; until then each process goes by what it learnt last. */
const lastsMs = 60_000;

interface Learnt {
  readonly atMs: number;
  readonly zone: string;
  readonly pace: Pace;
  readonly correction: WaitCorrection;
}
/** Of a brand: queue → what was learnt last. */
class LearntLast {
  readonly byQueue = new Map<string, Learnt>();
}

/** The pace of a queue with its correction for this hour. */
export async function learntPace(act: Act, queueId: string): Promise<Pace> {
  const { pace, correction, zone } = await learnt(act, queueId);
  return { ...pace, correction: correctionAt(correction, hourOf(zone, act.now)) };
}

/** What the queue's announcements have taught, for people to see. */
export async function learntCorrection(act: Act, queueId: string): Promise<WaitCorrection> {
  return (await learnt(act, queueId)).correction;
}

async function learnt(act: Act, queueId: string): Promise<Learnt> {
  const nowMs = act.now.getTime();
  const last = act.remembered(LearntLast).byQueue;
  const known = last.get(queueId);
  if (known !== undefined && nowMs >= known.atMs && nowMs - known.atMs < lastsMs) return known;
  const daysAgo = (days: number): Date => new Date(nowMs - days * 86_400_000);
  const [waits, services] = [await pastWaits(act, queueId, daysAgo(paceDays), contactsRead), await pastServices(act, queueId, daysAgo(paceDays), contactsRead)];
  const pace = paceFrom({
    waits: waits.map((row) => ({ waitSeconds: row.wait_seconds, abandoned: row.abandoned })), services: services.map((row) => ({ handleSeconds: row.handle_seconds, isHandedOn: row.is_handed_on })),
  }, assumedHandleSeconds);
  const { zone } = await brandOf(act);
  const said = await pastAnnouncements(act, queueId, daysAgo(correctionDays), announcementsRead);
  const counted = said.filter((row) => row.outcome !== 'closed_out' && localDate(zone, row.said_at.getTime()) === localDate(zone, row.ended_at.getTime()));
  const correction = learnCorrection(counted.map((row) => ({
    meanSeconds: row.mean, deviationSeconds: row.deviation, hour: hourOf(zone, row.said_at), lastedSeconds: row.actual, wasAnswered: wasServed(row),
  })));
  const now = { atMs: nowMs, zone, pace, correction };
  last.set(queueId, now);
  return now;
}

function hourOf(zone: string, at: Date): number {
  return Math.floor(readWall(zone, at.getTime()).minute / 60);
}
