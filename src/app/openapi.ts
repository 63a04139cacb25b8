/** What the route table knows beside the shapes, written into the OpenAPI document: who may call, what is done once per key, examples, refusals, meanings. */
import type * as z from 'zod';
import type { Say } from '#kit/say.ts';
import { meaningOf, placeIn, type Place } from './core/meaning.ts';
import type { NamedShape } from './core/rows.ts';
import type { Chapter, Entry, RefusalLine } from './reference/book.ts';
import { chapters } from './reference/chapters.ts';
import { meanings } from './reference/fields/index.ts';
import { namedShape, type Io } from './reference/shapes.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type SchemaNode = Writable<NamedShape> & { $schema?: string; title?: string; description?: string };
interface Content {
  content?: Record<string, object | undefined>;
}
interface Operation {
  operationId?: string;
  tags?: string[];
  parameters?: { in: string; name: string; description?: string }[];
  requestBody?: Content & { required?: boolean };
  responses?: Record<string, (Content & { description?: string }) | { $ref: string; description: string } | undefined>;
  security?: Record<string, string[]>[];
  'x-summary-zh'?: string;
  'x-refusals'?: string[];
}
export interface ApiDocument {
  paths?: Record<string, Record<string, Operation | undefined> | undefined>;
  components?: Record<string, unknown>;
  tags?: { name: string; description: string }[];
}

const idempotencyKey = { in: 'header', name: 'Idempotency-Key', required: false, description: 'A repeat under the same key gets the first answer; another body under it is refused.', schema: { type: 'string', minLength: 8, maxLength: 255 } };
const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'lingting', description: 'The session cookie of a member of staff; over https its name is `__Host-lingting`. Changes need our own Origin.' },
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key `lk_…` with scopes.' },
  visitor: { type: 'http', scheme: 'bearer', description: 'A visitor’s token `v_…`, from `POST /api/visitor/session`.' },
};

/** The document, completed in place; done once. */
export function completed(document: ApiDocument, book: readonly Chapter[], say: Say): ApiDocument {
  let refusal: unknown;
  for (const entry of book.flatMap((chapter) => chapter.entries)) {
    const operation = document.paths?.[entry.route.path.replace(/:(\w+)/g, '{$1}')]?.[entry.route.method.toLowerCase()];
    if (operation === undefined) continue;
    refusal ??= (operation.responses?.['default'] as Content | undefined)?.content;
    complete(operation, entry, say);
  }
  document.components = { ...document.components, securitySchemes, responses: { Refusal: { description: 'A refusal: what is wrong, where, and what would be right, in zh and en.', content: refusal } } };
  document.tags = book.map(({ slice }) => ({ name: slice, description: chapters[slice]?.lead.en ?? slice }));
  return document;
}

function complete(operation: Operation, entry: Entry, say: Say): void {
  const { route, slice } = entry;
  operation.operationId = entry.id;
  operation.tags = [slice];
  operation['x-summary-zh'] = route.summary.zh;
  for (const parameter of operation.parameters ?? []) {
    const described = meaningOf(meanings, parameter.name, { slice })?.[1];
    if (described !== undefined) parameter.description ??= described;
  }
  if (entry.isKeyed) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  operation.security = route.access === 'public' ? [] : route.access === 'visitor' ? [{ visitor: [] }] : route.access === 'signed_in' ? [{ session: [] }] : [{ session: [] }, { apiKey: [] }];

  const sent = operation.requestBody?.content?.['application/json'];
  if (sent !== undefined && route.body !== undefined) Object.assign(sent, { schema: schemaOf(route.body, 'input', slice), example: entry.call('en').body });
  else if (entry.takesFile) operation.requestBody = { required: true, content: { 'application/octet-stream': {} } };
  const answered = (operation.responses?.[String(route.status ?? 200)] as Content | undefined)?.content?.['application/json'];
  if (answered !== undefined && route.reply !== undefined) Object.assign(answered, { schema: schemaOf(route.reply, 'output', slice), example: entry.reply?.example('en') });
  const refusals = [...entry.refusals, ...entry.general];
  operation['x-refusals'] = refusals.map(({ code }) => code);
  for (const [status, lines] of Map.groupBy(refusals, (one) => one.status)) {
    operation.responses = { ...operation.responses, [status]: { $ref: '#/components/responses/Refusal', description: lines.map((line) => refusalText(line, say)).join('\n') } };
  }
  if (operation.responses?.['default'] !== undefined) operation.responses['default'] = { $ref: '#/components/responses/Refusal', description: 'Any other refusal.' };
}

function refusalText({ code }: RefusalLine, say: Say): string {
  const [slice = 'kit', ...rest] = code.split('.');
  return `${code}: ${say('en', `${slice}:refusal.${rest.join('.')}.what`, { skipInterpolation: true })}`;
}

/** The shape with the meanings that the page shows; the contract's own name becomes its title. */
function schemaOf(zod: z.ZodType, io: Io, slice: string): SchemaNode {
  const { $schema: _dialect, ...schema } = structuredClone(namedShape(zod, io)) as SchemaNode;
  describe(schema, { slice });
  return schema;
}

function describe(node: SchemaNode, place: Place): void {
  const within: Place = { ...place, shape: node['x-name'] ?? place.shape };
  if (node['x-name'] !== undefined) {
    node.title = node['x-name'];
    delete node['x-name'];
  }
  for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) describe(branch, within);
  if (node.items !== undefined) describe(node.items, place);
  if (typeof node.additionalProperties === 'object') describe(node.additionalProperties, place);
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    const meaning = meaningOf(meanings, name, within)?.[1];
    if (meaning !== undefined) (field as SchemaNode).description ??= meaning;
    describe(field, placeIn(name, within));
  }
}
