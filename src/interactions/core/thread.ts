/**
 * A conversation as it is drawn: days, and runs of words by one speaker. Merging keeps positions 1, 2, 3 … in order whatever came
 * first over the wire.
 */
export interface Said {
  readonly id: string;
  readonly position: number;
  readonly speaker: string;
  readonly speakerId: string | null;
  readonly kind: string;
  readonly at: string;
}

/** Adds what came; the newer of two with one id wins. Returns the same array when nothing is new. */
export function mergeMessages<M extends Said>(have: readonly M[], come: readonly M[]): readonly M[] {
  if (come.length === 0) return have;
  const byId = new Map(have.map((one) => [one.id, one]));
  let isNew = false;
  for (const one of come) {
    isNew ||= byId.get(one.id) !== one;
    byId.set(one.id, one);
  }
  return isNew ? [...byId.values()].toSorted((a, b) => a.position - b.position) : have;
}

/** The last position up to which nothing is missing, counted from the first that is here; what follows must be asked for. */
export function completeUpTo(have: readonly Said[]): number {
  let last = (have[0]?.position ?? 1) - 1;
  for (const { position } of have) {
    if (position !== last + 1) break;
    last = position;
  }
  return last;
}

/** `opens`: the first of a run (the name stands above it); `closes`: the last (time and state stand below it). A run ends with another speaker, another kind, another day or five minutes of silence. */
interface Drawn<M> { readonly message: M; readonly day: string | null; readonly opens: boolean; readonly closes: boolean }
const silenceMs = 5 * 60_000;

export function drawThread<M extends Said>(messages: readonly M[], { dayOf, msOf }: { dayOf: (at: string) => string; msOf: (at: string) => number }): Drawn<M>[] {
  const days = messages.map((one) => dayOf(one.at));
  const sameRun = (i: number): boolean => {
    const [a, b] = [messages[i - 1], messages[i]];
    if (a === undefined || b === undefined || days[i - 1] !== days[i]) return false;
    return a.speaker === b.speaker && a.speakerId === b.speakerId && a.kind === b.kind && msOf(b.at) - msOf(a.at) < silenceMs;
  };
  return messages.map((message, i) => ({ message, day: days[i - 1] === days[i] ? null : (days[i] ?? null), opens: !sameRun(i), closes: !sameRun(i + 1) }));
}
