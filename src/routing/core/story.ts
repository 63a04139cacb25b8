/**
 * The story of a contact in its queue, told from what was kept: events, offers, announcements, reasons. Everything that was decided
 * stands in it once, in the order in which it happened, so that "why did it take so long, and why this person?" can be answered a year later.
 */

interface StoryEvent {
  readonly name: string;
  readonly atMs: number;
  /** Null: the house itself. */
  readonly by: string | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}
export interface StoryOffer {
  readonly id: string;
  readonly agentId: string;
  readonly why: string;
  readonly waitedSeconds: number;
  readonly eligible: readonly string[];
  readonly eligibleCount: number;
  readonly isUnskilled: boolean;
  readonly offeredAtMs: number;
}
interface StorySaid {
  readonly atMs: number;
  readonly isFirst: boolean;
  readonly kind: 'range' | 'nobody_here' | 'closed';
  readonly rose: string | null;
  readonly lowSeconds: number | null;
  readonly highSeconds: number | null;
}
interface StoryReason {
  readonly kind: 'class' | 'unskilled';
  readonly atMs: number;
  readonly words: string;
}
interface StoryFacts {
  readonly events: readonly StoryEvent[];
  readonly offers: readonly StoryOffer[];
  readonly said: readonly StorySaid[];
  readonly reasons: readonly StoryReason[];
}

export const storyKinds = [
  'joined', 'told_first', 'told_anew', 'told_rose', 'told_nobody_here', 'told_closed', 'rang', 'handed_to', 'answered', 'declined', 'missed', 'taken_back', 'taken', 'moved', 'put_back', 'class_changed',
  'place_kept', 'call_back_moved', 'came_back', 'reached', 'not_reached', 'wrapping_up', 'ended', 'resumed',
] as const;
type StoryKind = (typeof storyKinds)[number];

/** One sentence of it: the kind chooses the words, the rest fills them. Ids are of people (`agentId`, `eligible`) and queues. */
export interface StoryLine {
  readonly atMs: number;
  readonly kind: StoryKind;
  readonly by?: string | null;
  readonly agentId?: string;
  readonly queueId?: string;
  readonly fromQueueId?: string;
  /** A code: the rule of the choice, the reason of a rise, of going back into the line, of the end; how a call went; the moment a call-back was moved to. */
  readonly why?: string;
  readonly waitedSeconds?: number;
  readonly eligible?: readonly string[];
  readonly eligibleCount?: number;
  readonly isUnskilled?: boolean;
  readonly lowSeconds?: number | null;
  readonly highSeconds?: number | null;
  readonly fromClass?: number;
  readonly toClass?: number;
  readonly tries?: number;
  /** A person's own reason. */
  readonly words?: string;
}

/** What the story is made of. */
export const storyEvents = ['ticket.opened', 'offer.made', 'offer.ended', 'ticket.assigned', 'ticket.requeued', 'ticket.parked', 'ticket.cameBack', 'callBack.tried', 'callBack.moved', 'ticket.classChanged', 'ticket.wrapUp', 'ticket.ended'];

export function storyOf(facts: StoryFacts): StoryLine[] {
  const told = facts.events.flatMap((event) => lineOf(event, facts) ?? []);
  const said = facts.said.map(saidLine);
  // Sorting keeps equals in order: what was said at the very moment of joining comes after it.
  return [...told, ...said].toSorted((a, b) => a.atMs - b.atMs);
}

function saidLine({ atMs, isFirst, kind, rose, lowSeconds, highSeconds }: StorySaid): StoryLine {
  if (kind !== 'range') return { atMs, kind: kind === 'closed' ? 'told_closed' : 'told_nobody_here' };
  const figures = { atMs, lowSeconds, highSeconds };
  if (rose !== null) return { ...figures, kind: 'told_rose', why: rose };
  return { ...figures, kind: isFirst ? 'told_first' : 'told_anew' };
}

/** Ends of an offer, by the reason in its event. */
const offerEnds: Readonly<Record<string, StoryKind>> = { accepted: 'answered', declined: 'declined', timed_out: 'missed', customer_left: 'taken_back', agent_left: 'taken_back', taken_elsewhere: 'taken_back' };

