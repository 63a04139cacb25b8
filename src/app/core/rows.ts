/** A shape as rows that people can read: one row a field, rows of its own fields under it. */
import { branchesOf, type JsonShape } from '#kit/core/json-shape.ts';
import { meaningOf, placeIn, type Meaning, type Meanings, type Place } from './meaning.ts';

/** A shape that carries the name under which its contract exports it. */
export interface NamedShape extends JsonShape {
  readonly 'x-name'?: string;
}

export interface Row {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly isList: boolean;
  /** What may stand here (in a list: what each item may be), alternatives opened, null left out. */
  readonly branches: readonly JsonShape[];
  /** The field as the shape has it. */
  readonly shape: JsonShape;
  readonly meaning: Meaning | undefined;
  /** Stands elsewhere under this name; then there are no rows here. */
  readonly named?: string;
  readonly rows: readonly Row[];
}

interface RowOptions {
  readonly meanings: Meanings;
  /** Whether the shape of this name has a place of its own to be read at. */
  isElsewhere(name: string): boolean;
  /** What stands in a reply is always there: only a request's fields are marked as required or not. */
  readonly io: 'input' | 'output';
}

/** The fields of a shape; none for a shape that has no fields. */
export function rowsOf(shape: NamedShape, place: Place, options: RowOptions): Row[] {
  const within: Place = { ...place, shape: shape['x-name'] ?? place.shape };
  const found = new Map<string, Row>();
  for (const branch of branchesOf(shape)) {
    for (const [name, field] of Object.entries(branch.properties ?? {})) {
      const row = rowOf(name, field, branch.required?.includes(name) === true, { ...within, shape: (branch as NamedShape)['x-name'] ?? within.shape }, options);
      const before = found.get(name);
      // Alternatives that differ in one field: what either takes is taken.
      found.set(name, before === undefined ? row : { ...before, isRequired: before.isRequired && row.isRequired, branches: [...before.branches, ...row.branches] });
    }
  }
  return [...found.values()];
}

function rowOf(name: string, field: NamedShape, isRequired: boolean, place: Place, options: RowOptions): Row {
  const own = branchesOf(field);
  const isNullable = own.some((one) => one.type === 'null');
  const filled = own.filter((one) => one.type !== 'null');
  const list = filled.length === 1 && filled[0]?.type === 'array' ? filled[0] : undefined;
  const items = list?.items;
  const inner: NamedShape = items ?? (filled.length === 1 ? (filled[0] ?? field) : { anyOf: filled });
  const branches = items === undefined ? filled : branchesOf(items);
  const named = nameOf(inner);
  const isLink = named !== undefined && options.isElsewhere(named);
  // Keys of a record are anybody's: what stands under each is shown as the record's own fields.
  const record = typeof inner.additionalProperties === 'object' && inner.properties === undefined ? inner.additionalProperties : undefined;
  return {
    name, isRequired, isNullable, isList: list !== undefined, branches, shape: field,
    meaning: meaningOf(options.meanings, name, place),
    ...(isLink ? { named } : {}),
    rows: isLink ? [] : rowsOf(record ?? inner, placeIn(name, place), options),
  };
}

function nameOf(shape: NamedShape): string | undefined {
  return shape['x-name'] ?? (branchesOf(shape).length === 1 ? (branchesOf(shape)[0] as NamedShape | undefined)?.['x-name'] : undefined);
}
