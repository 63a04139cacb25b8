/** The HTTP server: shapes in and out, refusals in two languages, headers that keep a browser safe. */
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { openVisitorDoors } from '#kit/http/cors.ts';
import { checkHost } from '#kit/http/origin.ts';
import { mountRoutes, type Identify } from '#kit/http/mount.ts';
import { asRefusal, refusalReply, statusOf } from '#kit/http/refusals.ts';
import { refusalOfShape, type AskedPart } from '#kit/http/wrong-fields.ts';
import type { House } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';
import type { Say } from '#kit/say.ts';
import { mountDocs } from './docs.ts';
import { mountPages } from './pages.ts';
import type { SliceRoutes } from './reference/book.ts';

const largestBodyBytes = 1_000_000;

export async function openServer(house: House, slices: readonly SliceRoutes[], identify: Identify, say: Say, { hosts, trustedProxies }: { hosts: ReadonlySet<string>; trustedProxies: readonly string[] }): Promise<FastifyInstance> {
  const server = fastify({ bodyLimit: largestBodyBytes, requestTimeout: 60_000, trustProxy: [...trustedProxies], genReqId: () => Buffer.from(house.dice.bytes(6)).toString('hex'), routerOptions: { maxParamLength: 300 } });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  // Files arrive as raw bytes; a route that wants JSON refuses them by its shape.
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.addHook('onRequest', async (request, response) => {
    checkHost(request, hosts);
    response.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'strict-origin-when-cross-origin', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=(self)' });
    if (house.publicUrl.startsWith('https:')) response.header('strict-transport-security', 'max-age=31536000');
    if (request.url.startsWith('/api/')) response.headers({ 'cache-control': 'no-store', 'content-security-policy': `default-src 'none'; frame-ancestors 'none'` });
  });
  server.setErrorHandler((error, request, response) => {
    const refusal = hasZodFastifySchemaValidationErrors(error) ? refusalOfShape(askedFrom(request, error.validationContext)) : asRefusal(error);
    if (refusal?.meaning === 'too_many' && typeof refusal.params['seconds'] === 'number') response.header('retry-after', refusal.params['seconds']);
    if (refusal !== undefined) return response.status(statusOf[refusal.meaning]).send(refusalReply(refusal, say, request.id));
    house.log.error('a request failed', error, { requestId: request.id, route: request.routeOptions.url });
    const isBusy = mayBeRepeated(error);
    const fault = isBusy ? refuse('unavailable', 'kit.unavailable') : refuse('unavailable', 'kit.fault', { params: { requestId: request.id } });
    return response.status(isBusy ? 503 : 500).send(refusalReply(fault, say, request.id));
  });
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Lingting 聆听', version: '0.1.0', description: 'The HTTP API of the customer service centre. Acts are done once per Idempotency-Key (each operation says so); every refusal says what, where and what would be right, in zh and en.' } },
    transform: jsonSchemaTransform,
  });
  openVisitorDoors(server);
  await mountDocs(server, slices, { publicUrl: house.publicUrl, say });
  mountRoutes(server, house, slices.flatMap((slice) => slice.routes ?? []), identify);
  await mountPages(server, house.dice);
  return server;
}

/** The parts that were not looked at before the first fault: those before it are read already, and fit. */
function askedFrom(request: FastifyRequest, context: string | undefined): AskedPart[] {
  const { params, body, querystring } = (request.routeOptions.schema ?? {}) as Readonly<Record<'params' | 'body' | 'querystring', z.ZodType | undefined>>;
  const parts: AskedPart[] = [{ name: 'params', shape: params, given: request.params }, { name: 'body', shape: body, given: request.body }, { name: 'query', shape: querystring, given: request.query }];
  return parts.slice(Math.max(0, ['params', 'body', 'querystring'].indexOf(context ?? '')));
}

/** The database is restarting or gone, or two acts waited for each other and this one gave way (40P01): nothing was stored, and a repeat is safe. */
function mayBeRepeated(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (/^(57P0|08|53|40P01|40001)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code)) || (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message));
}
