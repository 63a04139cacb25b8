/** The built screens: HTML pages with a fresh nonce each, assets that may be kept for ever, the widget, the example shop. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Dice } from '#kit/house.ts';
import { refuse } from '#kit/refusal.ts';

const builtFolder = fileURLToPath(new URL('../../dist', import.meta.url));

const pageOf = (path: string): 'desk' | 'portal' => (/^\/(track|survey|complain)(\/|$)/.test(path) ? 'portal' : 'desk');

function pagePolicy(nonce: string): string {
  return [
    `default-src 'none'`, `script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`, `img-src 'self' blob: data:`, `font-src 'self'`, `media-src 'self' blob:`,
    `connect-src 'self' ws: wss:`, `frame-ancestors 'none'`, `base-uri 'none'`, `form-action 'self'`, `manifest-src 'self'`, `require-trusted-types-for 'script'`,
  ].join('; ');
}
/** The shop's own strict policy: what a careful customer of ours would set. */
const shopPolicy = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; img-src 'self' blob:; require-trusted-types-for 'script'`;

export async function mountPages(server: FastifyInstance, dice: Dice): Promise<void> {
  const at = (folder: string) => join(builtFolder, folder);
  const pages = new Map<string, { builtMs: number; html: string }>();
  const page = (name: string): string => {
    const file = join(at('web'), `${name === 'desk' ? 'index' : name}.html`);
    const builtMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (builtMs === undefined) throw refuse('unavailable', 'app.screensNotBuilt');
    const kept = pages.get(name);
    // Built again while we run: the old page would ask for assets that are gone.
    if (kept?.builtMs === builtMs) return kept.html;
    const html = readFileSync(file, 'utf8');
    pages.set(name, { builtMs, html });
    return html;
  };
  const sendPage = (response: FastifyReply, name: string) => {
    const nonce = Buffer.from(dice.bytes(16)).toString('base64');
    return response.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy(nonce)).header('cache-control', 'no-store').send(page(name).replaceAll('__CSP_NONCE__', nonce));
  };
  if (existsSync(at('web/assets'))) await server.register(fastifyStatic, { root: at('web/assets'), prefix: '/assets/', immutable: true, maxAge: '365d', decorateReply: true, index: false });
  if (existsSync(at('widget'))) {
    await server.register(fastifyStatic, {
      root: at('widget'), prefix: '/widget/', decorateReply: false, index: false,
      setHeaders: (response) => void response.headers({ 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' }),
    });
  }
  if (existsSync(at('shop'))) {
    await server.register(fastifyStatic, { root: at('shop'), prefix: '/shop/', decorateReply: false, index: 'index.html', setHeaders: (response) => void response.header('content-security-policy', shopPolicy) });
  }
  server.setNotFoundHandler((request, response) => {
    const path = request.url.split('?')[0] ?? '/';
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && /\*|text\/html/.test(request.headers.accept ?? '*/*');
    if (!wantsPage || /\.[a-z0-9]{1,5}$/i.test(path)) throw refuse('not_found', 'kit.notFound', { at: 'path' });
    return sendPage(response, pageOf(path));
  });
}
