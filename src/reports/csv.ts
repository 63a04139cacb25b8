/** The same table as a file: BOM for Excel, formulas defused, the definition of each figure in the second line. */
import { stringify } from 'csv-stringify/sync';
import type { Say } from '#kit/say.ts';
import type { FigureAnswer, FigureTable } from './contract.ts';

export function csvOf(table: FigureTable, language: 'zh' | 'en', say: Say): string {
  const first = table.groups[0]?.figures ?? [];
  const name = (figure: FigureAnswer) => `${say(language, `reports:figure.${figure.id}`, {})}${figure.variant === null ? '' : ` (${figure.variant})`}`;
  const rows = [
    [say(language, `reports:by.${table.by}`, {}), ...first.map(name)],
    // Queues have targets of their own: then a figure has as many definitions as there are targets.
    [say(language, 'reports:definition', {}), ...first.map((_, i) => [...new Set(table.groups.map((group) => group.figures[i]?.formula[language] ?? ''))].join(' / '))],
    // Numbers go out as numbers: a spreadsheet must add them up.
    ...table.groups.map((group) => [group.label, ...group.figures.map((figure) => figure.value ?? '')]),
  ];
  return stringify(rows, { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
}
