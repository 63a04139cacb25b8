/**
 * Questions of the house itself that need no transaction (whose is this key?): what comes while one statement is being answered is
 * asked by the next one, together. Every question is asked after it came, so no answer is older than its question.
 */
export function askedTogether<I, O>(ask: (items: readonly I[]) => Promise<readonly O[]>): (item: I) => Promise<O> {
  let waiting: { item: I; answer(value: O): void; fail(cause: unknown): void }[] = [];
  let isAsking = false;
  const askAll = async () => {
    isAsking = true;
    while (waiting.length > 0) {
      const questions = waiting;
      waiting = [];
      try {
        const answers = await ask(questions.map((question) => question.item));
        if (answers.length !== questions.length) throw new Error(`asked for ${questions.length}, answered ${answers.length}`);
        for (const [i, question] of questions.entries()) question.answer(answers[i] as O);
      } catch (cause) {
        for (const question of questions) question.fail(cause);
      }
    }
    isAsking = false;
  };
  return (item) => new Promise((answer, fail) => {
    waiting.push({ item, answer, fail });
    if (!isAsking) void askAll();
  });
}
