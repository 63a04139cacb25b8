/** Groups messages for the eye: a heading where a new day begins, one name over what one speaker says in a row. */
interface Spoken {
  readonly position: number;
  readonly speaker: 'customer' | 'staff' | 'system';
  readonly speakerName: string | null;
  readonly at: string;
}

interface Shown<M extends Spoken> {
  readonly message: M;
  /** The first of its day, in the reader's own zone. */
  readonly opensDay: boolean;
  /** The first and the last of a run by one speaker within a few minutes. */
  readonly opensRun: boolean;
  readonly closesRun: boolean;
}

const runMs = 3 * 60_000;

/** `dayOf` turns an instant into the reader's calendar day; the zone is the caller's business. */
export function spansOf<M extends Spoken>(messages: readonly M[], msOf: (at: string) => number, dayOf: (at: string) => string): readonly Shown<M>[] {
  return messages.map((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    return {
      message,
      opensDay: before === undefined || dayOf(before.at) !== dayOf(message.at),
      opensRun: before === undefined || !together(before, message, msOf, dayOf),
      closesRun: after === undefined || !together(message, after, msOf, dayOf),
    };
  });
}

function together(a: Spoken, b: Spoken, msOf: (at: string) => number, dayOf: (at: string) => string): boolean {
  return a.speaker === b.speaker && a.speakerName === b.speakerName && msOf(b.at) - msOf(a.at) < runMs && dayOf(a.at) === dayOf(b.at);
}
