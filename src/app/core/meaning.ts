/** What a field means, found by its name and where it stands. */

/** Chinese, English, and a value to show in examples (the English one, where it differs). */
export type Meaning = readonly [zh: string, en: string, example?: unknown, exampleEn?: unknown];
export type Meanings = Readonly<Record<string, Meaning>>;

/** Where a field stands. */
export interface Place {
  /** The slice whose route it belongs to. */
  readonly slice: string;
  /** The nearest shape around it that has a name. */
  readonly shape?: string | undefined;
  /** The field around it; lists add none. */
  readonly parent?: string | undefined;
}

/** The keys under which a meaning may stand, the most exact first: `chat/PostMessage.text`, `Case.state`, `owner.name`, `cases/state`, `state`. */
export function keysOf(field: string, { slice, shape, parent }: Place): string[] {
  return [...(shape === undefined ? [] : [`${slice}/${shape}.${field}`, `${shape}.${field}`]), ...(parent === undefined ? [] : [`${parent}.${field}`]), `${slice}/${field}`, field];
}

/** Where the fields of a field stand. What is in a plain list `items` belongs to whatever the list belongs to. */
export function placeIn(field: string, place: Place): Place {
  return field === 'items' ? place : { slice: place.slice, parent: field };
}

export function meaningOf(meanings: Meanings, field: string, place: Place): Meaning | undefined {
  const key = keysOf(field, place).find((one) => Object.hasOwn(meanings, one));
  return key === undefined ? undefined : meanings[key];
}
