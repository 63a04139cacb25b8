/** Times as Chinese agents write them: 24小时内, 两个工作日内, 明天下午3点前, 周五下班前, 11月25日前. */
import { afterMinutes, afterWorkingDays, type DayPart, type DayWord, dueOf, type NamedTime, type SaidAt } from './promise-time.ts';

/** Bounded: two open runs side by side cost the square of a row of ten thousand blanks. */
const blanks = String.raw`\s{0,3}`;
const number = String.raw`(?:\d{1,3}(?:\.\d)?|[一二两三四五六七八九十]{1,3})`;
const until = String.raw`(?:-|–|—|~|～|至|到)`;
const unitMinutes = new Map([['分钟', 1], ['分', 1], ['刻钟', 15], ['小时', 60], ['h', 60], ['钟头', 60], ['天', 1440], ['日', 1440], ['周', 10_080], ['星期', 10_080], ['礼拜', 10_080], ['月', 43_200]]);
const digits = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value]));

/** 两 2, 十 10, 二十四 24, 15 15; NaN for what is no number. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const plain = text.replaceAll('两', '二').replaceAll('〇', '零');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const ten = plain.includes('十') ? (tens === '' ? 1 : (digits.get(tens ?? '') ?? Number.NaN)) : 0;
  return ten * 10 + (ones === '' ? 0 : (digits.get(ones ?? '') ?? Number.NaN));
}

/** 1-3个工作日内, 一个半小时内, 半天内, 24小时之后. What is meant is the latest. */
const lengths = new RegExp(
  String.raw`(?:${number}${blanks}${until}${blanks})?(?:(?<amount>${number})|(?<half>半))${blanks}(?:个?(?<andHalf>半))?${blanks}个?(?<unit>工作日|分钟|刻钟|小时|h|钟头|星期|礼拜|分|天|日|周|月)(?<later>半)?钟?(?:之内|以内|内|之后|以后|后)`,
  'g',
);

function lengthsIn(text: string, at: SaidAt): NamedTime[] {
  return Array.from(text.matchAll(lengths), (match) => {
    const { amount, half, andHalf, unit = '', later } = match.groups ?? {};
    const count = (half === undefined ? numberOf(amount ?? '') : 0.5) + (andHalf === undefined && later === undefined ? 0 : 0.5);
    const dueAtMs = unit === '工作日' ? afterWorkingDays(at, count) : afterMinutes(at, count * (unitMinutes.get(unit) ?? Number.NaN));
    return { start: match.index, end: match.index + match[0].length, dueAtMs };
  }).filter((time) => time.dueAtMs > at.nowMs);
}

const dayWords: readonly [RegExp, number][] = [[/^(?:今[天日早晚]|当天|当日)/, 0], [/^明[天日早晚]/, 1], [/^大后[天日]/, 3], [/^后[天日]/, 2]];
const partWords: readonly [RegExp, DayPart][] = [
  [/下班/, 'close'], [/凌晨/, 'night'], [/早/, 'early'], [/上午/, 'morning'], [/中午/, 'noon'], [/下午/, 'afternoon'], [/傍晚/, 'dusk'], [/晚|夜里/, 'evening'],
];

function dayWordOf(text: string): DayWord | undefined {
  const days = dayWords.find(([pattern]) => pattern.test(text))?.[1];
  if (days !== undefined) return { kind: 'inDays', days };
  const week = /^(?<which>本|这|下{1,2})?个?(?:周|星期|礼拜)(?<day>[一二三四五六日天末])?/.exec(text)?.groups;
  if (week) {
    const { which } = week;
    const count = which === undefined ? undefined : which.startsWith('下') ? which.length : 0;
    if (week['day'] === undefined) return { kind: 'week', week: count ?? 0 };
    return { kind: 'weekday', weekday: week['day'] === '末' ? 6 : '一二三四五六日'.indexOf(week['day'].replace('天', '日')), week: count };
  }
  const [nextMonth, dateThere] = /^下个?月(?:底|(.{1,3})[日号])/.exec(text) ?? [];
  if (nextMonth !== undefined) return { kind: 'nextMonth', date: dateThere === undefined ? undefined : numberOf(dateThere) };
  if (text.includes('年底')) return { kind: 'yearEnd' };
  if (text.includes('月底')) return { kind: 'monthEnd' };
  const [, month, date] = /^(?:(.{1,3})月)?(.{1,3})[日号]/.exec(text) ?? [];
  return date === undefined ? undefined : { kind: 'date', month: month === undefined ? undefined : numberOf(month), date: numberOf(date) };
}

