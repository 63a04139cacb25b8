/**
 * The table as a file that a spreadsheet and a program read alike: one line of column names, numbers as numbers (units in the name, shares
 * in percent, rounded as one reads them), a total as the last line. What each column means is a file of its own, by the same column codes.
 */
import { stringify } from 'csv-stringify/sync';
import type { Say } from '#kit/say.ts';
import { localDate } from '#clocks/core/wall-clock.ts';
import type { CsvQuery, FigureAnswer, FigureTable } from './contract.ts';

type Language = CsvQuery['language'];
const written = { bom: true, escape_formulas: true, record_delimiter: '\r\n' } as const;

export function csvOf(table: FigureTable, { language, names }: Pick<CsvQuery, 'language' | 'names'>, say: Say): string {
  const hasIds = table.by === 'queue' || table.by === 'agent';
  const word = (key: string) => say(language, `reports:${key}`, {});
  const heads = names === 'codes' ? [table.by, ...(hasIds ? [`${table.by}_id`] : [])] : [word(`by.${table.by}`), ...(hasIds ? [word('csv.id')] : [])];
  const line = (label: string, key: string, figures: readonly FigureAnswer[]) => [label, ...(hasIds ? [key] : []), ...figures.map((figure) => numberOf(figure.value, figure.unit) ?? '')];
  return stringify([
    [...heads, ...table.total.map((figure) => (names === 'codes' ? codeOf(figure) : nameOf(figure, language, say)))],
    ...table.groups.map((group) => line(group.key === '' ? word('screen.report.unassigned') : group.label, group.key, group.figures)),
    line(names === 'codes' ? 'total' : word('screen.report.total'), '', table.total),
  ], written);
}

/** What the columns of `csvOf` mean. */
export function definitionsOf(figures: readonly FigureAnswer[], language: Language, say: Say): string {
  const word = (key: string) => say(language, `reports:${key}`, {});
  return stringify([
    ['code', 'name', 'definition', 'target', 'unit'].map((head) => word(`csv.${head}`)),
    ...figures.map((figure) => [codeOf(figure), nameOf(figure, language, say), figure.formula[language], numberOf(figure.goal, figure.unit) ?? '', word(`csv.units.${figure.unit}`)]),
  ], written);
}

/** `figures-2026-11-15_2026-11-21-day.csv`, by the brand's days. */
export function csvName(kind: 'figures' | 'definitions' | 'intervals' | 'savings', { from, to, zone, by }: Pick<FigureTable, 'from' | 'to' | 'zone'> & { readonly by: string }): string {
  const [first, last] = [localDate(zone, Date.parse(from)), localDate(zone, Date.parse(to) - 1)];
  return `${kind}-${first === last ? first : `${first}_${last}`}-${by}.csv`;
}

/** Never changes with language or settings: what a program looks for. */
function codeOf({ id, variant, unit }: Pick<FigureAnswer, 'id' | 'variant' | 'unit'>): string {
  return [id, ...(variant === null ? [] : [variant]), ...(unit === 'count' ? [] : [unit === 'share' ? 'percent' : unit])].join('_');
}

function nameOf(figure: FigureAnswer, language: Language, say: Say): string {
  const [open, close] = language === 'zh' ? ['（', '）'] : [' (', ')'];
  const about = [...(figure.variant === null ? [] : [say(language, `reports:variant.${figure.variant}`, {})]), ...(figure.unit === 'count' ? [] : [say(language, `reports:csv.units.${figure.unit}`, {})])];
  return `${say(language, `reports:figure.${figure.id}`, {})}${about.length === 0 ? '' : `${open}${about.join(language === 'zh' ? '，' : ', ')}${close}`}`;
}

const digits = { count: 0, share: 2, seconds: 1, score: 2, steps: 2 } as const;

/** Shares in percent; as many digits as one reads. */
export function numberOf(value: number | null, unit: FigureAnswer['unit']): number | null {
  if (value === null) return null;
  const scale = 10 ** digits[unit];
  return Math.round((unit === 'share' ? value * 100 : value) * scale) / scale;
}
