import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '../words.en.json' with { type: 'json' };
import zh from '../words.zh.json' with { type: 'json' };
import { housePartOf, houseParts } from './house-actor.ts';

const sources = globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts')).map((file) => readFileSync(file, 'utf8'));
const found = (pattern: RegExp): string[] => [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].toSorted();

test('a name of the house is read by its first part; an unknown one has none', () => {
  expect(['cases.ownerLeft', 'sign-in', 'brand.open by 林知远', 'something.else', ''].map(housePartOf)).toEqual(['cases', 'sign-in', 'brand', null, null]);
});

test('every part has words in both languages', () => {
  expect(Object.keys(zh.screen.house).toSorted()).toEqual([...houseParts].toSorted());
  expect(Object.keys(en.screen.house).toSorted()).toEqual([...houseParts].toSorted());
});

test('whoever acts for the house anywhere in the program is a part that has words', () => {
  const names = [...found(/systemOf\([^;]*?, [`']([\w.-]+)/g), ...found(/kind: 'system', id: null, name: '([^']+)'/g), ...found(/name: '([a-z]+\.\w+)',\s+on:/g)];
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => housePartOf(name) === null)).toEqual([]);
});

test('every event that the program emits has words', () => {
  const names = found(/emit\(\{\s*name: '([\w.]+)'/g);
  expect(names.length).toBeGreaterThan(60);
  const worded = (words: Record<string, Record<string, string>>) => (name: string) => words[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? ''] !== undefined;
  expect(names.filter((name) => !worded(zh.event)(name) || !worded(en.event)(name))).toEqual([]);
});
