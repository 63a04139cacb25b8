import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Line, Text } from '../core/shapes.ts';
import { loadWords } from '../../app/words.ts';
import { refusalReply } from './refusals.ts';
import { refusalOfShape } from './wrong-fields.ts';

const say = loadWords();
const Shape = z.strictObject({
  name: Line(80), count: z.number().int().min(1).max(9).optional(), role: z.enum(['agent', 'lead']), lines: z.array(z.strictObject({ id: z.uuid(), text: Text(5) })).max(2).optional(),
  when: z.union([z.literal('now'), z.iso.datetime()]).optional(), marks: z.record(z.string().max(3), z.boolean()).optional(),
});
const reply = (given: unknown) => {
  const refusal = refusalOfShape([{ name: 'body', shape: Shape, given }]);
  if (refusal === undefined) throw new Error('it fits');
  return refusalReply(refusal, say, 'r').error;
};
const right = { name: '李', role: 'agent' };

describe('a request that does not fit', () => {
  test('names every wrong field with what was given and what would be right, in both languages', () => {
    const { fields, what, code, at } = reply({ name: 'a\nb', count: 'three', role: 'boss', extra: 1 });
    expect({ code, at }).toEqual({ code: 'kit.lineBreak', at: 'body.name' });
    expect(fields.map((field) => [field.at, field.given.en, field.right.en])).toEqual([
      ['body.name', 'a text (3 characters)', 'It should be: text, 1 to 80 characters, on one line; no line breaks.'],
      ['body.count', 'a text (5 characters)', 'It should be: a whole number, 1 to 9.'],
      ['body.role', 'a text (4 characters)', 'It should be: one of: agent, lead.'],
      ['body.extra', 'the number 1', 'Leave it out; the fields here are: name, count, role, lines, when, marks.'],
    ]);
    expect(fields[2]?.right.zh).toBe('应为：下列之一：agent、lead。');
    expect(what.en).toContain('body.name must be a single line.');
    expect(what.zh).toContain('另有 3 处也不对：body.count、body.role、body.extra');
  });

  test.each([
    ['what is missing', { role: 'agent' }, 'body.name', 'nothing', 'text, 1 to 80 characters'],
    ['a number beyond its bounds', { ...right, count: 12 }, 'body.count', 'the number 12', '1 to 9'],
    ['a place deep inside', { ...right, lines: [{ id: 'x', text: 'ok' }] }, 'body.lines.0.id', 'a text (one character)', 'a UUID'],
    ['too many items', { ...right, lines: [1, 2, 3].map(() => ({ id: '01900000-0000-7000-8000-000000000001', text: 'a' })) }, 'body.lines', 'a list (3 items)', 'at most 2 items'],
    ['one of two kinds', { ...right, when: 5 }, 'body.when', 'the number 5', 'now or a moment in UTC'],
    ['a key of a record', { ...right, marks: { long: true } }, 'body.marks.long', 'a text (4 characters)', 'at most 3 characters'],
    ['a value of a record', { ...right, marks: { a: 'yes' } }, 'body.marks.a', 'a text (3 characters)', 'true or false'],
    ['a body that is no object', 'words', 'body', 'a text (5 characters)', 'an object with the fields name*, count, role*'],
    ['no body at all', undefined, 'body', 'nothing', 'name*'],
  ])('%s', (_case, given, at, kind, wanted) => {
    const { fields } = reply(given);
    expect(fields).toHaveLength(1);
    expect(fields[0]).toMatchObject({ at, given: { en: kind } });
    expect(fields[0]?.right.en).toContain(wanted);
  });

  test('what was written is never said back', () => {
    expect(JSON.stringify(reply({ name: 'secret words\n', role: 'secret words', lines: 'secret words' }))).not.toContain('secret words');
  });

  test('names fifty of many, and counts them all', () => {
    const { fields, params } = reply({ ...right, ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x${i}`, i])) });
    expect([fields.length, params['count']]).toEqual([50, 200]);
  });
});
