/** Everything the widget says, in both languages. Inside the bundle: a customer never waits for a word. */
import type { WidgetLanguage } from './core/language.ts';
import type { WaitWords } from './core/wait-words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';
import type { Words } from './words-shape.ts';

export type { Words };

const all: Readonly<Record<WidgetLanguage, Words>> = { zh, en };

export function wordsIn(language: WidgetLanguage): Words {
  return all[language];
}

/** The place in the queue, such as 您前面还有 2 位; null when a number would mean nothing. */
export function placeSentence(words: Words, wait: WaitWords): string | null {
  if (wait.ahead === null) return null;
  return wait.ahead === 0 ? words.next : words.ahead(wait.ahead);
}

/** The expected wait as a range, or null when there is none: then the reason speaks. */
export function rangeSentence(words: Words, wait: WaitWords): string | null {
  const { range } = wait;
  switch (range.is) {
    case 'under':
      return range.highMinutes <= 1 ? words.underMinute : words.under(range.highMinutes);
    case 'between':
      return words.between(range.lowMinutes, range.highMinutes);
    case 'over':
      return words.over(range.lowMinutes);
    case 'unknown':
      return null;
  }
}

/** Why there is no number or why it rose. A word the widget does not know yet still gets an honest sentence. */
export function reasonSentence(words: Words, wait: WaitWords): string | null {
  const spoken = wait.reason === null ? undefined : words.reasons[wait.reason.replace(/^rose_/, '')];
  if (spoken !== undefined) return spoken;
  if (wait.range.is === 'unknown') return words.noFigure;
  return wait.reason === null ? null : (words.reasons['rose'] ?? null);
}

/** A system line carries a word key, perhaps with its slice; a key unknown here is not shown, a sentence is shown as it is. */
export function systemSentence(words: Words, text: string): string | null {
  if (!/^[a-z][\w-]*([.:][\w-]+)+$/i.test(text)) return text;
  const key = text.split(/[.:]/).at(-1) ?? '';
  return words.system[key] ?? null;
}
