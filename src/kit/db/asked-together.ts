/**
 * Questions of the house itself that need no transaction (whose is this key?): what comes while one statement is being answered is
 * asked by the next one, together. Every question is asked after it came, so no answer is older than its question.
 */
import { answerAll, type Question } from '../questions.ts';

export function askedTogether<I, O>(ask: (items: readonly I[]) => Promise<readonly O[]>): (item: I) => Promise<O> {
  let waiting: Question<I, O>[] = [];
  let isAsking = false;
  const askAll = async () => {
    isAsking = true;
    while (waiting.length > 0) {
      const questions = waiting;
      waiting = [];
      await answerAll(questions, ask);
    }
    isAsking = false;
  };
  return (item) => new Promise((answer, fail) => {
    waiting.push({ item, answer, fail });
    if (!isAsking) void askAll();
  });
}
