/** What is typed after a slash, and which canned replies fit it. */
interface Findable {
  readonly shortcut: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Pinyin initials of the Chinese title. */
  readonly initials: string;
  readonly text: { readonly zh: string; readonly en: string };
}

/** `from`: where the slash stands (UTF-16); `words`: what follows it up to the caret. */
interface SlashToken { readonly from: number; readonly words: string }

/** A slash begins a search at the start, after a space or after Chinese punctuation: 1/2 and https:// do not. Null when there is none. */
export function slashToken(text: string, caret: number): SlashToken | null {
  const found = /(?:^|[\s，。！？；：、（）“”])\/([\p{L}\p{N}-]{0,24})$/u.exec(text.slice(0, caret));
  return found === null ? null : { from: caret - (found[1] ?? '').length - 1, words: found[1] ?? '' };
}

/**
 * The best first, since Enter takes the first: the shortcut itself, a shortcut that begins so, the title's initials, a word of the
 * title, the title anywhere, the text. Equals stand in the given order.
 */
export function whatFits<Reply extends Findable>(replies: readonly Reply[], words: string): Reply[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [...replies];
  const ranked = replies.flatMap((reply) => {
    const rank = rankOf(reply, wanted);
    return rank === undefined ? [] : [{ reply, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ reply }) => reply);
}

function rankOf({ shortcut, initials, title, text }: Findable, wanted: string): number | undefined {
  const [english, chinese] = [title.en.toLowerCase(), title.zh.toLowerCase()];
  const fits = [
    shortcut === wanted, shortcut.startsWith(wanted), initials.startsWith(wanted), chinese.startsWith(wanted) || english.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)),
    chinese.includes(wanted) || english.includes(wanted), text.zh.toLowerCase().includes(wanted) || text.en.toLowerCase().includes(wanted),
  ];
  const rank = fits.indexOf(true);
  return rank < 0 ? undefined : rank;
}
