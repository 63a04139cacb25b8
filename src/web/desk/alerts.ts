/** What the centre tells a person of its own accord: a promise that comes near or broke, a clock of a case, a customer's mood that fell. */
import * as z from 'zod';
import { Case } from '#cases/contract.ts';
import { Commitment } from '#commitments/contract.ts';
import { MoodFell } from '#interactions/contract.ts';
import type { Addressed } from '../ui/text/addressee.ts';
import type { AlertName } from './alert-names.ts';

const ClockWarned = z.object({ case: Case, timer: z.string(), at: z.union([z.literal('breach'), z.number()]), dueAt: z.string().nullable() });

export interface Alert {
  /** The same thing told twice (a line that dropped and came back) has the same key. */
  key: string;
  isGrave: boolean;
  /** A key under `alert` of the web words. */
  words: 'dueSoon' | 'broken' | 'brokenOf' | 'clock' | 'breach' | 'mood' | 'moodWaiting';
  params: Readonly<Record<string, string | number>>;
  /** A moment (ISO 8601) to be said as `when`, a clock to be named as `clock`. */
  when?: string | undefined;
  clock?: string | undefined;
  /** Whom it is about: said as `name`, in the desk's form of address. */
  customer?: Addressed | undefined;
  to: string;
}

/** Throws when the frame is not what the contract says. Null: not worth a word to this person. */
export function alertOf(name: AlertName, data: unknown, me: string): Alert | null {
  if (name === 'mood.fell') {
    const fell = MoodFell.parse(data);
    // Whoever serves the customer sees the gauge.
    if (fell.agentId === me) return null;
    return { key: `${name} ${fell.messageId}`, isGrave: true, words: fell.agentName === null ? 'moodWaiting' : 'mood', params: { mood: fell.to, agent: fell.agentName ?? '' }, customer: fell, to: `/conversations/${fell.interactionId}` };
  }
  if (name === 'clock.warned') {
    const { case: one, timer, at, dueAt } = ClockWarned.parse(data);
    return { key: `${name} ${one.id} ${timer} ${at} ${dueAt}`, isGrave: at === 'breach', words: at === 'breach' ? 'breach' : 'clock', params: { number: one.number, title: one.title, percent: at === 'breach' ? 100 : at }, when: dueAt ?? undefined, clock: timer, to: `/cases/${one.id}` };
  }
  const promise = Commitment.parse(data);
  const isMine = promise.owner.id === me;
  return {
    key: `${name} ${promise.id} ${promise.dueAt} ${promise.owner.id}`, isGrave: name === 'commitment.broken', words: name === 'commitment.dueSoon' ? 'dueSoon' : isMine ? 'broken' : 'brokenOf', params: { text: promise.text, who: promise.owner.name }, when: promise.dueAt,
    to: isMine ? `/cases/promises?p=${promise.id}` : promise.case !== null ? `/cases/${promise.case.id}` : promise.interaction !== null ? `/conversations/${promise.interaction.id}` : '/cases/promises?view=broken&whose=everybody',
  };
}

/** Own promises that are due soon or broken. */
export function pressing(promises: readonly Commitment[], nowMs: number): number {
  return promises.filter((one) => one.state === 'broken' || (one.state === 'open' && Date.parse(one.dueAt) < nowMs + soonMs)).length;
}
/** As the register's view `due_soon`. */
const soonMs = 4 * 3_600_000;
