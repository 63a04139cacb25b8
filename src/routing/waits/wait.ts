/**
 * What a waiting customer is told: the place, and a range that never rises without a word. The engine estimates and announces; here
 * stand the rows it starts from and how its answer is spoken.
 */
import { nextClosing } from '#clocks/core/calendar.ts';
import type { SpokenWait } from '#chat/contract.ts';
import type { Act } from '#kit/act.ts';
import { announce, type Announcement } from '../core/waits/announce.ts';
import { hasRoomFor, needsOf, qualifies } from '../core/eligibility.ts';
import { estimateWait, type Estimate, type Pace } from '../core/waits/expected-wait.ts';
import { lineUp, positionOf, type LineUp } from '../core/position.ts';
import type { RoutingState } from '../core/types.ts';
import { learntPace } from './learnt.ts';
import { agentValue, queueValue, ticketValue } from '../rows.ts';
import { closedWords } from '../design/queues.ts';
import { lockedTicket } from '../tickets.ts';
import { putAnnounced, ticketsInLine, type TicketRow } from '../store.ts';
import { memberRows, onlyAvailable, queueRows, type QueueRow } from '../people/store.ts';
import { insertAnnouncements, type NewAnnouncement } from './store.ts';

/** A word of apology is said for this long, so that nobody misses it between two looks. */
const wordLastsMs = 60_000;
/** A line of more than this changes little in a second: then one look serves everybody who asks within it. */
const longLine = 200;
const lookLastsMs = 1000;

/** Kept in `tickets.announced`. */
interface Announced {
  readonly said: Announcement;
  readonly word: string | null;
  readonly wordUntilMs: number;
  /** Of the announcement that was kept last as a row. */
  readonly kept?: { readonly queueId: string; readonly kind: Announcement['kind']; readonly highByMs: number | null; readonly gaveFigure: boolean };
}
/** A promise that moved by more than this, and by more than a tenth of what is left, is news; less is the line moving up. */
const newsMs = 60_000;
const newsShare = 0.1;
/** How things stand in a brand at one moment. */
export interface Look {
  readonly atMs: number;
  readonly state: RoutingState;
  readonly lines: LineUp;
  readonly queues: ReadonlyMap<string, QueueRow>;
  readonly paces: Map<string, Pace>;
}

/** Tells the wait and keeps what was told. Refuses an unknown interaction; for one that no longer waits: position 0, no figures. */
export async function spokenWait(act: Act, interactionId: string): Promise<SpokenWait> {
  const ticket = await lockedTicket(act, interactionId);
  if (ticket.state !== 'waiting' && ticket.state !== 'parked' && ticket.state !== 'offered') return { position: 0, lowSeconds: null, highSeconds: null, word: null, closedMessage: '', notice: '', mayKeepPlace: false };
  const [told] = await tellWaits(act, [ticket], await lookAround(act));
  if (told === undefined) throw new Error('nothing was said');
  return told;
}

/** The last look at a long line of the brand. */
class LongLook {
  look: Look | undefined;
}

export async function lookAround(act: Act): Promise<Look> {
  const nowMs = act.now.getTime();
  const last = act.remembered(LongLook);
  const earlier = last.look;
  if (earlier !== undefined && nowMs >= earlier.atMs && nowMs - earlier.atMs < lookLastsMs) return earlier;
  const queues = await queueRows(act, act.brandId);
  const everyQueue = queues.map((queue) => queue.id);
  const agents = (await memberRows(act, act.brandId, onlyAvailable)).map((row) => agentValue(row, everyQueue));
  const tickets = (await ticketsInLine(act, act.brandId)).map(ticketValue);
  const state: RoutingState = { tickets, agents, queues: queues.map((queue) => queueValue(queue, nowMs)) };
  const look: Look = { atMs: nowMs, state, lines: lineUp(state), queues: new Map(queues.map((queue) => [queue.id, queue])), paces: new Map() };
  last.look = tickets.length > longLine ? look : undefined;
  return look;
}

/** @param rows locked, and in the line. What is said to them is kept together, in two statements. */
export async function tellWaits(act: Act, rows: readonly TicketRow[], look: Look): Promise<SpokenWait[]> {
  for (const queueId of new Set(rows.map((row) => row.queue_id))) if (!look.paces.has(queueId)) look.paces.set(queueId, await learntPace(act, queueId));
  const told = rows.map((row) => wordsFor(row, look, act.now.getTime()));
  await insertAnnouncements(act, told.flatMap(({ announcement }) => announcement ?? []));
  await putAnnounced(act, told.flatMap(({ ticketId, announced }) => (announced === undefined ? [] : [{ ticketId, announced }])));
  return told.map(({ spoken }) => spoken);
}

