import { expect, test } from 'vitest';
import { exampleOf, fits, idFor, type ExampleOptions } from './example.ts';
import type { Meanings } from './meaning.ts';
import type { NamedShape } from './rows.ts';

const meanings: Meanings = { name: ['名称', 'The name', '欧阳静', 'Jing Ouyang'], note: ['备注', 'A note', '常在晚上联系'], closedAt: ['关闭', 'Closed', null], level: ['等级', 'The level', 9], mail: ['邮箱', 'Mail', 'not a mail at all'] };
const example = (shape: NamedShape, options: Partial<ExampleOptions> = {}) => exampleOf(shape, { slice: 'cases' }, { meanings, language: 'zh', io: 'input', ...options });

const person: NamedShape = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, note: { type: 'string', default: '' }, closedAt: { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] } } };

test('a request shows what it must hold, and what was chosen beside it', () => {
  expect(example(person)).toEqual({ name: '欧阳静' });
  expect(example(person, { shown: ['note'] })).toEqual({ name: '欧阳静', note: '常在晚上联系' });
  expect(example(person, { language: 'en' })).toEqual({ name: 'Jing Ouyang' });
});

test('a field within another is chosen by both names', () => {
  const shape: NamedShape = { type: 'object', required: ['customer'], properties: { customer: person } };
  expect(example(shape, { shown: ['customer.note', 'note'] })).toEqual({ customer: { name: '欧阳静', note: '常在晚上联系' } });
  expect(example(shape, { shown: ['note'] })).toEqual({ customer: { name: '欧阳静' } });
});

test('an answer holds everything, null where that is the usual', () => {
  expect(example(person, { io: 'output' })).toEqual({ name: '欧阳静', note: '常在晚上联系', closedAt: null });
});

test('a change that needs nothing is shown with the first thing it can change', () => {
  expect(example({ type: 'object', properties: { name: { type: 'string' }, note: { type: 'string' } } })).toEqual({ name: '欧阳静' });
});

test('what was told is shown only where the shape takes it', () => {
  expect(example({ type: 'object', required: ['level', 'mail'], properties: { level: { type: 'integer', minimum: 1, maximum: 5 }, mail: { type: 'string', format: 'email', pattern: '^[^ ]+@[^ ]+$' } } })).toEqual({ level: 1, mail: 'ouyang@example.com' });
});

test('the same thing has the same id wherever it stands, and ids are UUIDs', () => {
  expect(idFor('caseId')).toBe(idFor('cases'));
  expect(idFor('queueIds')).toBe(idFor('queue'));
  expect(idFor('case')).not.toBe(idFor('queue'));
  for (const thing of ['case', 'interaction', 'staff', 'x']) expect(idFor(thing)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a list has one item, made like any field', () => {
  expect(example({ type: 'object', required: ['people', 'names'], properties: { people: { type: 'array', items: person }, names: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } } })).toEqual({ people: [{ name: '欧阳静' }], names: ['a'] });
});

test('whether a value may stand somewhere: kind, limits, and every part of it', () => {
  expect(fits({ type: 'string', minLength: 2, maxLength: 3 }, '欧阳')).toBe(true);
  expect(fits({ type: 'string', maxLength: 3 }, 'four')).toBe(false);
  expect(fits({ type: 'number', minimum: 0, maximum: 1 }, 0.5)).toBe(true);
  expect(fits({ type: 'integer' }, 0.5)).toBe(false);
  expect(fits({ anyOf: [{ type: 'string' }, { type: 'null' }] }, null)).toBe(true);
  expect(fits({ type: 'array', items: { type: 'string' } }, ['a', 1])).toBe(false);
  expect(fits(person, { note: 'x' })).toBe(false);
  expect(fits({ const: true }, false)).toBe(false);
});