function lineOf({ name, atMs, by, detail }: StoryEvent, facts: StoryFacts): StoryLine | undefined {
  const text = (key: string): string | undefined => (typeof detail?.[key] === 'string' ? detail[key] : undefined);
  const [reason, queueId, agentId] = [text('reason') ?? '', text('queueId'), text('agentId')];
  const about = { atMs, by, ...(queueId !== undefined && { queueId }), ...(agentId !== undefined && { agentId }) };
  switch (name) {
    case 'ticket.opened': return { ...about, kind: 'joined', ...(typeof detail?.['priorityClass'] === 'number' && { toClass: detail['priorityClass'] }) };
    case 'offer.made': return rangLine(about, facts, text('offerId'));
    case 'offer.ended': return { ...about, kind: offerEnds[reason] ?? 'taken_back', why: reason };
    case 'ticket.assigned': return assignedLine(about, facts, reason);
    case 'ticket.requeued': return requeuedLine(about, reason, text('fromQueueId'));
    case 'ticket.parked': return { ...about, kind: 'place_kept', why: text('choice') ?? 'turn' };
    case 'callBack.tried': return { ...about, kind: text('outcome') === 'reached' ? 'reached' : 'not_reached', why: text('outcome') ?? '', ...(typeof detail?.['tries'] === 'number' && { tries: detail['tries'] }) };
    case 'callBack.moved': return { ...about, kind: 'call_back_moved', why: text('at') ?? '' };
    case 'ticket.cameBack': return { ...about, kind: 'came_back' };
    case 'ticket.classChanged': return { ...about, kind: 'class_changed', ...classes(detail), ...wordsAt(facts, 'class', atMs) };
    case 'ticket.wrapUp': return { ...about, kind: 'wrapping_up', why: reason };
    case 'ticket.ended': return { ...about, kind: 'ended', why: reason };
    default: return undefined;
  }
}

type About = Pick<StoryLine, 'atMs' | 'by' | 'queueId' | 'agentId'>;

function rangLine(about: About, facts: StoryFacts, offerId: string | undefined): StoryLine {
  const offer = facts.offers.find((one) => one.id === offerId);
  if (offer === undefined) return { ...about, kind: 'rang' };
  const { why, waitedSeconds, eligible, eligibleCount, isUnskilled } = offer;
  if (why === 'transferred') return { ...about, kind: 'handed_to', waitedSeconds, isUnskilled, ...(isUnskilled && wordsAt(facts, 'unskilled', about.atMs)) };
  return { ...about, kind: 'rang', why, waitedSeconds, eligible, eligibleCount };
}

/** Answering an offer is told by the offer's own end; what comes without one is told here. */
function assignedLine(about: About, facts: StoryFacts, reason: string): StoryLine | undefined {
  if (reason === 'resumed') return { ...about, kind: 'resumed' };
  if (reason !== 'taken') return undefined;
  const offer = facts.offers.find((one) => one.why === 'taken' && one.agentId === about.agentId && one.offeredAtMs === about.atMs);
  return { ...about, kind: 'taken', ...(offer !== undefined && { waitedSeconds: offer.waitedSeconds, isUnskilled: offer.isUnskilled }) };
}

function requeuedLine(about: About, reason: string, fromQueueId: string | undefined): StoryLine | undefined {
  switch (reason) {
    // The end of the offer, or of the call, has told it.
    case 'declined': case 'missed_offer': case 'agent_left': case 'no_answer': case 'call_back_moved': return undefined;
    case 'transferred': return { ...about, kind: 'moved', ...(fromQueueId !== undefined && { fromQueueId }) };
    case 'resumed': return { ...about, kind: 'resumed' };
    default: return { ...about, kind: 'put_back', why: reason };
  }
}

function classes(detail: StoryEvent['detail']): Pick<StoryLine, 'fromClass' | 'toClass'> {
  const classIn = (value: unknown): number | undefined => {
    const found = typeof value === 'object' && value !== null && 'priorityClass' in value ? value.priorityClass : undefined;
    return typeof found === 'number' ? found : undefined;
  };
  const [from, to] = [classIn(detail?.['before']), classIn(detail?.['after'])];
  return { ...(from !== undefined && { fromClass: from }), ...(to !== undefined && { toClass: to }) };
}

/** A reason is written in the act that it explains: at the same moment. */
function wordsAt(facts: StoryFacts, kind: StoryReason['kind'], atMs: number): { words: string } | undefined {
  const found = facts.reasons.find((one) => one.kind === kind && one.atMs === atMs);
  return found && { words: found.words };
}
