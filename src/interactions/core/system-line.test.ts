import { expect, test } from 'vitest';
import { inOwnWords, readSystemLine } from './system-line.ts';

test.each([
  ['interactions:line.resolved', { key: 'interactions:line.resolved', values: {} }],
  ['interactions:line.assigned|{"name":"小|林"}', { key: 'interactions:line.assigned', values: { name: '小|林' } }],
  ['a:b|{"n":1,"name":"x"}', { key: 'a:b', values: { name: 'x' } }],
  ['a:b|{"na', { key: 'a:b', values: {} }],
  ['a:b|[1]', { key: 'a:b', values: {} }],
  ['', { key: '', values: {} }],
])('%j', (text, line) => expect(readSystemLine(text)).toEqual(line));

test('a moment is read in the words of whoever reads it; without its instant it stays as it was said', () => {
  const moment = (at: string) => `<${at}>`;
  const at = '2026-11-22T16:31:00.000Z';
  const line = (more: object) => inOwnWords(readSystemLine(`a:b|${JSON.stringify({ answerBy: '11月23日 00:31', number: 'TS-1', ...more })}`), moment).values;
  expect(line({ answerByAt: at })).toMatchObject({ answerBy: `<${at}>`, number: 'TS-1' });
  expect(line({})).toMatchObject({ answerBy: '11月23日 00:31' });
  expect(line({ answerByAt: 'soon' })).toMatchObject({ answerBy: '11月23日 00:31' });
});
