/** Acts of a ride (`ride.ts`) walk in step: what they ask before the loop turns is asked by one statement. */
import type { Act, AskForAll, Shared } from './act.ts';

interface Question {
  readonly item: unknown;
  answer(value: unknown): void;
  fail(cause: unknown): void;
}

export function openGathering(shared: Shared): Act['together'] {
  const asked = new Map<AskForAll<unknown, unknown>, Question[]>();
  const askAll = async (ask: AskForAll<unknown, unknown>, questions: readonly Question[]) => {
    try {
      const answers = await ask(shared, questions.map((question) => question.item));
      if (answers.length !== questions.length) throw new Error(`asked for ${questions.length}, answered ${answers.length}`);
      for (const [i, question] of questions.entries()) question.answer(answers[i]);
    } catch (cause) {
      for (const question of questions) question.fail(cause);
    }
  };
  const flush = () => {
    const all = [...asked];
    asked.clear();
    for (const [ask, questions] of all) void askAll(ask, questions);
  };
  return <I, O>(ask: AskForAll<I, O>, item: I) => new Promise<O>((answer, fail) => {
    // A tick comes after all promises that can go on have gone on, so every act of the ride has asked by then.
    if (asked.size === 0) process.nextTick(flush);
    const key = ask as AskForAll<unknown, unknown>;
    const questions = asked.get(key) ?? [];
    questions.push({ item, answer: answer as (value: unknown) => void, fail });
    asked.set(key, questions);
  });
}
