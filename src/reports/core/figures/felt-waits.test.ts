import { expect, test } from 'vitest';
import type { FeltWaitRow } from '#reports/core/types.ts';
import { feltActual, feltAnnounced, feltAnswers, feltRatio, feltWait, fewestFelt, unnoticedWaits } from './felt-waits.ts';

const row = (id: string, waitedSeconds: number, feltSeconds?: number, announcedSeconds?: number): FeltWaitRow => ({ id, waitedSeconds, ...(feltSeconds === undefined ? {} : { feltSeconds }), ...(announcedSeconds === undefined ? {} : { announcedSeconds }) });
const told = [row('a', 60, 150, 60), row('b', 100, 150, 90), row('c', 140, 300, 120), row('d', 40, 60, 30), row('e', 160, 150, 100)];

test('announced, actual and felt of the same customers, by hand', () => {
  const rows = [...told, row('did not notice', 900, undefined, 900)];
  expect(feltAnswers().compute(rows)).toMatchObject({ value: 6 });
  expect(feltAnnounced().compute(rows)).toMatchObject({ value: 80, numerator: 400, denominator: 5 });
  expect(feltActual().compute(rows)).toMatchObject({ value: 100, numerator: 500, denominator: 5 });
  expect(feltWait().compute(rows)).toMatchObject({ value: 162, numerator: 810, denominator: 5, rowIds: ['a', 'b', 'c', 'd', 'e'] });
  expect(feltRatio().compute(rows)).toMatchObject({ value: 810 / 500, numerator: 810, denominator: 500 });
  expect(unnoticedWaits().compute(rows)).toMatchObject({ numerator: 1, denominator: 6, numeratorRowIds: ['did not notice'] });
});

test('of fewer than a handful nothing is said but how many they are', () => {
  const rows = told.slice(0, fewestFelt - 1);
  for (const figure of [feltAnnounced(), feltActual(), feltWait(), feltRatio(), unnoticedWaits()]) expect(figure.compute(rows), figure.id).toEqual({ value: undefined, numerator: 0, denominator: 0, rowIds: [] });
  expect(feltAnswers().compute(rows)).toMatchObject({ value: 4 });
  // A fifth who noticed nothing makes the share, not the means.
  const fifth = [...rows, row('did not notice', 30)];
  expect(feltWait().compute(fifth).value).toBeUndefined();
  expect(unnoticedWaits().compute(fifth)).toMatchObject({ value: 0.2 });
});

test('what was announced is a mean of those who were told a figure, and needs a handful of them', () => {
  expect(feltAnnounced().compute([...told.slice(1), row('untold', 80, 60)]).value).toBeUndefined();
  expect(feltActual().compute([...told.slice(1), row('untold', 80, 60)])).toMatchObject({ value: 104 });
});
