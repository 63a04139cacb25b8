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
  /** Used for every free string. */
  readonly word?: string;
  readonly withOptional?: boolean;
}

/** A value that the shape takes (cross-field rules aside). */
export function sampleOf(shape: z.ZodType, options: SampleOptions): unknown {
  return make(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema, '', options);
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
  if (schema.format === 'email' || field === 'mail') return `sample-${field}@example.com`;
  if (schema.format === 'date-time') return '2026-11-18T02:00:00.000Z';
  if (schema.format === 'date') return '2026-11-18';
  if (schema.format === 'uri') return 'https://example.com';
  if (/zone/i.test(field)) return 'Asia/Shanghai';
  if (/phone/i.test(field)) return '13800138000';
  if (/colou?r/i.test(field)) return '#0f766e';
  if (schema.pattern?.includes('0-9a-f') === true) return 'a'.repeat(64);
  if (schema.pattern !== undefined) return 'sample';
  const word = options.word ?? 'sample words';
  return word.length >= (schema.minLength ?? 0) ? word.slice(0, schema.maxLength ?? word.length) : word.padEnd(schema.minLength ?? 0, 'x');
}
