/**
 * Finds a promise with a time in what an agent writes ("今天给您回复", "we will call you within 24 hours") and proposes the
 * commitment: what was said, and by when it must be kept. A proposal: the agent confirms, corrects or waves it away.
 *
 * A promise is a time to come beside words by which **we** do something for the customer. Not promises: what the customer is asked
 * to do (请您明天寄回), what we cannot do (今天无法给您答复), what is done already (今天已经寄出), and vague words without a time (尽快).
 */
import { type SaidAt } from './promise-time.ts';
import { timesInEnglish } from './promise-time.en.ts';
import { timesInChinese } from './promise-time.zh.ts';

export type { SaidAt } from './promise-time.ts';

export interface PromiseFound {
  /** The sentence it stands in, trimmed. */
  readonly text: string;
  /** The words of the promise (from its time to its deed, or the other way round): UTF-16 places, end excluded. */
  readonly start: number;
  readonly end: number;
  /** The time as it was said: 明天下午3点前. */
  readonly when: string;
  /** Epoch milliseconds. */
  readonly dueAtMs: number;
}

interface Tongue {
  readonly sentences: RegExp;
  readonly times: typeof timesInChinese;
  readonly deed: RegExp;
  /** In the clause: no promise. */
  readonly not: RegExp;
  /** The customer is to do it, unless `forThem` says that it is done for them. */
  readonly byThem: RegExp;
  readonly forThem: RegExp;
  /** Between the time and the deed, in UTF-16 units. */
  readonly reach: number;
  /** Chinese names the time before the deed, English after it: the other order counts as this much farther away. */
  readonly detour: { readonly deedFirst: number; readonly timeFirst: number };
  readonly clauseEnd: RegExp;
}

const chinese: Tongue = {
  sentences: /[^。！？!?；;\n]+/g,
  times: timesInChinese,
  deed: /(?:给|为|帮|跟|向|和|与|替)(?:您|你|大家)[^。！？；\n，,]{0,10}?(?:回复|答复|回电|回话|回音|来电|打电话|打过去|致电|电话|联系|联络|消息|反馈|结果|答案|说法|交代|处理|解决|办|查|核实|确认|申请|安排|预约|登记|换|修|退|赔|补|寄|发|送|转|安装|上门|跟进)|(?:联系|联络|通知|回复|答复|告知|告诉|回访|拜访|致电|退还给?|退给|寄给|发给|送给|赔付|补偿)(?:您|你)|(?:处理|解决|修|办|换|寄|发|送|安排|审核|核实|查|退款|维修|安装)(?:好|完|妥|出|达|清楚|完毕|完成|到位)|上门|到账|发货|送到|到货|退款|回复|回电|答复|有结果|出结果/g,
  not: /不能|无法|没办法|没法|不会|不一定|未必|来不及|难以|没有|已经|已为|已给|已寄|已发|刚刚|刚才|昨天|上次|(?:打|发|寄|回复|联系|处理|来)过|如果|要是|万一|是否/,
  byThem: /(?:请|麻烦|烦请|辛苦|需要|建议|提醒|希望)(?:您|你)|(?:您|你)(?:可以|能|方便|需要|要|有空|在家|什么时候)|(?:吗|呢)$/,
  forThem: /(?:给|为|帮|跟|向|替)(?:您|你)|(?:联系|通知|回复|答复|告知|告诉|回访)(?:您|你)/,
  reach: 24,
  detour: { deedFirst: 8, timeFirst: 0 },
  clauseEnd: /[，,]/,
};

const english: Tongue = {
  sentences: /(?:[^.!?;\n]|(?<=\b[ap]\.?m)\.|(?<=\b[ap])\.(?=m\b)|\.(?=\d))+/gi,
  times: timesInEnglish,
  deed: /\b(?:i|we|you|he|she|they|someone|somebody|it|our \w+|my \w+|the \w+|your \w+(?: \w+)?|an? \w+)(?:['’]ll| will|(?:['’]m|['’]re| am| are| is) going to)\s+(?:\w+\s+){0,2}?(?!need\b|have to\b|want\b|see\b|find\b)\w+|\blet me (?:get back|come back|call|check and)|\b(?:i|we) (?:promise|commit) to\b|\byou can expect\b|\bwill (?:be|reach|arrive|get|have|hear|receive)\b/gi,
  not: /\b(?:won['’]t|will not|can['’]t|cannot|can not|unable|not able|never|if|unless|whether|already|yesterday|might|may not)\b/i,
  byThem: /\b(?:please|could you|can you|would you|will you|you['’]ll (?:need|have) to|you will (?:need|have) to|you need to)\b/i,
  forThem: /\b(?:i|we)(?:['’]ll| will|['’]m going to|['’]re going to)\b/i,
  reach: 80,
  detour: { deedFirst: 0, timeFirst: 20 },
  clauseEnd: /[,]|\bbut\b/i,
};

/** Nobody promises more in one breath; a text made to have thousands must not cost a second. */
const mostInASentence = 20;

/** From the last break before `from` to the first after `to`: the words a "not" or "please" reaches. */
function clauseAround(sentence: string, from: number, to: number, end: RegExp): string {
  const before = sentence.slice(0, from).split(end).at(-1) ?? '';
  const after = sentence.slice(to).split(end)[0] ?? '';
  return before + sentence.slice(from, to) + after;
}

/** "9 am." at the end of a sentence carries the sentence's stop; "9 a.m." its own. */
const withoutStop = (when: string): string => when.replace(/(?<!\b[ap]\.m)\.$/i, '');

function* promisesIn(text: string, at: SaidAt, tongue: Tongue): Generator<PromiseFound> {
  for (const { 0: sentence, index } of text.matchAll(tongue.sentences)) {
    const deeds = Array.from(sentence.matchAll(tongue.deed), (match) => ({ start: match.index, end: match.index + match[0].length }));
    const used = new Set<number>();
    for (const time of tongue.times(sentence, at)) {
      // Each deed is promised once: "today or tomorrow" is today.
      const gaps = deeds.map((deed) => {
        if (deed.start >= time.end) return deed.start - time.end + tongue.detour.timeFirst;
        return deed.end <= time.start ? time.start - deed.end + tongue.detour.deedFirst : 0;
      });
      const nearest = gaps.reduce((best, gap, i) => (gap < (gaps[best] ?? Infinity) ? i : best), 0);
      const deed = deeds[nearest];
      if (deed === undefined || used.has(nearest) || (gaps[nearest] ?? Infinity) > tongue.reach) continue;
      const start = Math.min(time.start, deed.start);
      const end = Math.max(time.end, deed.end);
      const clause = clauseAround(sentence, start, end, tongue.clauseEnd).trim();
      if (tongue.not.test(clause) || (tongue.byThem.test(clause) && !tongue.forThem.test(clause))) continue;
      used.add(nearest);
      if (used.size > mostInASentence) break;
      yield { text: sentence.trim(), start: index + start, end: index + end, when: withoutStop(sentence.slice(time.start, time.end).trim()), dueAtMs: time.dueAtMs };
    }
  }
}

/** Whether anything is done for the customer at all: without it no time is a promise. */
export function namesADeed(text: string): boolean {
  return text.search(chinese.deed) >= 0 || text.search(english.deed) >= 0;
}

/** Every promise with a time, in order of place. Never throws for any text; throws RangeError for a zone that does not exist. */
export function findPromises(text: string, at: SaidAt): PromiseFound[] {
  return [...promisesIn(text, at, chinese), ...promisesIn(text, at, english)].toSorted((a, b) => a.start - b.start);
}
