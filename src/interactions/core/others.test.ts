import { expect, test } from 'vitest';
import { nobody, othersAt, withSign } from './others.ts';

const sign = (name: string, untilMs: number) => ({ name, untilMs });

test('a sign lasts until its moment and not a moment longer; a new one lasts anew', () => {
  const here = withSign(nobody, 'viewing', 'xu', sign('许安', 1_000));
  expect(othersAt(here, 999).viewing).toEqual(['许安']);
  expect(othersAt(here, 1_000).viewing).toEqual([]);
  expect(othersAt(withSign(here, 'viewing', 'xu', sign('许安', 2_000)), 1_500).viewing).toEqual(['许安']);
});

test('who writes does not only look; when they stop writing they look on', () => {
  const here = withSign(withSign(withSign(nobody, 'viewing', 'xu', sign('许安', 9_000)), 'writing', 'xu', sign('许安', 1_000)), 'viewing', 'he', sign('何青', 9_000));
  expect(othersAt(here, 500)).toMatchObject({ writing: ['许安'], viewing: ['何青'] });
  expect(othersAt(here, 5_000)).toMatchObject({ writing: [], viewing: ['许安', '何青'] });
});

test('the customer types, with or without what the shop lets us see', () => {
  expect(othersAt({ ...nobody, customer: { text: null, untilMs: 10 } }, 5).customer).toEqual({ text: null });
  expect(othersAt({ ...nobody, customer: { text: '我想', untilMs: 10 } }, 5).customer).toEqual({ text: '我想' });
  expect(othersAt({ ...nobody, customer: { text: '我想', untilMs: 10 } }, 10).customer).toBeNull();
});
