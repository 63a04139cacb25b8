/** A value that a shape takes, as a person would write it: what the meanings show, else the plainest that fits. */
import { branchesOf, type JsonShape } from '#kit/core/json-shape.ts';
import { meaningOf, placeIn, type Meanings, type Place } from './meaning.ts';
import type { NamedShape } from './rows.ts';

export interface ExampleOptions {
  readonly meanings: Meanings;
  readonly language: 'zh' | 'en';
  /** A request holds what it must and what is named here; a reply holds everything. */
  readonly io: 'input' | 'output';
  /** Fields that are shown although a request may leave them out: `note`, and `customer.name` within another. */
  readonly shown?: readonly string[];
}

export function exampleOf(shape: NamedShape, place: Place, options: ExampleOptions): unknown {
  return valueOf(shape, '', place, options, 0);
}

function valueOf(shape: NamedShape, field: string, place: Place, options: ExampleOptions, depth: number): unknown {
  const meaning = field === '' ? undefined : meaningOf(options.meanings, field, place);
  const told = options.language === 'en' && meaning !== undefined && meaning.length > 3 ? meaning[3] : meaning?.[2];
  // A request is not shown with a null that means "nothing yet".
  if (told !== undefined && (options.io === 'output' || told !== null) && fits(shape, told)) return told;
  if (shape.default !== undefined && options.io === 'input') return shape.default;
  const branch = branchesOf(shape).find((one) => one.type !== 'null') ?? shape;
  if (branch.const !== undefined) return branch.const;
  if (branch.enum !== undefined) return branch.enum[0];
  const type = typeof branch.type === 'string' ? branch.type : branch.type?.find((one) => one !== 'null');
  switch (type) {
    case 'object': {
      const around = field === '' ? place : placeIn(field, place);
      return fieldsOf(branch, field, { ...around, shape: (branch as NamedShape)['x-name'] ?? shape['x-name'] ?? around.shape }, options, depth);
    }
    case 'array': return listOf(branch, field, place, options, depth);
    case 'boolean': return true;
    case 'integer': case 'number': return numberFor(branch);
    case 'string': return textFor(branch, field, place);
    default: return {};
  }
}

function fieldsOf(shape: JsonShape, field: string, within: Place, options: ExampleOptions, depth: number): Record<string, unknown> {
  const { properties = {}, required = [] } = shape;
  let names = Object.keys(properties).filter((name) => options.io === 'output' || required.includes(name) || options.shown?.includes(depth === 0 ? name : `${field}.${name}`) === true);
  // A change that needs nothing is shown with the first thing it can change.
  if (names.length === 0) names = Object.keys(properties).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, valueOf(properties[name] ?? {}, name, within, options, depth + 1)]));
}

function listOf(shape: JsonShape, field: string, place: Place, options: ExampleOptions, depth: number): unknown[] {
  if (shape.items === undefined) return [];
  const item = valueOf(shape.items, '', placeIn(field, place), options, depth + 1);
  const told = typeof item !== 'object' || item === null ? valueOf(shape.items, field, place, options, depth + 1) : item;
  return [told];
}

function numberFor({ minimum, maximum }: JsonShape): number {
  return Math.min(Math.max(minimum ?? 1, 1), maximum ?? 1);
}

function textFor(shape: JsonShape, field: string, place: Place): string {
  switch (shape.format) {
    case 'uuid': return idFor(field === 'id' ? (place.parent ?? place.slice) : field);
    case 'date-time': return '2026-11-18T02:00:00.000Z';
    case 'date': return '2026-11-18';
    case 'uri': return 'https://shop.example.com';
    case 'email': return 'ouyang@example.com';
    default: return 'x'.repeat(shape.minLength ?? 0);
  }
}

/** The same thing has the same id wherever it stands in an example: a UUIDv7 made of its name. */
export function idFor(thing: string): string {
  const name = thing.replace(/Ids?$/, '').replace(/ies$/, 'y').replace(/s$/, '');
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `019a9500-7c80-7${hash.toString(16).padStart(8, '0').slice(0, 3)}-8${hash.toString(16).padStart(8, '0').slice(3, 6)}-0000${hash.toString(16).padStart(8, '0')}`;
}

/** Whether a told value may stand here: its kind, its limits. What only the shape itself can say is tested there. */
export function fits(shape: JsonShape, value: unknown): boolean {
  return branchesOf(shape).some((one) => fitsOne(one, value));
}
function fitsOne(shape: JsonShape, value: unknown): boolean {
  if (shape.const !== undefined) return shape.const === value;
  if (shape.enum !== undefined) return shape.enum.includes(value);
  const types = typeof shape.type === 'string' ? [shape.type] : shape.type;
  if (types !== undefined && !types.includes(typeOf(value)) && !(types.includes('number') && typeOf(value) === 'integer')) return false;
  if (typeof value === 'string') return within([...value].length, shape.minLength, shape.maxLength) && (shape.pattern === undefined || new RegExp(shape.pattern, 'u').test(value));
  if (typeof value === 'number') return within(value, shape.minimum, shape.maximum);
  if (Array.isArray(value)) return within(value.length, shape.minItems, shape.maxItems) && value.every((item) => shape.items === undefined || fits(shape.items, item));
  if (typeof value === 'object' && value !== null) return (shape.required ?? []).every((name) => Object.hasOwn(value, name)) && Object.entries(value).every(([name, inner]) => shape.properties?.[name] === undefined || fits(shape.properties[name], inner));
  return true;
}
function within(size: number, min: number | undefined, max: number | undefined): boolean {
  return (min === undefined || size >= min) && (max === undefined || size <= max);
}
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}
