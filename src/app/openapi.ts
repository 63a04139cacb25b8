/** What the route table knows beside the shapes: who may call, and which writes are done once per key. Written into the OpenAPI document. */
import { isKeyed } from '#kit/http/mount.ts';
import type { AnyRoute } from '#kit/http/route.ts';

interface Operation {
  parameters?: { in: string; name: string }[];
  security?: Record<string, string[]>[];
}
export interface ApiDocument {
  paths?: Record<string, Record<string, Operation | undefined> | undefined>;
  components?: Record<string, unknown>;
}

const idempotencyKey = { in: 'header', name: 'Idempotency-Key', required: false, description: 'A repeat under the same key gets the first answer; another body under it is refused.', schema: { type: 'string', minLength: 8, maxLength: 255 } };
const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'lingting', description: 'The session cookie of a member of staff; over https its name is `__Host-lingting`. Changes need our own Origin.' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key `lk_…` with scopes.' },
  visitor: { type: 'http', scheme: 'bearer', description: 'A visitor’s token `v_…`, from `POST /api/visitor/session`.' },
};

/** The document, completed in place; done once. */
export function completed(document: ApiDocument, routes: readonly AnyRoute[]): ApiDocument {
  document.components = { ...document.components, securitySchemes };
  for (const route of routes) {
    const operation = document.paths?.[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
    if (operation === undefined) continue;
    if (isKeyed(route)) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
    operation.security = route.access === 'public' ? [] : route.access === 'visitor' ? [{ visitor: [] }] : route.access === 'signed_in' ? [{ session: [] }] : [{ session: [] }, { apiKey: [] }];
  }
  return document;
}
