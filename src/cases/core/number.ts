/**
 * The number a person reads aloud: `TS-20261121-0042` is the 42nd complaint taken on 21 November 2026 on the brand's own wall.
 * Kind and day make the series; the count within it comes from the database. Beyond 9999 a day the count simply grows longer.
 */
import { dayFromText, localDate } from '#clocks/core/wall-clock.ts';

export const caseKinds = ['inquiry', 'complaint', 'claim', 'repair', 'consultation', 'incident', 'internal'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** The initials of 咨询, 投诉, 理赔, 维修, 专家, 事故, 内部. */
export const casePrefixes: Readonly<Record<CaseKind, string>> = {
  inquiry: 'ZX', complaint: 'TS', claim: 'LP', repair: 'WX', consultation: 'ZJ', incident: 'SG', internal: 'NB',
};

const prefixes: ReadonlySet<string> = new Set(Object.values(casePrefixes));

/** The series that counts cases of a kind on the day of `at` (epoch ms) in an IANA zone: `TS-20261121`. */
export function caseSeries(kind: CaseKind, at: number, zone: string): string {
  return `${casePrefixes[kind]}-${localDate(zone, at).replaceAll('-', '')}`;
}

/** `TS-20261121` and 42 → `TS-20261121-0042`. Throws RangeError for a count that is not 1, 2, 3 … */
export function caseNumber(series: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`not a count of cases: ${count}`);
  return `${series}-${String(count).padStart(4, '0')}`;
}

/**
 * What somebody typed or read out, as the number it means: small letters, full width, blanks, other dashes or none are all the same
 * (`ts 20261121 42`, `ＴＳ２０２６１１２１００４２`). undefined when it is no case number: another prefix, no such date, count 0.
 */
export function readCaseNumber(text: string): string | undefined {
  const match = /^([A-Z]{2})[\s\p{Pd}]*(\d{4})[\s\p{Pd}]*(\d{2})[\s\p{Pd}]*(\d{2})[\s\p{Pd}]*(\d{1,9})$/u.exec(text.normalize('NFKC').trim().toUpperCase());
  if (!match) return undefined;
  const [, prefix = '', year = '', month = '', date = '', count = ''] = match;
  if (!prefixes.has(prefix) || dayFromText(`${year}-${month}-${date}`) === undefined || Number(count) < 1) return undefined;
  return caseNumber(`${prefix}-${year}${month}${date}`, Number(count));
}
