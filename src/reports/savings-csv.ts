/** The estimate as a file: what was saved, how far the simulation agrees with what happened, and how it was reckoned. */
import { stringify } from 'csv-stringify/sync';
import type { Say } from '#kit/say.ts';
import type { Savings, SavingsCsvQuery } from './contract.ts';

const rounded = (value: number | null): number | '' => (value === null ? '' : Math.round(value * 10) / 10);

export function savingsCsv(report: Savings, { language }: Pick<SavingsCsvQuery, 'language'>, say: Say): string {
  const word = (key: string, params: Record<string, string | number> = {}) => say(language, `reports:${key}`, params);
  const unit = (id: string) => word(`savings.units.${id}`);
  const { venting } = report;
  return stringify([
    ['figure', 'unit', 'withPlaces', 'without', 'saved', 'low', 'high', 'recorded', 'simulated', 'definition'].map((column) => word(`savings.csv.${column}`)),
    ...report.figures.map((one) => [word(`savings.figure.${one.id}`), unit(one.unit), rounded(one.withPlaces), rounded(one.without), rounded(one.saved?.mean ?? null), rounded(one.saved?.low ?? null), rounded(one.saved?.high ?? null), '', '', one.definition[language]]),
    [word('savings.figure.venting_minutes'), unit('minutes'), '', '', rounded(venting.savedMinutes?.mean ?? null), rounded(venting.savedMinutes?.low ?? null), rounded(venting.savedMinutes?.high ?? null), '', '', venting.definition[language]],
    ...report.agreement.map((one) => [word(`savings.agreement.${one.id}`), unit(one.unit), '', '', '', '', '', rounded(one.recorded), rounded(one.simulated), one.definition[language]]),
    [word(`savings.verdict.${report.verdict}`), '', '', '', '', '', '', '', '', report.method[language]],
  ], { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}
