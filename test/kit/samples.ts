/** Values made from our own shapes: a plain valid one, and the same with one string replaced by something hostile. */
import * as z from 'zod';

interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface SampleOptions {
  /** The id to use wherever an id is asked for, by the field's name. */
  idFor(field: string): string;
  /** Put into what must be new each time (keys of resends, addresses, slugs, serial numbers): letters and digits. */
  readonly fresh?: string;
  /** Used for every free string. */
  readonly word?: string;
  readonly withOptional?: boolean;
}

/** A value that the shape takes (cross-field rules aside). */
export function sampleOf(shape: z.ZodType, options: SampleOptions): unknown {
  return make(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema, '', options);
}

export interface TextField {
  /** Names from the root; `0` is the first item of a list. */
  readonly path: readonly string[];
  readonly maxLength: number | undefined;
}

/** Every place in the shape that takes a person's free words: no id, no format, no pattern, no closed set, no resend key. */
export function textFieldsOf(shape: z.ZodType): TextField[] {
  return textFields(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema, []);
}
function textFields(schema: Schema, path: readonly string[]): TextField[] {
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) return choice.filter((one) => one.type !== 'null').flatMap((one) => textFields(one, path));
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  if (type === 'object') return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => textFields(inner, [...path, key]));
  if (type === 'array') return textFields(schema.items ?? {}, [...path, '0']);
  const field = path.at(-1) ?? '';
  const isFree = type === 'string' && schema.enum === undefined && schema.const === undefined && schema.format === undefined && schema.pattern === undefined && !/^(key|zone|token|slug|brand|password|current|signature|mail|phone)$/.test(field);
  return isFree ? [{ path, maxLength: schema.maxLength }] : [];
}

/** A value that the shape takes, with this text at this place. */
export function sampleWith(shape: z.ZodType, field: TextField, text: string, options: SampleOptions): unknown {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;
  return put(schema, make(schema, '', options), field.path, text, options);
}
function put(schema: Schema, value: unknown, path: readonly string[], text: string, options: SampleOptions): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) {
    const fitting = choice.find((one) => one.type === 'object' || one.type === 'array') ?? {};
    return put(fitting, value ?? make(fitting, '', options), path, text, options);
  }
  if (key === '0' && schema.items !== undefined) return [put(schema.items, make(schema.items, '', options), rest, text, options)];
  const inner = schema.properties?.[key] ?? {};
  const before = (value ?? {}) as Record<string, unknown>;
  return { ...before, [key]: put(inner, before[key] ?? (rest.length > 0 ? make(inner, key, options) : undefined), rest, text, options) };
}

function make(schema: Schema, field: string, options: SampleOptions): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) return make(choice.find((one) => one.type !== 'null') ?? {}, field, options);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  switch (type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => options.withOptional === true || schema.required?.includes(key) === true).map(([key, inner]) => [key, make(inner, key, options)]));
    case 'array': return schema.minItems === undefined ? [] : [make(schema.items ?? {}, field, options)];
    case 'integer': case 'number': return Math.max(schema.minimum ?? 1, 1);
    case 'boolean': return true;
    case 'string': return stringFor(schema, field, options);
    default: return options.word ?? 'x';
  }
}

function stringFor(schema: Schema, field: string, options: SampleOptions): string {
  if (schema.format === 'uuid') return options.idFor(field);
  const fresh = options.fresh ?? '';
  if (field === 'key') return `sample-key-${fresh}`.padEnd(Math.max(schema.minLength ?? 0, 16), 'x');
  if (/serial/i.test(field)) return `SN${fresh}`;
  if (schema.format === 'email' || field === 'mail') return `sample${fresh}-${field}@example.com`;
  if (schema.format === 'date-time') return '2026-11-18T02:00:00.000Z';
  if (schema.format === 'date') return '2026-11-18';
  if (schema.format === 'uri') return 'https://example.com';
  if (/zone/i.test(field)) return 'Asia/Shanghai';
  if (/phone/i.test(field)) return '13800138000';
  if (/colou?r/i.test(field)) return '#0f766e';
  if (schema.pattern?.includes('0-9a-f') === true) return 'a'.repeat(64);
  if (schema.pattern !== undefined) return `sample${fresh}`;
  const word = options.word ?? 'sample words';
  return word.length >= (schema.minLength ?? 0) ? word.slice(0, schema.maxLength ?? word.length) : word.padEnd(schema.minLength ?? 0, 'x');
}
