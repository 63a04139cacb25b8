/** Questions that are asked by one statement: each gets its own answer, or the fault that all of them met. */
export interface Question<I, O> {
  readonly item: I;
  answer(value: O): void;
  fail(cause: unknown): void;
}

/** @param ask answers in the order of the items, one each */
export async function answerAll<I, O>(questions: readonly Question<I, O>[], ask: (items: readonly I[]) => Promise<readonly O[]>): Promise<void> {
  try {
    const answers = await ask(questions.map((question) => question.item));
    if (answers.length !== questions.length) throw new Error(`asked for ${questions.length}, answered ${answers.length}`);
    for (const [i, question] of questions.entries()) question.answer(answers[i] as O);
  } catch (cause) {
    for (const question of questions) question.fail(cause);
  }
}
