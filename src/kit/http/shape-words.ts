/** What a shape asks for, in words: the same sentences in a refusal ("what would be right") and in the pages of the API. */
import * as z from 'zod';
import { branchesOf, type JsonShape } from '../core/json-shape.ts';
import type { Say } from '../say.ts';

const seen = new WeakMap<z.ZodType, Partial<Record<'input' | 'output', JsonShape>>>();

/** The shape as data; made once. Input: what a caller may send, defaults left out. */
export function jsonShape(shape: z.ZodType, io: 'input' | 'output' = 'input'): JsonShape {
  const known = seen.get(shape) ?? {};
  seen.set(shape, known);
  return (known[io] ??= z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as JsonShape);
}

/** One short phrase: "text, 1 to 80 characters, one line"; "one of: agent, lead". */
export function shapeWords(node: JsonShape, language: 'zh' | 'en', say: Say): string {
  const word = (key: string, params: Readonly<Record<string, unknown>> = {}) => say(language, `kit:shape.${key}`, params);
  const list = (values: readonly unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(language === 'zh' ? '、' : ', ');
  const comma = language === 'zh' ? '，' : ', ';
  const branches = branchesOf(node);
  if (branches.length > 1) {
    const constants = branches.flatMap((branch) => (branch.const === undefined ? [] : [branch.const]));
    if (constants.length === branches.length) return word('oneOf', { values: list(constants) });
    return [...new Set(branches.map((branch) => shapeWords(branch, language, say)))].join(word('or'));
  }
  const one = branches[0] ?? node;
  const types = typeof one.type === 'string' ? [one.type] : (one.type ?? []);
  if (types.length > 1) return types.map((type) => shapeWords({ ...one, type }, language, say)).join(word('or'));
  const range = (key: string, min: number | undefined, max: number | undefined) =>
    min !== undefined && max !== undefined ? [word(min === max ? `${key}.exactly` : `${key}.between`, { min, max })] : min !== undefined ? [word(`${key}.atLeast`, { min })] : max !== undefined ? [word(`${key}.atMost`, { max })] : [];
  const rule = one['x-rule'] === undefined ? [] : [say(language, one['x-rule'], {})];
  if (one.const !== undefined) return word('exactly', { value: list([one.const]) });
  if (one.enum !== undefined) return word('oneOf', { values: list(one.enum) });
  switch (types[0]) {
    case 'null': return 'null';
    case 'boolean': return word('boolean');
    case 'integer': case 'number': {
      const within = range('value', safe(one.minimum ?? one.exclusiveMinimum), safe(one.maximum ?? one.exclusiveMaximum));
      return [word(types[0]), ...within, ...rule].join(comma);
    }
    case 'string': {
      const kind = one.format !== undefined && formats.has(one.format) ? word(`format.${one.format}`) : word('string');
      const pattern = one.pattern !== undefined && one.format === undefined && rule.length === 0 ? [word('pattern', { pattern: one.pattern })] : [];
      return [kind, ...range('length', one.minLength, one.maxLength), ...rule, ...pattern].join(comma);
    }
    case 'array': return [word('array'), ...range('items', one.minItems, one.maxItems), ...(one.items === undefined ? [] : [word('each', { each: shapeWords(one.items, language, say) })]), ...rule].join(comma);
    case 'object': {
      const names = Object.keys(one.properties ?? {});
      if (names.length === 0) return [word('record'), ...(typeof one.additionalProperties === 'object' ? [word('each', { each: shapeWords(one.additionalProperties, language, say) })] : []), ...rule].join(comma);
      return [word('object', { names: list(names.map((name) => (one.required?.includes(name) === true ? `${name}*` : name))) }), ...rule].join(comma);
    }
    default: return [word('any'), ...rule].join(comma);
  }
}

const formats: ReadonlySet<string> = new Set(['uuid', 'email', 'date-time', 'date', 'uri']);

/** Whole numbers carry the bounds of the language as their own; nobody needs to read those. */
function safe(bound: number | undefined): number | undefined {
  return bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound;
}
