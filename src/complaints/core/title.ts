/** What a complaint is called that nobody gave a title. */

const mostLetters = 40;
/** A complaint of which nothing was told yet. */
const untold = '投诉';

/** The first sentence of what happened, else the product as the customer named it; at most forty characters, whole ones, so that no letter is cut in two. */
export function titleFrom(description: string, productWords: string): string {
  const first = description.split(/[\r\n。.!！?？;；]/).map((part) => part.trim()).find((part) => part !== '') ?? productWords.split(/[\r\n]/)[0]?.trim() ?? '';
  const letters = Array.from(first);
  if (letters.length === 0) return untold;
  return letters.length <= mostLetters ? first : `${letters.slice(0, mostLetters - 1).join('')}…`;
}
