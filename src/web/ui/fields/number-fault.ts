/** What is wrong with a figure that somebody typed; the words are `web:field.number`. */
type NumberFault = 'empty' | 'small' | 'big' | 'notWhole';

/** NaN where nothing, or no number, was typed. */
export function numberIn(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}

export function numberFault(value: number, { min, max, fractions = false }: { min: number; max: number; fractions?: boolean }): NumberFault | undefined {
  if (Number.isNaN(value)) return 'empty';
  if (value < min) return 'small';
  if (value > max) return 'big';
  return fractions || Number.isInteger(value) ? undefined : 'notWhole';
}
