/**
 * A refusal says what, where, and what would be right. Its meaning is one of a small closed set, which each transport translates
 * once; its sentences (zh, en) stand in the slice's words under `refusal.<code>`.
 */
export type Meaning = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'gone' | 'too_large' | 'unsupported' | 'too_many' | 'misdirected' | 'unavailable';

export interface RefusalDetail {
  /** Where: a path into what was asked, such as `body.phone`. */
  readonly at?: string;
  /** Values for the sentences. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}

export class Refusal extends Error {
  readonly meaning: Meaning;
  /** `slice.name`; the sentences are `slice:refusal.name.what` and `.right`. */
  readonly code: string;
  readonly at: string | undefined;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  constructor(meaning: Meaning, code: string, detail: RefusalDetail = {}) {
    super(`${meaning}: ${code}${detail.at === undefined ? '' : ` at ${detail.at}`}`);
    this.name = 'Refusal';
    this.meaning = meaning;
    this.code = code;
    this.at = detail.at;
    this.params = detail.params ?? {};
  }
}

export function refuse(meaning: Meaning, code: string, detail?: RefusalDetail): Refusal {
  return new Refusal(meaning, code, detail);
}