const day = String.raw`今[天日早晚]|当[天日]|明[天日早晚]|大?后[天日]|(?:本|这|下{1,2})?个?(?:周|星期|礼拜)[一二三四五六日天末]|(?:本|这|下{1,2})个?(?:周|星期|礼拜)|下个?月(?:底|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])|(?:本|这个?)?月底|(?:今|本)?年底|(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?<![\d月])\d{1,2}[日号](?![线楼机门店院])`;
const part = String.raw`下班|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里`;
const hourNumber = String.raw`(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})`;
const quarters = '半|一刻|三刻';
/** 9点到10点, 9-11点, 上午9点到下午3点: it is kept by the end of the span. */
const span = String.raw`(?:(?<from>${hourNumber})${blanks}(?:[点时]钟?(?:${quarters}|\d{1,2}分?)?整?|[:：]\d{2})?${blanks}${until}${blanks}(?<latePart>${part})?${blanks})?`;
const clock = String.raw`${span}(?<hour>${hourNumber})${blanks}(?:[点时]钟?(?:(?<quarter>${quarters})|(?<minute>\d{1,2}|[一二三四五六七八九十]{1,3})分?|${blanks}(?<spacedMinute>\d{1,2})${blanks}分(?!钟))?整?|[:：](?<colon>\d{2}))`;
const moments = new RegExp(String.raw`(?<day>${day})?${blanks}(?:的)?(?<part>${part})?${blanks}(?:${clock})?(?<by>${blanks}(?:钟|之前|以前|前|之内|以内|内|左右))?`, 'g');

function momentsIn(text: string, at: SaidAt): NamedTime[] {
  return Array.from(text.matchAll(moments), (match): NamedTime | undefined => {
    const words = match.groups ?? {};
    const { hour } = words;
    if (words['day'] === undefined && words['part'] === undefined && hour === undefined) return undefined;
    // 晚一点, 两点建议: a bare number before 点 is an hour only where a day or an end stands beside it.
    if (hour !== undefined && words['day'] === undefined && words['part'] === undefined && words['colon'] === undefined && words['by'] === undefined) return undefined;
    const minutes = words['quarter'] === undefined ? numberOf(words['colon'] ?? words['minute'] ?? words['spacedMinute'] ?? '0') : { 半: 30, 一刻: 15, 三刻: 45 }[words['quarter']];
    const named = hour === undefined ? undefined : numberOf(hour) * 60 + (minutes ?? Number.NaN);
    // 上午11点到1点: the later hour is the later one.
    const isPastNoon = named !== undefined && words['from'] !== undefined && words['latePart'] === undefined && named < numberOf(words['from']) * 60 && named < 720;
    const clockMinutes = isPastNoon ? named + 720 : named;
    if (clockMinutes !== undefined && !(clockMinutes <= 1440)) return undefined;
    const said = words['latePart'] ?? `${(words['day'] ?? '').replace(/^.*[天日号]$/, '')}${words['part'] ?? ''}`;
    const due = dueOf({ day: words['day'] === undefined ? undefined : dayWordOf(words['day']), part: partWords.find(([pattern]) => pattern.test(said))?.[1], clockMinutes }, at);
    return due === undefined ? undefined : { start: match.index, end: match.index + match[0].length, dueAtMs: due };
  }).filter((time) => time !== undefined);
}

/** Every time to come that the text names, in order of place. */
export function timesInChinese(text: string, at: SaidAt): NamedTime[] {
  const long = lengthsIn(text, at);
  const moment = momentsIn(text, at).filter((each) => !long.some((other) => each.start < other.end && other.start < each.end));
  return [...long, ...moment].toSorted((a, b) => a.start - b.start);
}
