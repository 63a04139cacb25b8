import { isClauseEdge } from './find.ts';
import { isIdeograph, isWordCharacter } from './fold.ts';

/** What may stand between a "not" and the word it denies: 不[是很]满意, 没[有觉得]生气. */
const FILLERS_ZH: ReadonlySet<string> = new Set('是要想来再有太很那么怎什特别在打算觉得感到会能够这多算都');
const NOT_ZH: readonly string[] = ['不', '没', '无', '未', '非'];
const FILLERS_EN: ReadonlySet<string> = new Set(['a', 'an', 'the', 'that', 'so', 'very', 'really', 'being', 'be', 'been', 'to', 'at', 'all', 'too', 'any', 'going', 'trying', 'here', 'feeling', 'feel', 'my', 'your', 'exactly', 'even', 'particularly', 'entirely', 'completely', 'overly', 'of', 'longer', 'this', 'is', 'are', 'in', 'single', 'looking', 'want', 'wanting', 'quite', 'terribly']);
const NOT_EN: ReadonlySet<string> = new Set(['not', 'no', 'never', 'without', 'hardly', 'isnt', 'arent', 'wasnt', 'werent', 'dont', 'doesnt', 'didnt', 'wont', 'wouldnt', 'cant', 'cannot', 'couldnt', 'havent', 'hasnt', 'aint', 'nothing', 'far', 'nor', 'neither', 'zero']);
const LOOK_BACK_IDEOGRAPHS = 6;
const LOOK_BACK_WORDS = 4;
const LOOK_BACK_LETTERS = 48;

/**
 * Whether what begins at `start` is denied by its own clause: "not angry", 不是很满意, but not the rhetorical 这不是骗人吗.
 * Looks back a bounded way, so the whole text stays linear.
 */
export function isDenied(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return isIdeograph(code) ? isDeniedZh(text, start, end) : isWordCharacter(code) && isDeniedEn(text, start);
}

function isDeniedZh(text: string, start: number, end: number): boolean {
  const limit = Math.max(0, start - LOOK_BACK_IDEOGRAPHS);
  let passedIs = false;
  for (let at = start - 1; at >= limit; at--) {
    const sign = text.charAt(at);
    if (NOT_ZH.includes(sign)) {
      const before = text.charAt(at - 1);
      if (before === '不' || before === '无' || before === text.charAt(at + 1)) return false; // 不得不, 无不; 会不会, 是不是
      return !(passedIs && sign === '不' && asksBack(text, end));
    }
    if (!FILLERS_ZH.has(sign)) return false;
    if (sign === '是') passedIs = true;
  }
  return false;
}

/** The sentence ends as a question: 不是骗人吗 means that it is. */
function asksBack(text: string, from: number): boolean {
  const limit = Math.min(text.length, from + 12);
  for (let at = from; at < limit; at++) {
    const sign = text.charAt(at);
    if (sign === '吗' || sign === '嘛' || sign === '么' || sign === '?') return true;
    if (isClauseEdge(text.charCodeAt(at))) return false;
  }
  return false;
}

function isDeniedEn(text: string, start: number): boolean {
  let end = start;
  const limit = Math.max(0, start - LOOK_BACK_LETTERS);
  for (let words = 0; words < LOOK_BACK_WORDS; words++) {
    while (end > limit && text.charCodeAt(end - 1) === 32) end -= 1;
    let begin = end;
    while (begin > limit && isWordCharacter(text.charCodeAt(begin - 1))) begin -= 1;
    const word = text.slice(begin, end);
    if (word === '') return false;
    if (NOT_EN.has(word)) return true;
    if (!FILLERS_EN.has(word)) return false;
    end = begin;
  }
  return false;
}
