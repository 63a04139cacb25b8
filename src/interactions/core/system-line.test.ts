import { expect, test } from 'vitest';
import { readSystemLine } from './system-line.ts';

test.each([
  ['interactions:line.resolved', { key: 'interactions:line.resolved', values: {} }],
  ['interactions:line.assigned|{"name":"小|林"}', { key: 'interactions:line.assigned', values: { name: '小|林' } }],
  ['a:b|{"n":1,"name":"x"}', { key: 'a:b', values: { name: 'x' } }],
  ['a:b|{"na', { key: 'a:b', values: {} }],
  ['a:b|[1]', { key: 'a:b', values: {} }],
  ['', { key: '', values: {} }],
])('%j', (text, line) => expect(readSystemLine(text)).toEqual(line));
