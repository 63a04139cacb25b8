/**
 * What was said, in order, each word once — however often the line was cut and whatever arrived twice or late.
 *
 * Positions count 1, 2, 3 … within the conversation, but a visitor never sees the house's notes: a missing number may be a note
 * or a loss, and nobody here can tell. So `completeUpTo` moves only when it is certain: by a complete answer to "what came after
 * n", or by the very next number. Asking again from there costs a few repeats, which merge; trusting the highest number seen would
 * lose whatever an acknowledgement overtook.
 */
interface Positioned {
  readonly position: number;
}

export interface Transcript<M extends Positioned> {
  /** By rising position, each position once. */
  readonly messages: readonly M[];
  /** Everything a visitor may see up to this position is here. 0: nothing is certain yet. */
  readonly completeUpTo: number;
}

export function emptyTranscript<M extends Positioned>(): Transcript<M> {
  return { messages: [], completeUpTo: 0 };
}

/** One message that came by itself: a push or an acknowledgement, perhaps twice, perhaps ahead of others. */
export function heardOne<M extends Positioned>(before: Transcript<M>, message: M): Transcript<M> {
  return advance(place(before.messages, message), before.completeUpTo);
}

/** A complete answer to "what came after `after`". If `after` lies beyond what is certain, the answer proves nothing new. */
export function heardAllAfter<M extends Positioned>(before: Transcript<M>, after: number, answer: readonly M[]): Transcript<M> {
  let messages = before.messages;
  let upTo = before.completeUpTo;
  for (const message of answer) {
    messages = place(messages, message);
    if (after <= before.completeUpTo) upTo = Math.max(upTo, message.position);
  }
  return advance(messages, upTo);
}

/** The position of the last message known, 0 when there is none: what "read up to" may claim. */
export function lastPosition(transcript: Transcript<Positioned>): number {
  return transcript.messages.at(-1)?.position ?? 0;
}

/** What comes is nearly always the newest: looked for from the end. */
function place<M extends Positioned>(messages: readonly M[], message: M): readonly M[] {
  let at = messages.length;
  while ((messages[at - 1]?.position ?? 0) > message.position) at--;
  if (messages[at - 1]?.position === message.position) return messages;
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

function advance<M extends Positioned>(messages: readonly M[], from: number): Transcript<M> {
  let upTo = from;
  let index = messages.length;
  while (index > 0 && (messages[index - 1]?.position ?? 0) > from) index--;
  for (; messages[index]?.position === upTo + 1; index++) upTo++;
  return { messages, completeUpTo: upTo };
}
