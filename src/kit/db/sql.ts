/**
 * SQL is written as SQL. Every `${value}` becomes a bound parameter; only another `sql` fragment is spliced in as text.
 * There is no way to put a string into the text of a statement from outside this file but `ident`, which takes names from code.
 */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

class Fragment implements Sql {
  readonly strings: readonly string[];
  readonly holes: readonly unknown[];
  constructor(strings: readonly string[], holes: readonly unknown[]) {
    this.strings = strings;
    this.holes = holes;
  }
  #compiled: { readonly text: string; readonly values: readonly unknown[] } | undefined;
  get text(): string {
    return (this.#compiled ??= this.#compile()).text;
  }
  get values(): readonly unknown[] {
    return (this.#compiled ??= this.#compile()).values;
  }
  /** Numbers the parameters $1…$n over nested fragments. */
  #compile(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const write = (part: Fragment): string =>
      part.strings.reduce((text, string, i) => {
        if (i === 0) return string;
        const hole = part.holes[i - 1];
        if (hole instanceof Fragment) return text + write(hole) + string;
        values.push(hole);
        return `${text}$${values.length}${string}`;
      }, '');
    return { text: write(this), values };
  }
}

/** sql`select … where id = ${id}` */
export function sql(strings: TemplateStringsArray, ...holes: unknown[]): Sql {
  return new Fragment(strings, holes);
}

/** Fragments side by side, e.g. conditions: join([sql`a = ${1}`, sql`b = ${2}`], sql` and `). */
export function join(parts: readonly Sql[], between: Sql): Sql {
  if (parts.length === 0) return new Fragment([''], []);
  const strings = ['', ...parts.slice(1).map(() => ''), ''];
  const holes = parts.flatMap((part, i) => (i === 0 ? [part] : [between, part]));
  return new Fragment(Array.from({ length: holes.length + 1 }, (_, i) => strings[i] ?? ''), holes);
}

/** A table or column name that stands in the code (never one that came from outside). */
export function ident(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a plain identifier: ${name}`);
  return new Fragment([`"${name}"`], []);
}

export const nothing: Sql = new Fragment([''], []);

/** jsonb parameters are always given as text, or arrays would be taken for PostgreSQL arrays. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
