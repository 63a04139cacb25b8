/** Times as English-speaking agents write them: within 24 hours, in two working days, by 3 pm tomorrow, by Friday, end of day. */
import { afterMinutes, afterWorkingDays, type DayPart, type DayWord, dueOf, type NamedTime, type SaidAt, type TimeWords } from './promise-time.ts';

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const number = String.raw`(?:\d{1,3}|a\s+couple\s+of|an?|${numbers.slice(1).join('|')})`;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const monthNames = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;

function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  if (/couple/i.test(text)) return 2;
  return /^an?$/i.test(text) ? 1 : numbers.indexOf(text.toLowerCase());
}

const lengths = new RegExp(
  String.raw`\b(?:within|in|in the next|within the next|over the next)\s+(?:the next\s+)?(?:${number}\s*(?:-|–|to|or)\s*)?(?:(?<half>half an hour)|(?<thisHour>the hour)|(?<amount>${number})\s*(?<half2>and a half\s+)?(?<working>(?:business|working)\s+)?(?<unit>minutes?|mins?|hours?|hrs?|h|days?|weeks?)(?<half3>\s+and a half)?)\b`,
  'gi',
);

function unitMinutes(unit: string): number {
  if (/^m/i.test(unit)) return 1;
  if (/^h/i.test(unit)) return 60;
  return /^d/i.test(unit) ? 1440 : 10_080;
}

function lengthsIn(text: string, at: SaidAt): NamedTime[] {
  return Array.from(text.matchAll(lengths), (match) => {
    const { half, thisHour, amount = '', half2, half3, working, unit = '' } = match.groups ?? {};
    const count = numberOf(amount) + (half2 === undefined && half3 === undefined ? 0 : 0.5);
    const minutes = half === undefined ? (thisHour === undefined ? count * unitMinutes(unit) : 60) : 30;
    return { start: match.index, end: match.index + match[0].length, dueAtMs: working === undefined ? afterMinutes(at, minutes) : afterWorkingDays(at, count) };
  }).filter((time) => time.dueAtMs > at.nowMs);
}

const dayPattern = String.raw`(?<day>today|tonight|(?:the\s+)?day\s+after\s+tomorrow|tomorrow|(?:(?:this|next|coming)\s+)?(?:${weekdays.join('|')})|(?:the\s+)?end of (?:the |this )?(?:week|month)|${monthNames}\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+${monthNames}|(?<=\b(?:by|on|before|until)\s)the\s+\d{1,2}(?:st|nd|rd|th)(?!\s+(?:floor|street|avenue|time|attempt|technician|visit)))`;
const partPattern = String.raw`(?<part>(?:this\s+|the\s+)?(?:morning|afternoon|evening)|night|(?:the\s+)?end of (?:the |business )?(?:business )?day|eod|cob|close of business)`;
/** between 9 and 10, from 2 pm to 4 pm: it is kept by the end of the span. */
const spanPattern = String.raw`(?:between|from)\s+\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?)?\s*(?:and|to|until|till|–)\s*`;
const clockWord = String.raw`(?<word>midnight|noon|midday)`;
const pastWord = String.raw`(?<past>half|quarter)\s+(?<side>past|to)\s+(?<of>\d{1,2}|${numbers.slice(1).join('|')})`;
const clockPattern = String.raw`(?<hour>\d{1,2})(?::(?<minute>\d{2}))?\s*(?:(?<half>[ap])\.?m\b\.?|(?<clock>o['’]clock))?`;
const moments = [new RegExp(String.raw`\b${dayPattern}\b`, 'gi'), new RegExp(String.raw`\b${partPattern}\b`, 'gi'), new RegExp(String.raw`\b${clockWord}\b`, 'gi'), new RegExp(String.raw`\b${pastWord}\b`, 'gi'), new RegExp(String.raw`(?<by>\b(?:${spanPattern}|(?:by|at|before|until)\s+))?(?<![\d:.,$€£-])\b${clockPattern}(?![\d:%])(?!\s*(?:days?|hours?|hrs?|min|weeks?|business|working|items?|st\b|nd\b|rd\b|th\b|${monthNames}))`, 'gi')];

