/**
 * The last bytes of the chat window's script, after the bundler's own minifier: class names, which nobody outside its shadow root can
 * see, become one or two letters in its style sheet and in its code, and a second minifier looks once more. Gzip at its usual level
 * counts; what a customer of a shop waits for on a phone is this file.
 */
import { minifySync } from '@swc/core';

export function squeezeWidget(code: string): string {
  return minifySync(withShortClasses(code), { compress: { passes: 3 }, mangle: { toplevel: true, props: { regex: `^(?:${ownNames.join('|')})$` } }, format: { comments: false } }).code;
}

/**
 * Names of sentences and of the window's own state that never leave it: no part of an answer of the centre, of what is kept in the
 * page's storage, or of the browser. They become a letter or two. A name that is not here stays as it is.
 */
export const ownNames = [
  'launcher', 'endAsk', 'endNo', 'hereNow', 'closedNow', 'nobodyNow', 'servedBy', 'keptNow', 'endedNow', 'humansOnly', 'nameAsk', 'nameWhy', 'namePlaceholder', 'underMinute', 'noFigure', 'keepOffer', 'byPhone', 'byMail', 'keepNot',
  'keptClose', 'newBelow', 'notSent', 'sendsAfterUpload', 'uploadFailed', 'fileTrouble', 'fileGone', 'thanksMore', 'newChat', 'errorPlain', 'dropHere', 'keepsakes', 'onEnlarge', 'typingName', 'putAside', 'completeUpTo',
] as const;

const styleSheetStart = ':host{all:initial';
const classInStyles = /\.([a-z][a-z-]*)(?=[\s.:,{>+~)[])/g;

/**
 * @param code with its strings in backticks and every class written as `class:` and plain strings (a choice between some is fine)
 * Throws on a class that is put together in another way, or that the style sheet does not know: it would lose its looks without a word.
 */
export function withShortClasses(code: string): string {
  const within = code.indexOf(styleSheetStart);
  const [from, to] = [code.lastIndexOf('`', within) + 1, code.indexOf('`', within)];
  if (within < 0 || to < 0) throw new Error('the chat window holds no style sheet');
  const styles = code.slice(from, to);
  const uses = new Map<string, number>();
  for (const [, name = ''] of styles.matchAll(classInStyles)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const short = new Map([...uses].toSorted((a, b) => b[1] - a[1]).map(([name], n) => [name, letters(n)]));
  const shortOf = (name: string): string => {
    const found = short.get(name);
    if (found === undefined) throw new Error(`the class "${name}" has no style`);
    return found;
  };
  const inCode = (part: string): string => part.replace(/\bclass:([^,}]*)/g, (_, chosen: string) => {
    if (chosen.replace(/`[^`$]*`/g, '').includes('`')) throw new Error(`a class is put together: ${chosen}`);
    return `class:${chosen.replace(/`([^`]*)`/g, (_all, names: string) => `\`${names.split(' ').map(shortOf).join(' ')}\``)}`;
  });
  return inCode(code.slice(0, from)) + styles.replace(classInStyles, (_, name: string) => `.${shortOf(name)}`) + inCode(code.slice(to));
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26) - 1) + last;
}
