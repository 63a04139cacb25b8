/** What happened, as soon as it is committed: what it was and to whom. */
export interface Happened {
  readonly id: string;
  readonly brandId: string;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** An event as readers see it: sealed, numbered, chained. */
export interface SealedEvent extends Happened {
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
}
