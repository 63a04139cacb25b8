/**
 * The words on every screen. Each slice's `words.<language>.json` is the namespace of the slice's name (`useWords('cases')`), the
 * shell's own are in `src/web/words.*.json` (`web`). One language is loaded at a time, what the first page shows before the rest;
 * switching loads the other whole and `lang` follows.
 */
import { createInstance, type TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '#kit/core/shapes.ts';
import { preferences } from '../preferences.ts';
import { makeStore } from '../store.ts';

type Piece = () => Promise<{ default: Record<string, Record<string, unknown>> }>;
const first: Readonly<Record<Language, Piece>> = { zh: () => import('./words-zh.ts'), en: () => import('./words-en.ts') };
const rest: Readonly<Record<Language, Piece>> = { zh: () => import('./words-zh-rest.ts'), en: () => import('./words-en-rest.ts') };

const catalogue = createInstance();
/** The language of this page alone (a screen on a wall): it goes before the person's own, and neither browser nor account remembers it. */
const ofPage = makeStore<Language | null>(null);
const languageNow = (): Language => ofPage.get() ?? preferences.get().language;
/** Pieces that are here or on their way; one that failed is asked for again. */
const asked = new Map<Piece, Promise<void>>();
const loaded = new Set<Language>();

/** To be awaited before the first render: loads the person's language. */
export async function startWords(): Promise<void> {
  const language = languageNow();
  await catalogue.use(initReactI18next).init({
    lng: language, fallbackLng: false, ns: [], defaultNS: 'web', interpolation: { escapeValue: false }, returnNull: false, react: { useSuspense: false },
  });
  await speak(language);
  preferences.watch(() => void speak(languageNow()));
  ofPage.watch(() => void speak(languageNow()));
}

function fetchPiece(language: Language, piece: Piece): Promise<void> {
  const before = asked.get(piece);
  if (before) return before;
  const coming = piece().then(({ default: files }) => {
    for (const [path, words] of Object.entries(files)) {
      // The shell's own file lies one folder up and is therefore written without its folder's name.
      const namespace = path.split('/').at(-2) ?? '';
      catalogue.addResourceBundle(language, namespace === '..' ? 'web' : namespace, words);
    }
  });
  asked.set(piece, coming);
  coming.catch(() => asked.delete(piece));
  return coming;
}

async function load(language: Language): Promise<void> {
  await Promise.all([fetchPiece(language, first[language]), fetchPiece(language, rest[language])]);
  loaded.add(language);
}

/** Every slice's words in the person's language: awaited by each page and part but the first. */
export function allWords(): Promise<void> {
  return load(languageNow());
}

/** Loads a language once and switches to it. */
async function speak(language: Language): Promise<void> {
  await (catalogue.language === undefined || catalogue.language === language ? fetchPiece(language, first[language]) : load(language));
  // Chosen anew while the words were on their way: the newest choice holds.
  if (languageNow() !== language) return;
  await catalogue.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** `const t = useWords('cases'); t('title')`; another namespace by `t('web:close')`. */
export function useWords(namespace: string): TFunction {
  return useTranslation(namespace, { i18n: catalogue }).t;
}

/** Words for somebody else's eyes: what is put into a text to a customer is in the customer's language. Null until that is loaded. */
export function useWordsIn(namespace: string, language: Language): TFunction | null {
  const [ready, setReady] = useState(() => loaded.has(language));
  useEffect(() => {
    let isHere = true;
    load(language).then(() => isHere && setReady(true), (cause: unknown) => console.warn('loading a language failed', cause));
    return () => void (isHere = false);
  }, [language]);
  return ready && loaded.has(language) ? catalogue.getFixedT(language, namespace) : null;
}

/** For code outside components (toasts from a failed call). Inside components use `useWords`, which re-renders on a switch. */
export function say(key: string, params?: Record<string, unknown>): string {
  return catalogue.t(key, params ?? {});
}

/** The language on screen now; re-renders on a switch. */
export function useLanguage(): Language {
  const own = preferences.use((all) => all.language);
  return ofPage.use((language) => language) ?? own;
}

/** Lets this page speak a language of its own for as long as it is open; null: the person's again. */
export const speakHere = (language: Language | null): void => ofPage.set(language);
