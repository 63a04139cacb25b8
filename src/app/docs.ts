/** /api/docs: the OpenAPI document, and the same table as a page that people can read. */
import type { FastifyInstance } from 'fastify';
import type { AnyRoute } from '#kit/http/route.ts';
import { completed, type ApiDocument } from './openapi.ts';

export async function mountDocs(server: FastifyInstance, routes: readonly AnyRoute[]): Promise<void> {
  let document: ApiDocument | undefined;
  server.get('/api/docs/openapi.json', { schema: { hide: true } }, async () => (document ??= completed(server.swagger() as ApiDocument, routes)));
  server.get('/api/docs', { schema: { hide: true } }, async (_request, response) =>
    response.type('text/html; charset=utf-8').header('content-security-policy', `default-src 'none'; style-src 'self'; frame-ancestors 'none'`).send(docsPage(routes)));
  server.get('/api/docs/style.css', { schema: { hide: true } }, async (_request, response) => response.type('text/css; charset=utf-8').send(style));
}

function docsPage(routes: readonly AnyRoute[]): string {
  const groups = Map.groupBy(routes, (route) => route.path.split('/')[2] ?? 'api');
  const body = [...groups].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, list]) => `
    <section><h2 id="${escape(name)}">${escape(name)}</h2><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Who may</th></tr></thead><tbody>${list.map((route) => `
      <tr><td><code class="${route.method.toLowerCase()}">${route.method}</code></td><td><code>${escape(route.path)}</code></td><td>${escape(route.summary.en)}</td><td>${typeof route.access === 'string' ? route.access.replace('_', ' ') : `<code>${escape(route.access.permission)}</code>`}</td></tr>`).join('')}
    </tbody></table></section>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lingting API</title><link rel="stylesheet" href="/api/docs/style.css">
  <main><h1>Lingting 聆听 · HTTP API</h1><p>Machine-readable: <a href="/api/docs/openapi.json">openapi.json</a> (OpenAPI 3.1). Programs send <code>Authorization: Bearer lk_…</code>; writes take <code>Idempotency-Key</code>; a refusal is
  <code>{ error: { meaning, code, at, what: {zh, en}, right: {zh, en} } }</code>.</p>${body}</main></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
}

const style = `:root{color-scheme:light dark}body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:0;background:light-dark(#fff,#16181c);color:light-dark(#1c2128,#e6e8eb)}
main{max-width:70rem;margin:0 auto;padding:2rem 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid light-dark(#e3e6ea,#2c3138);vertical-align:top}
code{font-size:.92em}a{color:light-dark(#0f766e,#5eead4)}h2{margin-top:2rem;text-transform:capitalize}`;
