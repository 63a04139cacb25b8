/**
 * A refusal says what, where, and what would be right. Its meaning is one of a small closed set, which each transport translates
 * once; its sentences (zh, en) stand in the slice's words under `refusal.<code>`.
 */
import type { JsonShape } from './core/json-shape.ts';

export type Meaning = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'too_large' | 'unsupported' | 'too_many' | 'misdirected' | 'unavailable';

interface RefusalDetail {
  /** Where: a path into what was asked, such as `body.phone`. */
  readonly at?: string;
  /** Values for the sentences. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly fields?: readonly WrongField[];
}

/** One field of a request that is not as its shape says. */
export interface WrongField {
  readonly at: string;
  readonly code: string;
  /** Never the words themselves. `size`: characters of a text, items of a list, the number itself. */
  readonly given: { readonly kind: 'nothing' | 'null' | 'empty' | 'text' | 'number' | 'boolean' | 'list' | 'object'; readonly size?: number };
  /** What may stand here; undefined where nothing may. */
  readonly shape: JsonShape | undefined;
  /** For a field nobody knows: those that are known beside it. */
  readonly known?: readonly string[];
  readonly limit?: number;
  /** Key of a sentence for what the shape cannot say. */
  readonly note?: string;
}

export class Refusal extends Error {
  readonly meaning: Meaning;
  /** `slice.name`; the sentences are `slice:refusal.name.what` and `.right`. */
  readonly code: string;
  readonly at: string | undefined;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  readonly fields: readonly WrongField[];
  constructor(meaning: Meaning, code: string, detail: RefusalDetail = {}) {
    super(`${meaning}: ${code}${detail.at === undefined ? '' : ` at ${detail.at}`}`);
    this.name = 'Refusal';
    this.meaning = meaning;
    this.code = code;
    this.at = detail.at;
    this.params = detail.params ?? {};
    this.fields = detail.fields ?? [];
  }
}

export function refuse(meaning: Meaning, code: string, detail?: RefusalDetail): Refusal {
  return new Refusal(meaning, code, detail);
}
