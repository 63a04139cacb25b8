/** What happened, as soon as it is committed: what it was and to whom. */
export interface Happened {
  readonly id: string;
  readonly brandId: string;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
  /** What it is about, where this process wrote it a moment ago (`in-hand.ts`); the slice that gave it knows its kind. */
  readonly inHand?: object | undefined;
}

/** An event as readers see it: sealed, numbered, chained. */
export interface SealedEvent extends Happened {
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
}
