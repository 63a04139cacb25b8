/** The language of a page for customers: the browser's own, until the person chooses; the choice stays on this device. */
import type { Language } from '#kit/core/shapes.ts';
import { makeStore } from '../store.ts';

const shelf = 'lingting.language';

function first(): Language {
  const kept = read();
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.languages.find((one) => /^(zh|en)\b/i.test(one))?.slice(0, 2).toLowerCase() === 'en' ? 'en' : 'zh';
}

/** A browser may forbid storage; then the choice lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(shelf);
  } catch {
    return null;
  }
}

const language = makeStore<Language>(first());

export function chooseLanguage(next: Language): void {
  try {
    localStorage.setItem(shelf, next);
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
  }
  language.set(next);
}

export function useLanguage(): Language {
  return language.use((now) => now);
}

/** Both languages of a page; the second is held to the first's shape by its type. */
export interface Words<W> {
  readonly zh: W;
  readonly en: W;
}

export function useSaid<W>(words: Words<W>): W {
  return words[useLanguage()];
}
