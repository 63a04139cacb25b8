/**
 * Puts kinder words into what is being written. They are a sentence of their own: set into half a clause they would say one thing and
 * its opposite in one breath, so they take the place of the whole clause, and of the whole sentence where it hurts twice.
 */
import { ownWords } from './own-words.ts';
import type { PhraseFinding } from './phrases.ts';

/** Where a clause ends: not the comma of 1,000, the colon of 3:30, or the stop of a version. */
const marks = /(?:[，；：。！？…～\n]|(?<!\w)[,;:.!?~]|[,;:.!?~](?!\w))+/g;
const endsSentence = /[。.！!？?；;…～~\n]/;
const atEdge = /^[\s，；：。！？…～,;:.!?~]+|[\s，；：。！？…～,;:.!?~]+$/g;

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** What stands after it: marks, or nothing at the end of the text. */
  readonly mark: string;
}

function around(own: string, { start, end }: { start: number; end: number }, isBreak: (mark: string) => boolean): Stretch {
  const breaks = Array.from(own.matchAll(marks), (match) => ({ start: match.index, mark: match[0] })).filter(({ mark }) => isBreak(mark));
  const before = breaks.findLast((one) => one.start + one.mark.length <= start);
  const after = breaks.find((one) => one.start >= end);
  return { start: before ? before.start + before.mark.length : 0, end: after?.start ?? own.length, mark: after?.mark ?? '' };
}

/**
 * The text with `kinder` in the place of the finding's clause; `grave`: everything found that hurts, the finding among it. Marks are
 * never doubled: before a comma the kinder words lose their stop, else they keep their own.
 */
export function withKinder(text: string, finding: PhraseFinding, grave: readonly PhraseFinding[], kinder: string): string {
  const own = ownWords(text);
  // Some findings hold the mark before or after them.
  const words = finding.text.replace(atEdge, '');
  const from = finding.start + Math.max(0, finding.text.indexOf(words));
  const at = { start: from, end: from + words.length };
  const sentence = around(own, at, (mark) => endsSentence.test(mark));
  const hurts = grave.filter((one) => one.start >= sentence.start && one.end <= sentence.end + sentence.mark.length);
  const { start, end, mark } = hurts.length > 1 ? sentence : around(own, at, () => true);

  const before = text.slice(0, start);
  const gap = /^\s*/.exec(text.slice(start, end))?.[0] ?? '';
  const goesOn = /[，,；;：:]$/.test(before);
  const begun = goesOn ? kinder.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()) : kinder;
  const isBeforeComma = /^[，,；;：:]+$/.test(mark) && /[^.…。][.。]$/.test(begun);
  const tail = isBeforeComma ? begun.slice(0, -1) + mark.slice(0, 1) : begun + mark.replace(/[^\n]/g, '');
  return before + gap + tail + text.slice(end + mark.length);
}
