/** Which fields of the route table nobody has said the meaning of, and which meanings no field has any more. */
import { keysOf, placeIn, type Meanings, type Place } from '../core/meaning.ts';
import type { NamedShape } from '../core/rows.ts';
import type { SliceRoutes } from './book.ts';
import { namedShape } from './shapes.ts';

interface Meant {
  /** `METHOD path field` each. */
  readonly silent: readonly string[];
  readonly leftOver: readonly string[];
}

export function meant(slices: readonly SliceRoutes[], meanings: Meanings): Meant {
  const used = new Set<string>();
  const silent = new Set<string>();
  const look = (shape: NamedShape, place: Place, where: string): void => {
    const within: Place = { ...place, shape: shape['x-name'] ?? place.shape };
    for (const inner of [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]) look(inner, within, where);
    if (shape.items !== undefined) look(shape.items, place, where);
    if (typeof shape.additionalProperties === 'object') look(shape.additionalProperties, place, where);
    for (const [name, field] of Object.entries(shape.properties ?? {})) {
      const key = keysOf(name, within).find((one) => Object.hasOwn(meanings, one));
      if (key === undefined) silent.add(`${where} ${name}`);
      else used.add(key);
      look(field, placeIn(name, within), where);
    }
  };
  for (const { name: slice, routes = [] } of slices) {
    for (const { method, path, params, query, body, reply } of routes) {
      for (const shape of [params, query, body]) if (shape !== undefined) look(namedShape(shape, 'input'), { slice }, `${method} ${path}`);
      if (reply !== undefined) look(namedShape(reply, 'output'), { slice }, `${method} ${path}`);
    }
  }
  return { silent: [...silent], leftOver: Object.keys(meanings).filter((key) => !used.has(key)) };
}
