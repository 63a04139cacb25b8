/**
 * The conversation's own ladder, beside the stages of the complaint (stage.ts): how a customer who is upset is brought to a solution.
 *
 *   buffer 缓冲      let the anger pass, a seat, a calm voice: no facts yet
 *     ▼  ▲
 *   listen 倾听      to the end, without interrupting, and say back what was heard
 *     ▼  ▲
 *   explain 解释     what happened and why, without blame or excuse
 *     ▼  ▲
 *   resolve 解决     with five acts: confirm, sympathise, thank, ask_proposal, propose
 *
 * The order helps, since an explanation before listening is an argument; it is shown, and holds nobody up: who talked it through on
 * the telephone records where it ended. Back to any step at any time: feelings return. The acts may be recorded in any order.
 */
export const ladderSteps = ['buffer', 'listen', 'explain', 'resolve'] as const;
export type LadderStep = (typeof ladderSteps)[number];

export const resolvingActs = ['confirm', 'sympathise', 'thank', 'ask_proposal', 'propose'] as const;
export type ResolvingAct = (typeof resolvingActs)[number];

/** The acts not yet recorded, in the order that helps: the first is the next to do. */
export function actsLeft(done: readonly ResolvingAct[]): ResolvingAct[] {
  return resolvingActs.filter((act) => !done.includes(act));
}
