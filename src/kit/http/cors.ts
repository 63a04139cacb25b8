/** The widget calls from other people's pages, with a bearer token and never with cookies; nothing else may be read from there. */
import type { FastifyInstance } from 'fastify';

const doors = '/api/visitor/';
const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin', 'access-control-max-age': '7200' };

export function openVisitorDoors(server: FastifyInstance): void {
  server.options(`${doors}*`, { schema: { hide: true } }, async (_request, response) =>
    response.status(204).headers({ ...headers, 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type, idempotency-key, x-file-name, accept-language' }).send());
  server.addHook('onRequest', async (request, response) => {
    if (request.url.startsWith(doors)) response.headers(headers);
  });
}
