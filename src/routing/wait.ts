/**
 * What a waiting customer is told: the place, and a range that never rises without a word. The engine estimates and announces; here
 * stand the rows it starts from and how its answer is spoken.
 */
import { nextClosing } from '#clocks/core/calendar.ts';
import type { SpokenWait } from '#chat/contract.ts';
import type { Act } from '#kit/act.ts';
import { announce, type Announcement } from './core/announce.ts';
import { estimateWait, type Pace } from './core/expected-wait.ts';
import { paceOf } from './core/pace.ts';
import { lineUp, positionOf, type LineUp } from './core/position.ts';
import type { RoutingState } from './core/types.ts';
import { agentValue, queueValue, ticketValue } from './rows.ts';
import { closedWords } from './queues.ts';
import { lockedTicket } from './tickets.ts';
import { pastContacts, putAnnounced, ticketsInLine, type TicketRow } from './store.ts';
import { memberRows, onlyAvailable, queueRows, type QueueRow } from './store-people.ts';

/** A contact of a queue that has no history yet is taken to last this long. */
const assumedHandleSeconds = 480;
const pastDays = 7;
const pastContactsRead = 200;
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
}
/** How things stand in a brand at one moment. */
interface Look {
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
  return tellWait(act, ticket, await lookAround(act));
}

const longLooks = new Map<string, Look>();

export async function lookAround(act: Act): Promise<Look> {
  const nowMs = act.now.getTime();
  const earlier = longLooks.get(act.brandId);
  if (earlier !== undefined && nowMs >= earlier.atMs && nowMs - earlier.atMs < lookLastsMs) return earlier;
  const queues = await queueRows(act, act.brandId);
  const everyQueue = queues.map((queue) => queue.id);
  const agents = (await memberRows(act, act.brandId, onlyAvailable)).map((row) => agentValue(row, everyQueue));
  const tickets = (await ticketsInLine(act, act.brandId)).map(ticketValue);
  const state: RoutingState = { tickets, agents, queues: queues.map((queue) => queueValue(queue, nowMs)) };
  const look: Look = { atMs: nowMs, state, lines: lineUp(state), queues: new Map(queues.map((queue) => [queue.id, queue])), paces: new Map() };
  if (tickets.length > longLine) longLooks.set(act.brandId, look);
  else longLooks.delete(act.brandId);
  return look;
}

/** @param row locked, and in the line. */
export async function tellWait(act: Act, row: TicketRow, look: Look): Promise<SpokenWait> {
  const nowMs = act.now.getTime();
  const ticket = ticketValue(row);
  const estimate = estimateWait(look.state, look.lines, ticket, await paceIn(act, row.queue_id, look));
  const before = row.announced === null ? undefined : (row.announced as Announced);
  const said = announce(before?.said, estimate, nowMs);
  const word = wordOf(said) ?? (before !== undefined && nowMs < before.wordUntilMs && said.kind === 'range' ? before.word : null);
  const isNews = said.kind === 'range' && said.word !== undefined;
  const now: Announced = { said, word, wordUntilMs: isNews ? nowMs + wordLastsMs : (before?.wordUntilMs ?? 0) };
  if (before === undefined || !isSamePromise(before, now)) await putAnnounced(act, row.id, now, said.kind === 'range' ? said.highSeconds : null);
  return { position: positionOf(look.lines, ticket), ...figures(said), word, closedMessage: closedMessage(row, said, look), notice: look.queues.get(row.queue_id)?.surge?.reason[languageOf(row)] ?? '', mayKeepPlace: mayKeepPlace(row, said, look, nowMs) };
}

async function paceIn(act: Act, queueId: string, look: Look): Promise<Pace> {
  const known = look.paces.get(queueId);
  if (known !== undefined) return known;
  const past = await pastContacts(act, queueId, new Date(act.now.getTime() - pastDays * 86_400_000), pastContactsRead);
  const pace = paceOf(past.map((row) => ({ waitSeconds: row.wait_seconds, abandoned: row.abandoned, ...(row.handle_seconds !== null && { handleSeconds: row.handle_seconds }) })), assumedHandleSeconds);
  look.paces.set(queueId, pace);
  return pace;
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

/** When no figure can be given, when it is long, and when the doors close before the turn would come. */
function mayKeepPlace(row: TicketRow, said: Announcement, look: Look, nowMs: number): boolean {
  const queue = look.queues.get(row.queue_id);
  if (queue === undefined || row.is_virtual) return false;
  if (said.kind !== 'range' || queue.surge?.keeps_place_at_once === true || said.highSeconds > (queue.surge?.keep_place_over_seconds ?? queue.keep_place_over_seconds)) return true;
  const closesAtMs = queue.calendar === null ? undefined : nextClosing(queue.calendar, nowMs);
  return closesAtMs !== undefined && closesAtMs < said.highByMs;
}
