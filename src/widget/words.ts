/** Everything the widget says, in both languages. Inside the bundle: a customer never waits for a word. */
import type { WidgetLanguage } from './core/language.ts';
import type { RefusalWords } from './core/outbox.ts';
import { risen, type WaitWords } from './core/wait-words.ts';
import { attempt } from './shelf.ts';
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
  // Without anybody to serve them, nobody is next.
  return wait.ahead > 0 ? words.ahead(wait.ahead) : wait.range.is === 'unknown' ? null : words.next;
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
  return wait.reason === null ? null : (words.reasons[risen] ?? null);
}

/** What is wrong and what would be right, in the server's words, else in ours. */
export function refusalSentence(words: Words, refusal: RefusalWords | null): string {
  const { what, right } = refusal === null || refusal.what === '' ? words.errorPlain : refusal;
  return words.tag === 'en' ? `${what} ${right}` : what + right;
}

/**
 * A line of the centre's own: a word key with its slice, perhaps a bar and its values as JSON (`interactions:line.assigned|{"name":"林晓"}`).
 * A key unknown here stays unseen; a sentence is shown as it is.
 */
export function systemSentence(words: Words, text: string): string | null {
  const found = /^[a-z][\w-]*(?:[.:][\w-]+)*[.:]([\w-]+)(?:\|(\{.*\}))?$/is.exec(text);
  if (found === null) return text;
  const values = attempt(() => JSON.parse(found[2] ?? '{}') as Readonly<Record<string, unknown>>, {});
  return words.system[found[1] ?? '']?.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')) ?? null;
}
