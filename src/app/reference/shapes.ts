/** The shapes of the route table under the names that the contracts give them, and which of them are read at a place of their own. */
import * as z from 'zod';
import * as attachments from '#attachments/contract.ts';
import * as cases from '#cases/contract.ts';
import * as chat from '#chat/contract.ts';
import * as clocks from '#clocks/contract.ts';
import * as commitments from '#commitments/contract.ts';
import * as complaints from '#complaints/contract.ts';
import * as customers from '#customers/contract.ts';
import * as followups from '#followups/contract.ts';
import * as guidance from '#guidance/contract.ts';
import * as interactions from '#interactions/contract.ts';
import * as messaging from '#messaging/contract.ts';
import * as products from '#products/contract.ts';
import * as reports from '#reports/contract.ts';
import * as routing from '#routing/contract.ts';
import * as staff from '#staff/contract.ts';
import * as surge from '#surge/contract.ts';
import * as trail from '#trail/contract.ts';
import { branchesOf, type JsonShape } from '#kit/core/json-shape.ts';
import type { NamedShape } from '../core/rows.ts';

/** By slice; the check names one that is missing. */
export const contracts = { interactions, chat, customers, products, cases, complaints, commitments, followups, routing, clocks, guidance, messaging, reports, attachments, staff, surge, trail };

export type Io = 'input' | 'output';
interface Known {
  readonly name: string;
  readonly slice: string;
  readonly zod: z.ZodType;
}

const known = new Map<z.core.$ZodType, Known>();
const byName = new Map<string, Known>();
for (const [slice, contract] of Object.entries(contracts)) {
  for (const [name, zod] of Object.entries(contract)) {
    if (!(zod instanceof z.ZodType) || known.has(zod) || byName.has(name)) continue;
    const one = { name, slice, zod };
    known.set(zod, one);
    byName.set(name, one);
  }
}

const made = new Map<z.ZodType, Partial<Record<Io, NamedShape>>>();

/** The shape as data, each part that has a name carrying it; made once. */
export function namedShape(zod: z.ZodType, io: Io): NamedShape {
  const before = made.get(zod) ?? {};
  made.set(zod, before);
  return (before[io] ??= shapeFrom(zod, io));
}
function shapeFrom(zod: z.ZodType, io: Io): NamedShape {
  return z.toJSONSchema(zod, {
    io, unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const name = known.get(zodSchema)?.name;
      if (name !== undefined && (jsonSchema.properties !== undefined || jsonSchema.anyOf !== undefined || jsonSchema.oneOf !== undefined)) Object.assign(jsonSchema, { 'x-name': name });
    },
  }) as NamedShape;
}

/** Every name in a shape, itself included, with how often it stands there. */
export function namesIn(shape: NamedShape, into = new Map<string, number>()): Map<string, number> {
  const name = shape['x-name'];
  if (name !== undefined && fieldsOf(shape)) into.set(name, (into.get(name) ?? 0) + 1);
  for (const inner of [...Object.values(shape.properties ?? {}), ...(shape.items === undefined ? [] : [shape.items]), ...(typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : []), ...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]) namesIn(inner, into);
  return into;
}

/** Lists of words and single values have nothing to be read elsewhere. */
function fieldsOf(shape: JsonShape): boolean {
  return branchesOf(shape).some((one) => Object.keys(one.properties ?? {}).length > 0);
}

/** The slice whose contract names the shape. */
export function homeOf(name: string): { slice: string; zod: z.ZodType } | undefined {
  return byName.get(name);
}
