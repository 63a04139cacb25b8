/** An event as readers see it: sealed, numbered, chained. */
export interface SealedEvent {
  readonly id: string;
  readonly brandId: string;
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}
