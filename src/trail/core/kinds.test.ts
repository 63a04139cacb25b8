import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '../../staff/words.en.json' with { type: 'json' };
import { notTraffic } from '../store.ts';
import trailEn from '../words.en.json' with { type: 'json' };
import trailZh from '../words.zh.json' with { type: 'json' };
import { kindNames, kinds, traffic } from './kinds.ts';

const sorted = Object.values(kinds).flat().toSorted();

test('every event that has words stands in exactly one group', () => {
  const named = Object.entries(en.event).flatMap(([subject, verbs]) => Object.keys(verbs).map((verb) => `${subject}.${verb}`));
  expect(sorted).toEqual(named.toSorted());
  expect(new Set(sorted).size).toBe(sorted.length);
});

test('every group has words', () => {
  for (const words of [trailZh, trailEn]) expect(Object.keys(words.kind).toSorted()).toEqual([...kindNames].toSorted());
});

test('the index leaves out what the statement leaves out, and that is the traffic', () => {
  const listed = `'{${traffic.join(',')}}'::text[]`;
  expect(notTraffic.text).toBe(`e.name <> all (${listed})`);
  expect(readFileSync('migrations/0001-kit.sql', 'utf8')).toContain(`where name <> all (${listed})`);
});
