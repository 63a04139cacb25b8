import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

/** WCAG 2.2: relative luminance and contrast of opaque sRGB colours (#rrggbb). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi + 0.05) / (lo + 0.05);
}

const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const own = ['danger', 'warn', 'good', 'info', 'pleased', 'calm', 'anxious', 'dissatisfied', 'angry'];

/** Words on what they may stand on: 4.5 : 1. */
const words: [ink: string, ground: string][] = [
  ...grounds.flatMap((ground) => ['ink', 'dim', 'primary-ink', 'danger-ink', 'warn-ink', 'good-ink'].map((ink): [string, string] => [ink, ground])),
  ...own.map((name): [string, string] => [`${name}-ink`, `${name}-soft`]),
  // Moods without their ground stand on rows.
  ...['pleased', 'calm', 'anxious', 'dissatisfied', 'angry'].flatMap((mood) => ['surface', 'hover', 'selected'].map((ground): [string, string] => [`${mood}-ink`, ground])),
  ['on-primary', 'primary'], ['on-primary', 'primary-hover'], ['on-danger', 'danger'], ['on-danger', 'danger-hover'],
  ['primary-ink', 'primary-soft'], ['primary-ink', 'primary-soft-hover'], ['danger-ink', 'danger-soft-hover'],
  ['note-ink', 'note-paper'], ['ink', 'note-paper'], ['dim', 'note-paper'], ['ink', 'theirs'], ['dim', 'theirs'], ['ink', 'ours'], ['dim', 'ours'], ['primary-ink', 'ours'], ['danger-ink', 'ours'],
];

/** Edges of controls, focus rings and filled buttons against what they lie on: 3 : 1. */
const edges: [edge: string, ground: string][] = [
  ...grounds.flatMap((ground) => ['line-strong', 'ring'].map((edge): [string, string] => [edge, ground])),
  ...['surface', 'raised', 'canvas'].flatMap((ground) => ['primary', 'danger'].map((fill): [string, string] => [fill, ground])),
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const colour = (name: string): string => {
    const found = tokens.get(name);
    if (!found) throw new Error(`no token --${name}`);
    return found[theme];
  };
  it.each(words)('%s can be read on %s', (ink, ground) => expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5));
  it.each(edges)('%s can be seen on %s', (edge, ground) => expect(contrast(colour(edge), colour(ground))).toBeGreaterThanOrEqual(3));
});

it('reads every colour of tokens.css: none is written in a way this test does not see', () => {
  const named = [...css.matchAll(/--([\w-]+): light-dark\(/g)].map(([, name]) => name);
  expect(named.filter((name) => name !== undefined && !tokens.has(name))).toEqual(['veil']);
});

it('knows black on white is 21 and grey #767676 is just readable', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
});