interface Told {
  readonly ticketId: string;
  readonly spoken: SpokenWait;
  /** Undefined: nothing new. */
  readonly announced: Announced | undefined;
  readonly announcement: NewAnnouncement | undefined;
}
function wordsFor(row: TicketRow, look: Look, nowMs: number): Told {
  const ticket = ticketValue(row);
  const pace = look.paces.get(row.queue_id);
  if (pace === undefined) throw new Error(`no pace of queue ${row.queue_id}`);
  const estimate = estimateWait(look.state, look.lines, ticket, pace);
  const before = row.announced === null ? undefined : (row.announced as Announced);
  const said = announce(before?.said, estimate, nowMs);
  const word = wordOf(said) ?? (before !== undefined && nowMs < before.wordUntilMs && isNotLess(before.said, said) ? before.word : null);
  const isNews = said.kind === 'range' && said.word !== undefined;
  const keeps = isNews || isChange(before?.kept, said, row.queue_id, nowMs);
  const sameQueue = before?.kept?.queueId === row.queue_id ? before.kept : undefined;
  const kept = keeps ? { queueId: row.queue_id, kind: said.kind, highByMs: said.kind === 'range' ? said.highByMs : null, gaveFigure: said.kind === 'range' || sameQueue?.gaveFigure === true } : before?.kept;
  // The first figure in this queue is the one that is measured, whatever was said before there could be one.
  const isFirst = said.kind === 'range' ? sameQueue?.gaveFigure !== true : sameQueue === undefined;
  const now: Announced = { said, word, wordUntilMs: isNews ? nowMs + wordLastsMs : (before?.wordUntilMs ?? 0), ...(kept !== undefined && { kept }) };
  return {
    ticketId: row.id, announced: before === undefined || !isSamePromise(before, now) ? now : undefined, announcement: keeps ? announcementOf(row, said, estimate, isFirst) : undefined,
    spoken: {
      position: positionOf(look.lines, ticket), ...figures(said), word, closedMessage: closedMessage(row, said, look), notice: look.queues.get(row.queue_id)?.surge?.reason[languageOf(row)] ?? '',
      mayKeepPlace: mayKeepPlace(row, said, look, nowMs),
    },
  };
}

/** The moment by which the customer was told that it would be their turn; undefined where no figure was given. */
export function toldByMs(row: TicketRow): number | undefined {
  const said = row.announced === null ? undefined : (row.announced as Announced).said;
  return said?.kind === 'range' ? said.highByMs : undefined;
}

function isChange(kept: Announced['kept'], said: Announcement, queueId: string, nowMs: number): boolean {
  if (kept === undefined || kept.queueId !== queueId || kept.kind !== said.kind) return true;
  if (said.kind !== 'range' || kept.highByMs === null) return false;
  return Math.abs(said.highByMs - kept.highByMs) > Math.max(newsMs, newsShare * (kept.highByMs - nowMs));
}

function announcementOf(row: TicketRow, said: Announcement, estimate: Estimate, isFirst: boolean): NewAnnouncement {
  const range = said.kind !== 'range' || estimate.kind !== 'estimate' ? null : {
    lowSeconds: said.lowSeconds, meanSeconds: estimate.meanSeconds, highSeconds: said.highSeconds, ahead: estimate.basis.ahead, agents: estimate.basis.agents, servers: estimate.basis.servers,
    uncorrectedMeanSeconds: estimate.uncorrected.meanSeconds, uncorrectedDeviationSeconds: estimate.uncorrected.deviationSeconds,
  };
  return { ticketId: row.id, queueId: row.queue_id, isFirst, kind: said.kind, rose: said.word?.reason ?? null, range };
}

/** A word of apology stands for as long as what it speaks of: once the wait is shorter again, nobody is told that it has grown. */
function isNotLess(before: Announcement, now: Announcement): boolean {
  return before.kind === 'range' && now.kind === 'range' && now.highByMs >= before.highByMs;
}

/** The same moments under the same word: nothing to keep, however many seconds went by. */
function isSamePromise(a: Announced, b: Announced): boolean {
  if (a.word !== b.word || a.said.kind !== b.said.kind) return false;
  return a.said.kind !== 'range' || b.said.kind !== 'range' || (a.said.lowByMs === b.said.lowByMs && a.said.highByMs === b.said.highByMs);
}

function figures(said: Announcement): { lowSeconds: number | null; highSeconds: number | null } {
  if (said.kind !== 'range') return { lowSeconds: null, highSeconds: null };
  if (said.bound === 'less_than_a_minute') return { lowSeconds: 0, highSeconds: 60 };
  if (said.bound === 'more_than_30_minutes') return { lowSeconds: 1800, highSeconds: null };
  return { lowSeconds: Math.floor(said.lowSeconds), highSeconds: Math.ceil(said.highSeconds) };
}

/** A key of the words of this slice; null when the figures speak for themselves. */
function wordOf(said: Announcement): string | null {
  if (said.kind !== 'range') return `wait.${said.kind}`;
  return said.word === undefined ? null : `wait.rose_${said.word.reason}`;
}

/** The queue's own words while its doors are closed. */
function closedMessage(row: TicketRow, said: Announcement, look: Look): string {
  const queue = look.queues.get(row.queue_id);
  return said.kind === 'closed' && queue !== undefined ? closedWords(queue, languageOf(row)) : '';
}

function languageOf(row: TicketRow): 'zh' | 'en' {
  return row.language === 'en' ? 'en' : 'zh';
}

/** When no figure can be given, when it is long, when the doors close before the turn would come, and when only the skilled will do and all of them are busy. */
function mayKeepPlace(row: TicketRow, said: Announcement, look: Look, nowMs: number): boolean {
  const queue = look.queues.get(row.queue_id);
  if (queue === undefined || row.is_virtual) return false;
  if (isForTheSkilled(look, row, nowMs)) return true;
  if (said.kind !== 'range' || queue.surge?.keeps_place_at_once === true || said.highSeconds > (queue.surge?.keep_place_over_seconds ?? queue.keep_place_over_seconds)) return true;
  const closesAtMs = queue.calendar === null ? undefined : nextClosing(queue.calendar, nowMs);
  return closesAtMs !== undefined && closesAtMs < said.highByMs;
}

/** Skills are asked for and nobody who has them is free: rather than an answer by somebody else, a call-back by one of them. */
function isForTheSkilled(look: Look, row: TicketRow, nowMs: number): boolean {
  const ticket = ticketValue(row);
  const queue = look.lines.queues.get(row.queue_id);
  if (queue === undefined || needsOf(ticket, queue).length === 0) return false;
  return !look.state.agents.some((agent) => qualifies(agent, ticket, queue) && hasRoomFor(agent, ticket, nowMs));
}
