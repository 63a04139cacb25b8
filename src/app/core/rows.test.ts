import { expect, test } from 'vitest';
import type { Meanings } from './meaning.ts';
import { rowsOf, type NamedShape } from './rows.ts';

const meanings: Meanings = { name: ['名称', 'The name'], 'owner.name': ['姓名', 'Who it is'], 'Case.name': ['标题', 'The title'], 'cases/kind': ['种类', 'The kind'], items: ['内容', 'What is here'] };
const rows = (shape: NamedShape, isElsewhere: (name: string) => boolean = () => false) => rowsOf(shape, { slice: 'cases' }, { meanings, isElsewhere, io: 'input' });

test('a field is found by its name, whether it must be there, and what it means in this place', () => {
  const found = rows({ type: 'object', 'x-name': 'Case', required: ['name'], properties: { name: { type: 'string' }, kind: { type: 'string', enum: ['a', 'b'] }, owner: { type: 'object', properties: { name: { type: 'string' } } } } } as NamedShape);
  expect(found.map(({ name, isRequired, meaning }) => [name, isRequired, meaning?.[1]])).toEqual([['name', true, 'The title'], ['kind', false, 'The kind'], ['owner', false, undefined]]);
  expect(found[2]?.rows.map(({ name, meaning }) => [name, meaning?.[1]])).toEqual([['name', 'Who it is']]);
});

test('null is said beside the field, not as a kind of value', () => {
  const [row] = rows({ type: 'object', properties: { name: { anyOf: [{ type: 'string' }, { type: 'null' }] } } });
  expect(row).toMatchObject({ isNullable: true, isList: false, branches: [{ type: 'string' }] });
});

test('a list shows what each item is; its plain items belong to the shape around it', () => {
  const [row] = rows({ type: 'object', 'x-name': 'Case', properties: { items: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } } } } as NamedShape);
  expect(row?.isList).toBe(true);
  expect(row?.rows[0]?.meaning?.[1]).toBe('The title');
});

test('a shape that is read elsewhere is named and not repeated', () => {
  const inner = { type: 'object', 'x-name': 'Person', properties: { name: { type: 'string' } } } as NamedShape;
  const shape: NamedShape = { type: 'object', properties: { owner: inner, people: { type: 'array', items: inner }, perhaps: { anyOf: [inner, { type: 'null' }] } } };
  expect(rows(shape, (name) => name === 'Person').map((row) => [row.named, row.rows.length])).toEqual([['Person', 0], ['Person', 0], ['Person', 0]]);
  expect(rows(shape).map((row) => [row.named, row.rows.length])).toEqual([[undefined, 1], [undefined, 1], [undefined, 1]]);
});

test('alternatives become one list of fields; what only one of them needs is not required', () => {
  const found = rows({ oneOf: [{ type: 'object', required: ['kind', 'name'], properties: { kind: { const: 'a' }, name: { type: 'string' } } }, { type: 'object', required: ['kind'], properties: { kind: { const: 'b' }, name: { type: 'string' } } }] });
  expect(found.map(({ name, isRequired }) => [name, isRequired])).toEqual([['kind', true], ['name', false]]);
  expect(found[0]?.branches.map((one) => one.const)).toEqual(['a', 'b']);
});

test('of a record the fields of its values are shown', () => {
  const [row] = rows({ type: 'object', properties: { days: { type: 'object', additionalProperties: { type: 'object', properties: { name: { type: 'string' } } } } } });
  expect(row?.rows.map(({ name }) => name)).toEqual(['name']);
});
