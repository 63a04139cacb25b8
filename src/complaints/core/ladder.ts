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
 * Upwards one step at a time, since an explanation before listening is an argument. Back to any step at any time: feelings return.
 * The acts have an order that helps, and may be recorded in any.
 */
export const ladderSteps = ['buffer', 'listen', 'explain', 'resolve'] as const;
export type LadderStep = (typeof ladderSteps)[number];

export const resolvingActs = ['confirm', 'sympathise', 'thank', 'ask_proposal', 'propose'] as const;
export type ResolvingAct = (typeof resolvingActs)[number];

export function canStep(from: LadderStep, to: LadderStep): boolean {
  const climb = ladderSteps.indexOf(to) - ladderSteps.indexOf(from);
  return climb === 1 || climb < 0;
}

/** The step after this one; undefined at the top. */
export function stepAfter(step: LadderStep): LadderStep | undefined {
  return ladderSteps[ladderSteps.indexOf(step) + 1];
}

/** The acts not yet recorded, in the order that helps: the first is the next to do. */
export function actsLeft(done: readonly ResolvingAct[]): ResolvingAct[] {
  return resolvingActs.filter((act) => !done.includes(act));
}
