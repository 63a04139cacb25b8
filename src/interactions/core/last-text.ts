/** What the inbox shows of the latest word: its beginning, never half a character (a cut pair of surrogates cannot be stored). */
const longest = 200;
export function lastTextOf(text: string): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
