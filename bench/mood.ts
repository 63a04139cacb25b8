/** How fast the mood rules judge: the blind messages over and over, then one message of 100,000 characters. Prints one JSON object; run it with `node bench/mood.ts` on a quiet machine. */
import { judgeMessage, RULES_VERSION } from '#mood/core/judge.ts';
import messages from '#mood/core/blind/messages.json' with { type: 'json' };

const ROUNDS = 100;
const texts = messages.map((message) => message.text);
const warmUpRounds = 20;
for (let round = 0; round < warmUpRounds; round++) texts.forEach((text) => judgeMessage(text));

const microsecondsEach: number[] = [];
const from = performance.now();
for (let round = 0; round < ROUNDS; round++) {
  for (const text of texts) {
    const before = performance.now();
    judgeMessage(text);
    microsecondsEach.push((performance.now() - before) * 1000);
  }
}
const seconds = (performance.now() - from) / 1000;
const ordered = microsecondsEach.toSorted((a, b) => a - b);
const quantile = (share: number): number => ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))] ?? Number.NaN;

const longText = texts.join('').repeat(10).slice(0, 100_000);
const beforeLong = performance.now();
judgeMessage(longText);
const longMilliseconds = performance.now() - beforeLong;

const round1 = (value: number): number => Math.round(value * 10) / 10;
console.log(JSON.stringify({
  bench: 'mood', rulesVersion: RULES_VERSION, node: process.version, judged: microsecondsEach.length, meanCharacters: round1(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
  messagesPerSecond: Math.round(microsecondsEach.length / seconds), microseconds: { p50: round1(quantile(0.5)), p99: round1(quantile(0.99)) }, hundredThousandCharactersMs: round1(longMilliseconds),
}));
