/** /api/docs: the OpenAPI document, and the same shapes as a page that people can read. Both are loaded and made when first asked for: opening the centre waits for neither. */
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Say } from '#kit/say.ts';
import type { ApiDocument } from './openapi.ts';
import type { Chapter, Language, SliceRoutes } from './reference/book.ts';
import type { PageOptions } from './reference/page.ts';

/** Our own script and style only; nothing is fetched, framed or sent from there. */
const policy = `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'`;
const yearSeconds = 365 * 24 * 3600;
const zip = promisify(gzip);
type Theme = PageOptions['theme'];

export async function mountDocs(server: FastifyInstance, slices: readonly SliceRoutes[], { publicUrl, say }: { publicUrl: string; say: Say }): Promise<void> {
  let made: Promise<Chapter[]> | undefined;
  const book = () => (made ??= import('./reference/book.ts').then(({ makeBook }) => makeBook(slices)));
  let document: Promise<ApiDocument> | undefined;
  const complete = async () => {
    const { completed } = await import('./openapi.ts');
    return completed(server.swagger() as ApiDocument, await book(), say);
  };
  server.get('/api/docs/openapi.json', { schema: { hide: true } }, () => (document ??= complete()));

  const pages = new Map<string, Promise<{ plain: string; zipped: Buffer }>>();
  const write = async (language: Language, theme: Theme) => {
    const { referencePage } = await import('./reference/page.ts');
    const plain = await referencePage(await book(), { language, theme, publicUrl, say });
    return { plain, zipped: await zip(plain) };
  };
  const page = (language: Language, theme: Theme) => {
    const key = `${language} ${theme}`;
    const written = pages.get(key) ?? write(language, theme);
    pages.set(key, written);
    return written;
  };
  server.get('/api/docs', { schema: { hide: true } }, async (request, response) => {
    const chosen = choiceIn(request.query);
    if (chosen !== undefined) return response.header('set-cookie', `docs_${chosen.name}=${chosen.value}; Path=/api/docs; Max-Age=${yearSeconds}; SameSite=Lax`).redirect('/api/docs', 303);
    const { plain, zipped } = await page(languageOf(request), themeOf(request));
    response.type('text/html; charset=utf-8').headers({ 'content-security-policy': policy, vary: 'accept-encoding, accept-language, cookie' });
    return /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? response.header('content-encoding', 'gzip').send(zipped) : response.send(plain);
  });

  const sendFile = (name: string, type: string) => {
    let text: string | undefined;
    return async (_request: FastifyRequest, response: FastifyReply) => response.type(type).send((text ??= readFileSync(new URL(`reference/${name}`, import.meta.url), 'utf8')));
  };
  server.get('/api/docs/style.css', { schema: { hide: true } }, sendFile('style.css', 'text/css; charset=utf-8'));
  server.get('/api/docs/page.js', { schema: { hide: true } }, sendFile('page.js', 'text/javascript; charset=utf-8'));
}

/** `?lang=en` and `?theme=dark`, which the page's own switches are links to; anything else changes nothing. */
function choiceIn(query: unknown): { name: 'lang' | 'theme'; value: string } | undefined {
  const { lang, theme } = (query ?? {}) as Readonly<Record<string, unknown>>;
  if (lang === 'zh' || lang === 'en') return { name: 'lang', value: lang };
  return theme === 'light' || theme === 'dark' || theme === 'auto' ? { name: 'theme', value: theme } : undefined;
}

function cookieIn(request: FastifyRequest, name: string): string | undefined {
  return new RegExp(`(?:^|;\\s*)${name}=([a-z]+)`).exec(request.headers.cookie ?? '')?.[1];
}
function themeOf(request: FastifyRequest): Theme {
  const kept = cookieIn(request, 'docs_theme');
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}
/** What was chosen here, else what the browser would rather read; Chinese for whoever says neither. */
function languageOf(request: FastifyRequest): Language {
  const kept = cookieIn(request, 'docs_lang');
  if (kept === 'zh' || kept === 'en') return kept;
  return /(?:^|[\s,])(zh|en)\b/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase() === 'en' ? 'en' : 'zh';
}
