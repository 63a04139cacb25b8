/** Calls of the customer's pages: small, without the desk's cache. A clear answer, or no answer at all. */
import type { Language } from '#kit/core/shapes.ts';

export interface Refused {
  readonly code: string;
  readonly meaning: string;
  readonly what: Readonly<Record<Language, string>>;
  readonly right: Readonly<Record<Language, string>>;
}

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** No network, or nobody at the other end: what was written must be kept and may be sent again. */
  | { readonly kind: 'unreachable' };

/** `T` is the shape of the route's reply (the slice's contract.ts): the server sends nothing else. */
export async function ask<T>(method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method, credentials: 'omit', redirect: 'error',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key === undefined ? {} : { 'idempotency-key': key }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { kind: 'unreachable' };
  }
  const said: unknown = await response.json().catch(() => undefined);
  if (response.ok && said !== undefined) return { kind: 'ok', value: said as T };
  const refused = (said as { error?: Refused } | undefined)?.error;
  // A proxy's own page, or a house that is just starting: not an answer to what was asked.
  if (refused === undefined || response.status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', refused };
}
