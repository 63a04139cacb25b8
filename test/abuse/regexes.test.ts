/** Patterns over what people write: a hundred thousand hostile characters cost milliseconds, never minutes. */
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { readers, type ReaderName } from './slow-reader.ts';
import { chanceOf } from '../kit/chance.ts';

const length = 100_000;
/** Of processor time. Generous: a pattern that backtracks needs minutes. */
const longestMs = 2000;

const units = [
  ' ', '\n', 'a', '0', '138 ', '+86', '-', '(', '{{', '}}', '<a ', '"', '@', 'a@', '@a.', 'a.', '://', 'http://a', '/', '|', '\u0301', '\ufdfa', '🙂', '\ud83d',
  '不', '很', '哈', '！', '，', '谢谢您，', '没有', '十', '明天', '下午三点', '三个工作日', '一定给您', 'not not ', 'thank you ', 'tomorrow at ', 'within 3 ', 'hours ', '女士', '·', 'SN-',
];
const endings = ['', '!', 'x\n', '@b.example', '}}'];

/** A failing run is repeated by its seed. */
const seed = Number(process.env['ABUSE_SEED'] ?? Date.now() % 1_000_000);
const chance = chanceOf(seed);
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] ?? (list[0] as T);
const filled = (unit: string, ending: string) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length) + ending;
const texts = [
  ...units.map((unit, i) => filled(unit, endings[i % endings.length] ?? '')),
  // A row of blanks behind what might begin something: the classic of patterns with two open runs.
  ...[' ', '\n', '\u3000', '\u200b'].flatMap((blank) => ['', '十', '1', 'a@b.example', '<', 'will'].map((stem) => `${stem}${blank.repeat(length)}x`)),
  // Two or three of them together, in turn or one heap after another.
  ...Array.from({ length: 12 }, () => {
    const some = [pick(units), pick(units), pick(units)];
    return chance() < 0.5 ? filled(some.join(''), pick(endings)) : some.map((unit) => filled(unit, '').slice(0, length / 3)).join('') + pick(endings);
  }),
];

/** The texts that took too long, or the one at which it was ended. */
function slow(reader: ReaderName): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const found: string[] = [];
    let current = 0;
    const worker = new Worker(new URL('./slow-reader.ts', import.meta.url), { workerData: { reader, texts } });
    const say = (index: number, tookMs: number) => `${reader} ${JSON.stringify(texts[index]?.slice(0, 40))} ${Math.round(tookMs)} ms (seed ${seed})`;
    let giveUp = setTimeout(() => {}, 0);
    const watch = () => {
      clearTimeout(giveUp);
      giveUp = setTimeout(() => {
        found.push(say(current, 30_000));
        void worker.terminate();
      }, 30_000);
    };
    watch();
    worker.on('message', (told: { begins?: number; done?: number; tookMs?: number }) => {
      watch();
      if (told.begins !== undefined) current = told.begins;
      if (told.done !== undefined && (told.tookMs ?? 0) > longestMs) found.push(say(told.done, told.tookMs ?? 0));
    });
    worker.on('error', (cause) => {
      clearTimeout(giveUp);
      reject(new Error(`${say(current, 0)}: ${cause.message}`));
    });
    worker.on('exit', () => {
      clearTimeout(giveUp);
      resolve(found);
    });
  });
}

describe(`a hundred thousand characters (seed ${seed})`, () => {
  for (const reader of Object.keys(readers) as ReaderName[]) test(`${reader} answers in time`, { timeout: 120_000 }, async () => expect(await slow(reader)).toEqual([]));
});
