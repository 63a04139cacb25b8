/** What is typed after a slash, and which canned replies fit it. */
export interface Findable {
  readonly shortcut: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Pinyin initials of the Chinese title. */
  readonly initials: string;
}

/** `from`: where the slash stands (UTF-16); `words`: what follows it up to the caret. */
export interface SlashToken { readonly from: number; readonly words: string }

/** A slash begins a search at the start, after a space or after Chinese punctuation: 1/2 and https:// do not. Null when there is none. */
export function slashToken(text: string, caret: number): SlashToken | null {
  const found = /(?:^|[\s，。！？；：、（）“”])\/([\p{L}\p{N}-]{0,24})$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - (found[1] ?? '').length - 1, words: found[1] ?? '' };
}

/** By shortcut or initials from their beginning, by title anywhere. An exact shortcut stands first; the given order otherwise. */
export function whatFits<Reply extends Findable>(replies: readonly Reply[], words: string): Reply[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [...replies];
  const fitting = replies.filter(({ shortcut, initials, title }) => shortcut.startsWith(wanted) || initials.startsWith(wanted) || title.zh.includes(wanted) || title.en.toLowerCase().includes(wanted));
  return fitting.toSorted((a, b) => Number(b.shortcut === wanted) - Number(a.shortcut === wanted));
}
