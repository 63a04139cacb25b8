/**
 * Two records of one person become one, and two again when that was wrong. Rows point to identities and the customer is looked up
 * through them, so a merge moves pointers and nothing else:
 *
 *     kept K ← its identities                     K ← its identities + those of G
 *     gone G ← its identities        merge →      G (merged into K, reads lead on to K)
 *
 * The plan is stored with the merge. Undoing it sends back what it moved, wherever else the kept record has grown since; an
 * identity that a person has moved on since stays where they put it. Merges of the kept record into another are undone first:
 * last in, first out, so every undo meets the world its merge left. A record is never merged by a rule, only by a person.
 */
export interface IdentityPointer {
  readonly identityId: string;
  readonly customerId: string;
}

/** A record that was merged away, and into whom. */
export interface Gone {
  readonly customerId: string;
  readonly intoId: string;
}

export interface Move {
  readonly identityId: string;
  readonly fromId: string;
  readonly toId: string;
}

export interface MergePlan {
  readonly keptId: string;
  readonly goneId: string;
  readonly moves: readonly Move[];
}

/** `itself`: the same record twice. `goneBefore`: one of the two was merged away already; `customerId` names it. */
type MergeRefusal = { readonly refused: 'itself' } | { readonly refused: 'goneBefore'; readonly customerId: string };

/**
 * What merging `goneId` into `keptId` changes: one move an identity, and the gone record leads on to the kept one.
 * @param identities at least those of the record that goes
 * @param gone at least the merges of the two records
 */
export function planMerge(keptId: string, goneId: string, identities: readonly IdentityPointer[], gone: readonly Gone[]): MergePlan | MergeRefusal {
  if (keptId === goneId) return { refused: 'itself' };
  const before = [keptId, goneId].find((id) => gone.some((each) => each.customerId === id));
  if (before !== undefined) return { refused: 'goneBefore', customerId: before };
  const moves = identities.filter((each) => each.customerId === goneId).map(({ identityId }) => ({ identityId, fromId: goneId, toId: keptId }));
  return { keptId, goneId, moves };
}

interface UnmergePlan {
  /** The record that comes back, and whom it leaves. */
  readonly goneId: string;
  readonly keptId: string;
  readonly moves: readonly Move[];
  /** Identities of the merge that a person has moved elsewhere since, or that were erased: left alone, to be shown. */
  readonly leftIds: readonly string[];
}

/** `notMerged`: there is nothing to undo. `undoLaterFirst`: the kept record itself went into `customerId` since. */
type UnmergeRefusal = { readonly refused: 'notMerged' } | { readonly refused: 'undoLaterFirst'; readonly customerId: string };

/**
 * What undoing a merge changes.
 * @param identities at least those the merge moved, where they point now
 * @param gone at least the merges of the two records
 */
export function planUnmerge(merge: MergePlan, identities: readonly IdentityPointer[], gone: readonly Gone[]): UnmergePlan | UnmergeRefusal {
  if (!gone.some((each) => each.customerId === merge.goneId && each.intoId === merge.keptId)) return { refused: 'notMerged' };
  const later = gone.find((each) => each.customerId === merge.keptId);
  if (later) return { refused: 'undoLaterFirst', customerId: later.intoId };
  const now = new Map(identities.map((each) => [each.identityId, each.customerId]));
  const back = merge.moves.filter((move) => now.get(move.identityId) === merge.keptId);
  return {
    goneId: merge.goneId,
    keptId: merge.keptId,
    moves: back.map(({ identityId, fromId, toId }) => ({ identityId, fromId: toId, toId: fromId })),
    leftIds: merge.moves.filter((move) => now.get(move.identityId) !== merge.keptId).map((move) => move.identityId),
  };
}
