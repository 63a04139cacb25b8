import { expect, test } from 'vitest';
import { tokens } from './tokens.ts';

type Name = keyof typeof tokens;
/** WCAG 2.2: 4.5 for words, 3 for the edges of controls and for the focus ring. */
const words: readonly (readonly [Name, readonly Name[]])[] = [
  ['ink', ['paper', 'sheet', 'sunken', 'primary-soft']],
  ['dim', ['paper', 'sheet', 'sunken']],
  ['on-fill', ['primary', 'primary-hover', 'head', 'danger']],
  ['primary-ink', ['paper', 'sheet', 'primary-soft', 'mine']],
  ['mine-ink', ['mine']],
  ['warm-ink', ['warm-soft']],
  ['ink', ['warm-soft']],
  ['danger-ink', ['danger-soft', 'sheet', 'paper']],
];
const edges: readonly (readonly [Name, readonly Name[]])[] = [['line-strong', ['paper', 'sheet']], ['ring', ['paper', 'sheet', 'primary-soft', 'warm-soft']], ['on-fill', ['head']]];

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
const cases = (pairs: typeof words) => pairs.flatMap(([front, backs]) => backs.flatMap((back) => [[front, back, 0], [front, back, 1]] as const));

test('contrast is computed as WCAG does', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5));
test.each(cases(words))('words: %s on %s (theme %i)', (front, back, which) => expect(contrast(tokens[front][which], tokens[back][which])).toBeGreaterThanOrEqual(4.5));
test.each(cases(edges))('edges: %s on %s (theme %i)', (front, back, which) => expect(contrast(tokens[front][which], tokens[back][which])).toBeGreaterThanOrEqual(3));
