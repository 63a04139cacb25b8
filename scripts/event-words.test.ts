/** The audit trail is read by people: every event that a verb announces has words in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import en from '../src/staff/words.en.json' with { type: 'json' };
import zh from '../src/staff/words.zh.json' with { type: 'json' };

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/web/') && !path.startsWith('web') && !path.startsWith('widget'));

/** Names written where they are announced, and those that others listen for. */
function eventsIn(text: string): string[] {
  const places = [...text.matchAll(/emit\(\{\s*name: ([^\n]*)/g), ...text.matchAll(/\bon: \[([^\]]*)\]/g)];
  return places.flatMap(([, words = '']) => [...words.matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, name = '']) => name));
}
const announced = [...new Set(sources.flatMap((path) => eventsIn(readFileSync(`src/${path}`, 'utf8'))))].toSorted();

it('finds what verbs announce', () => {
  expect(announced.length).toBeGreaterThan(60);
  expect(announced).toEqual(expect.arrayContaining(['staff.invited', 'complaint.received', 'case.closed']));
});

it.each([['zh', zh.event], ['en', en.event]] as const)('every announced event has words in %s', (_language, words: Record<string, Record<string, string>>) => {
  expect(announced.filter((name) => {
    const [subject = '', verb = ''] = name.split('.');
    return !words[subject]?.[verb];
  })).toEqual([]);
});
