/** Every field of a request that is not as it should be: where, what was given, and what would be right. */
import type * as z from 'zod';
import { shapeAt, type JsonShape } from '../core/json-shape.ts';
import { refuse, type Refusal, type WrongField } from '../refusal.ts';
import { jsonShape } from './shape-words.ts';

/** As many as a reply names; the count in its sentence is of all. */
const mostNamed = 50;

export interface AskedPart {
  readonly name: 'params' | 'body' | 'query';
  readonly shape: z.ZodType | undefined;
  readonly given: unknown;
}

/** Undefined when every part fits. The first fault gives the refusal its code; all of them stand in `fields`. */
export function refusalOfShape(parts: readonly AskedPart[]): Refusal | undefined {
  const fields = parts.flatMap(wrongFieldsOf);
  const [first] = fields;
  if (first === undefined) return undefined;
  return refuse('invalid', first.code, { at: first.at, params: { where: first.at, limit: first.limit ?? 0, count: fields.length }, fields: fields.slice(0, mostNamed) });
}

function wrongFieldsOf({ name, shape, given }: AskedPart): WrongField[] {
  if (shape === undefined) return [];
  const read = shape.safeParse(given);
  if (read.success) return [];
  const root = jsonShape(shape);
  return read.error.issues.flatMap((issue) => fromIssue(issue, name, given, root));
}

function fromIssue(issue: z.core.$ZodIssue, part: string, given: unknown, root: JsonShape): WrongField[] {
  const field = (code: string, path: readonly PropertyKey[], rest: Partial<WrongField> = {}): WrongField => ({ at: placeOf(part, path), code, given: kindOf(valueAt(given, path)), shape: shapeAt(root, path), ...rest });
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys(shapeAt(root, issue.path)?.properties ?? {});
      return issue.keys.map((key) => field('kit.unknownField', [...issue.path, key], { known }));
    }
    case 'too_big': return [field('kit.tooLong', issue.path, { limit: Number(issue.maximum) })];
    case 'too_small': return [field('kit.tooShort', issue.path, { limit: Number(issue.minimum) })];
    case 'invalid_key': return [field('kit.invalid', issue.path, { given: kindOf(issue.path.at(-1)), shape: shapeAt(root, issue.path.slice(0, -1))?.propertyNames })];
    case 'custom': {
      const note = notes.get(issue.message);
      return [field(issue.message === 'nul' ? 'kit.nul' : issue.message === 'line_break' ? 'kit.lineBreak' : 'kit.invalid', issue.path, note === undefined ? {} : { note })];
    }
    default: return [field('kit.invalid', issue.path)];
  }
}

/** What our own checks say beyond the shape, as keys of words. */
const notes: ReadonlyMap<string, string> = new Map([['nul', 'kit:shape.note.nul'], ['line_break', 'kit:shape.note.line'], ['one_of', 'kit:shape.note.oneOf'], ['too_many', 'kit:shape.note.tooMany'], ['too_many_days', 'kit:shape.note.tooMany']]);

function placeOf(part: string, path: readonly PropertyKey[]): string {
  return [part, ...path.map(String)].join('.').slice(0, 200);
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined), given);
}

/** The kind of what was given, never the words themselves: a refusal is logged and shown, and a password may stand in the wrong field. */
function kindOf(value: unknown): WrongField['given'] {
  if (value === undefined) return { kind: 'nothing' };
  if (value === null) return { kind: 'null' };
  if (typeof value === 'string') return value === '' ? { kind: 'empty' } : { kind: 'text', size: value.length };
  if (typeof value === 'number') return { kind: 'number', size: value };
  if (typeof value === 'boolean') return { kind: 'boolean' };
  return Array.isArray(value) ? { kind: 'list', size: value.length } : { kind: 'object' };
}
