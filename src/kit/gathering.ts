/** Acts of a ride (`ride.ts`) walk in step: what they ask before the loop turns is asked by one statement. */
import type { Act, AskForAll, Shared } from './act.ts';
import { answerAll, type Question } from './questions.ts';

export function openGathering(shared: Shared): Act['together'] {
  const asked = new Map<AskForAll<unknown, unknown>, Question<unknown, unknown>[]>();
  const flush = () => {
    const all = [...asked];
    asked.clear();
    for (const [ask, questions] of all) void answerAll(questions, (items) => ask(shared, items));
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
