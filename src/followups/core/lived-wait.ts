/** Which wait of a contact its customer is asked about: who was answered at once is not asked how long it felt. */

/** A shorter wait is none that anybody remembers. */
export const leastWaitSeconds = 30;
/** What lasts longer went over a night or a chosen hour: no wait in a line. */
export const longestWaitSeconds = 4 * 3600;
/** A wait that was over longer ago is not remembered as it felt. */
export const rememberedDays = 7;

/** One stay in a queue; a contact that was handed on has several, in order. */
export interface Stay {
  readonly ticketId: string;
  readonly queueId: string;
  readonly enteredAtMs: number;
  /** When it left the live line. */
  readonly leftAtMs: number | null;
  readonly endedAs: string | null;
  /** Of a kept place: when somebody took it up. */
  readonly servedAtMs: number | null;
  /** Of a kept place: called at its turn (`turn`), at a time of the customer's own, or answered as a message; null where the call reached nobody. */
  readonly choice: string | null;
}

export interface LivedWait {
  readonly ticketId: string;
  /** In whose line it came to its end. */
  readonly queueId: string;
  readonly kind: 'live' | 'kept';
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The longest wait of the contact's stays, all of one ticket and in order: from joining until somebody was there. Who was moved on unanswered
 * waited on; who was answered and handed on waits anew. Undefined where nobody really waited, or only until an hour of their own choice.
 */
export function livedWait(stays: readonly Stay[], nowMs: number): LivedWait | undefined {
  let longest: LivedWait | undefined;
  let fromMs: number | undefined;
  for (const stay of stays) {
    fromMs ??= stay.enteredAtMs;
    const end = endOf(stay);
    if (end === undefined) continue;
    const wait = { ticketId: stay.ticketId, queueId: stay.queueId, fromMs, ...end };
    fromMs = undefined;
    if (isAskedAbout(wait, stay, nowMs) && (longest === undefined || lengthOf(wait) > lengthOf(longest))) longest = wait;
  }
  return longest;
}

/** Undefined while nobody was there: given up, handed on, closed by us, or still waiting. */
function endOf({ endedAs, leftAtMs, servedAtMs }: Stay): Pick<LivedWait, 'kind' | 'untilMs'> | undefined {
  if (endedAs === 'answered' && leftAtMs !== null) return { kind: 'live', untilMs: leftAtMs };
  return endedAs === 'kept_place' && servedAtMs !== null ? { kind: 'kept', untilMs: servedAtMs } : undefined;
}

function isAskedAbout(wait: LivedWait, { choice }: Stay, nowMs: number): boolean {
  const seconds = lengthOf(wait) / 1000;
  return seconds >= leastWaitSeconds && seconds <= longestWaitSeconds && nowMs - wait.untilMs <= rememberedDays * 86_400_000 && (wait.kind === 'live' || choice === 'turn');
}

function lengthOf({ fromMs, untilMs }: LivedWait): number {
  return untilMs - fromMs;
}