function dayWordOf(text: string): DayWord | undefined {
  const said = text.toLowerCase();
  if (/^(?:today|tonight)/.test(said)) return { kind: 'inDays', days: 0 };
  if (said.endsWith('after tomorrow')) return { kind: 'inDays', days: 2 };
  if (/^the\s+\d/.test(said)) return { kind: 'date', month: undefined, date: Number(/\d+/.exec(said)?.[0]) };
  if (said.startsWith('tomorrow')) return { kind: 'inDays', days: 1 };
  if (said.includes('month') && said.includes('end of')) return { kind: 'monthEnd' };
  if (said.includes('week')) return { kind: 'week', week: 0 };
  const weekday = weekdays.findIndex((name) => said.endsWith(name));
  if (weekday >= 0) return { kind: 'weekday', weekday, week: said.startsWith('next') ? 1 : undefined };
  const month = months.findIndex((name) => name.startsWith(/[a-z]{3,}/.exec(said.replace(/\d+(?:st|nd|rd|th)/, ''))?.[0].slice(0, 3) ?? '?'));
  return month < 0 ? undefined : { kind: 'date', month: month + 1, date: Number(/\d+/.exec(said)?.[0]) };
}

const parts: readonly [RegExp, DayPart][] = [[/morning/i, 'morning'], [/afternoon/i, 'afternoon'], [/evening|night/i, 'evening'], [/end|eod|cob|close/i, 'close']];

interface Piece extends TimeWords {
  readonly start: number;
  readonly end: number;
}

function pieceOf(match: RegExpExecArray): Piece | undefined {
  const { day, part, by, hour, minute, half, clock, word, past, side, of } = match.groups ?? {};
  const place = { start: match.index, end: match.index + match[0].length };
  if (day !== undefined) return { ...place, day: dayWordOf(day), part: /^tonight/i.test(day) ? 'evening' : undefined };
  if (part !== undefined) return { ...place, part: parts.find(([pattern]) => pattern.test(part))?.[1] };
  if (word !== undefined) return { ...place, clockMinutes: /^midnight/i.test(word) ? 1440 : 720, isExact: true };
  if (past !== undefined) return { ...place, clockMinutes: numberOf(of ?? '') * 60 + (side?.toLowerCase() === 'to' ? -1 : 1) * (past.toLowerCase() === 'half' ? 30 : 15) };
  // A bare number is an hour only after by, at or before.
  if (hour === undefined || (half === undefined && clock === undefined && by === undefined)) return undefined;
  const said = Number(hour) * 60 + Number(minute ?? 0);
  if (Number(hour) > (half === undefined ? 24 : 12) || Number(minute ?? 0) > 59 || said > 1440) return undefined;
  if (half === undefined) return { ...place, clockMinutes: said };
  return { ...place, clockMinutes: (said % 720) + (half.toLowerCase() === 'p' ? 720 : 0), isExact: true };
}

/** Day, part and hour side by side, in any order, are one time: "by 3 pm tomorrow", "tomorrow afternoon at 3". */
function momentsIn(text: string, at: SaidAt): NamedTime[] {
  const pieces = moments.flatMap((pattern) => Array.from(text.matchAll(pattern), pieceOf)).filter((piece) => piece !== undefined).toSorted((a, b) => a.start - b.start);
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, piece.start);
    const clashes = (last?.day && piece.day) ?? (last?.clockMinutes !== undefined && piece.clockMinutes !== undefined);
    if (last !== undefined && !clashes && /^[\s,]*(?:(?:by|at|before|on|in|the|of|around|about)\s+)*$/i.test(between)) {
      joined[joined.length - 1] = {
        start: last.start, end: piece.end, day: last.day ?? piece.day, part: last.part ?? piece.part, clockMinutes: last.clockMinutes ?? piece.clockMinutes, isExact: last.isExact ?? piece.isExact ?? false,
      };
    } else if (last === undefined || piece.start >= last.end) joined.push(piece);
  }
  return joined.map((piece): NamedTime | undefined => {
    const dueAtMs = dueOf(piece, at);
    return dueAtMs === undefined ? undefined : { start: piece.start, end: piece.end, dueAtMs };
  }).filter((time) => time !== undefined);
}

/** Every time to come that the text names, in order of place. */
export function timesInEnglish(text: string, at: SaidAt): NamedTime[] {
  const long = lengthsIn(text, at);
  const moment = momentsIn(text, at).filter((each) => !long.some((other) => each.start < other.end && other.start < each.end));
  return [...long, ...moment].toSorted((a, b) => a.start - b.start);
}
