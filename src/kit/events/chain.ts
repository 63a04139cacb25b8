/** The hash chain over a brand's events: sha256(previous hash, what happened, hash of the detail). */
import { createHash } from 'node:crypto';

export interface Link {
  readonly id: string;
  readonly brand_id: string;
  readonly at: Date;
  readonly ordinal: number;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly name: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly detail: unknown;
}

/** The detail is hashed apart, so that erasing it (privacy) leaves the chain whole. */
export function hashOfDetail(detail: unknown): Buffer {
  return createHash('sha256').update(canonical(detail)).digest();
}

export function hashOfLink(link: Link, seq: number, detailHash: Buffer, previous: Buffer): Buffer {
  const words = [link.id, link.brand_id, link.at.toISOString(), String(seq), link.actor_kind, link.actor_id ?? '', link.actor_name ?? '', link.name, link.subject_kind, link.subject_id];
  // JSON keeps the words apart: no two different lists make the same text.
  return createHash('sha256').update(previous).update(JSON.stringify(words)).update(detailHash).digest();
}

/** jsonb does not keep the order of keys: sort them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') return `{${Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

export const beginning: Buffer = Buffer.alloc(32);
