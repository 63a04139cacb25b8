/** The reference of the API: true to the shapes, and its walk is really walked. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../test/kit/client.ts';
import { slicesOfNoHouse } from '../../test/kit/slices.ts';
import { openWorld, password, type World } from '../../test/kit/world.ts';
import { addMember } from '#staff/index.ts';
import { curlOf } from './core/curl.ts';
import type { NamedShape, Row } from './core/rows.ts';
import { makeBook, type Chapter, type Entry } from './reference/book.ts';
import { chapters } from './reference/chapters.ts';
import { shownFields } from './reference/examples.ts';
import { walk, walkScopes } from './reference/opening.ts';
import { namedShape } from './reference/shapes.ts';

const run = promisify(execFile);
const languages = ['zh', 'en'] as const;

let world: World;
let admin: Client & { staffId: string };
let book: Chapter[];
let entries: Entry[];
const pages = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld();
  admin = await world.signedInAs('administrator');
  book = makeBook(slicesOfNoHouse());
  entries = book.flatMap((chapter) => chapter.entries);
  for (const language of languages) pages.set(language, (await world.stranger().get<string>('/api/docs', { 'accept-language': language })).body);
});
afterAll(() => world.close());

const unescaped = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('every route stands on the page, in its chapter, under a link of its own, in both languages', () => {
  expect(entries.map(({ route }) => `${route.method} ${route.path}`).toSorted()).toEqual(world.centre.routes.map((route) => `${route.method} ${route.path}`).toSorted());
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  for (const language of languages) {
    const page = pages.get(language) ?? '';
    for (const { id, route } of entries) {
      const [article = ''] = new RegExp(`<article class="route" id="${id}"[\\s\\S]*?</article>`).exec(page) ?? [];
      expect(article, id).toContain(`<code>${route.path}</code>`);
      expect(unescaped(article), id).toContain(route.summary[language]);
      expect(article, id).toContain('class="code"');
      if (typeof route.access === 'object') expect(article, id).toContain(`#scope-${route.access.permission}`);
    }
    for (const { slice } of book) expect(unescaped(page)).toContain(chapters[slice]?.title[language]);
  }
  expect(pages.get('en')).not.toBe(pages.get('zh'));
});

test('no sentence is missing: no key, no open place, no word in the wrong language stands for one', () => {
  for (const language of languages) {
    const page = pages.get(language) ?? '';
    expect(page).not.toMatch(/undefined|\[object|refusal\.\w+\.(what|right)|kit:shape|screen\.permission/);
    expect(page).not.toMatch(/<p><\/p>/);
    // Every link within the page leads somewhere on it.
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    expect([...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]).filter((id) => !ids.has(id))).toEqual([]);
    expect([...page.matchAll(/ id="([^"]+)"/g)].length).toBe(ids.size);
  }
});

test('every field that is shown has a meaning', () => {
  const silent: string[] = [];
  const shown = (rows: readonly Row[], where: string): void => rows.forEach((row) => {
    if (row.meaning === undefined) silent.push(`${where} ${row.name}`);
    shown(row.rows, where);
  });
  for (const { entries: ofChapter, shapes } of book) {
    for (const { id, params, query, body, reply } of ofChapter) shown([...params, ...query, ...body, ...(reply?.rows ?? [])], id);
    for (const { name, rows } of shapes) shown(rows, name);
  }
  expect(silent).toEqual([]);
});

test('every example is taken by the shape it stands for: bodies, queries, paths and answers', () => {
  for (const language of languages) {
    for (const { id, route, call, reply } of entries) {
      const { path, body } = call(language);
      if (route.body !== undefined) expect(route.body.safeParse(body).error, `${id} body`).toBeUndefined();
      if (route.query !== undefined) expect(route.query.safeParse(Object.fromEntries(new URL(path, 'http://x').searchParams)).error, `${id} query`).toBeUndefined();
      if (route.reply !== undefined) expect(route.reply.safeParse(reply?.example(language)).error, `${id} answer`).toBeUndefined();
      const named = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
      const values = new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`).exec(new URL(path, 'http://x').pathname)?.slice(1) ?? [];
      if (route.params !== undefined) expect(route.params.safeParse(Object.fromEntries(named.map((name, i) => [name, decodeURIComponent(values[i] ?? '')]))).error, `${id} path`).toBeUndefined();
    }
  }
});

test('fields are chosen for examples of routes that exist, and exist themselves', () => {
  for (const [key, fields] of Object.entries(shownFields)) {
    const route = world.centre.routes.find((one) => `${one.method} ${one.path}` === key);
    const shape = [route?.query, route?.body].flatMap((one) => (one === undefined ? [] : [namedShape(one, 'input')]))[0];
    for (const field of fields) expect(field.split('.').reduce<NamedShape | undefined>((at, name) => at?.properties?.[name], shape), `${key} ${field}`).toBeDefined();
  }
});

test('every command is a shell’s own language', async () => {
  for (const language of languages) {
    const script = entries.map(({ call }) => curlOf(call(language))).join('\n');
    await run('sh', ['-n', '-c', script]);
  }
});

test('the walk is walked: open, read, answer and close by pasting, with a key of just those scopes', async () => {
  for (const language of languages) {
    const { key } = await admin.must<{ key: string }>('POST', '/api/api-keys', { name: 'walk', scopes: walkScopes });
    const steps = walk(language);
    const page = unescaped(pages.get(language) ?? '');
    for (const { command } of steps) expect(page).toContain(command);
    const { stdout } = await run('sh', ['-c', `set -e\n${steps.map(({ command }) => `${command}\necho`).join('\n')}`], { env: { PATH: process.env['PATH'] ?? '', LINGTING: world.baseUrl, LINGTING_KEY: key } });
    const [conversation = '', read = '', answered = '', closed = ''] = stdout.split('\n').filter((line) => line !== '');
    expect(conversation).toMatch(/^[0-9a-f-]{36}$/);
    expect((JSON.parse(read) as { messages: { speaker: string }[] }).messages).toMatchObject([{ speaker: 'customer' }]);
    expect(JSON.parse(answered)).toMatchObject({ interactionId: conversation, speaker: 'staff', key: 'walk-reply-1' });
    expect(JSON.parse(closed)).toMatchObject({ id: conversation, endReason: 'resolved' });
    expect((JSON.parse(closed) as { endedAt: string | null }).endedAt).not.toBeNull();
  }
});

test('signing in and acting as a colleague go by the commands that are shown, and so does a visitor', async () => {
  const mail = 'shell@staff.example';
  await world.act((act) => addMember(act, { mail, name: '周小满', role: 'agent', password }));
  const folder = mkdtempSync(join(tmpdir(), 'lingting-reference-'));
  const shell = async (id: string, change: object = {}, more: Record<string, string> = {}) => {
    const call = entries.find((entry) => entry.id === id)?.call('zh');
    if (call === undefined) throw new Error(`no route ${id}`);
    const { stdout } = await run('sh', ['-c', curlOf({ ...call, ...change })], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', LINGTING: world.baseUrl, ...more } });
    return JSON.parse(stdout) as Record<string, unknown>;
  };
  try {
    expect(await shell('post-session', { body: { mail, password } })).toMatchObject({ staff: { mail } });
    expect(await shell('get-session')).toMatchObject({ staff: { mail } });
    expect(await shell('put-session-preferences')).toEqual({ done: true });
    const { token } = await shell('post-visitor-session');
    expect(await shell('post-visitor-conversations', {}, { LINGTING_VISITOR: String(token) })).toMatchObject({ conversation: { state: 'waiting' } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the page runs nothing but its own script, is small on the way, and remembers language and look', async () => {
  const stranger = world.stranger();
  const answer = await stranger.get<string>('/api/docs');
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const rule of [`default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `base-uri 'none'`, `frame-ancestors 'none'`, `require-trusted-types-for 'script'`]) expect(policy).toContain(rule);
  expect(policy).not.toContain('unsafe');
  expect(answer.body).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/);
  expect([...answer.body.matchAll(/(?:src|href)="(?!#|\?)([^"]+)"/g)].map((match) => match[1]?.split('#')[0])).toEqual(expect.arrayContaining(['/api/docs/style.css', '/api/docs/page.js', '/api/docs/openapi.json']));
  expect(answer.body).not.toMatch(/(?:src|href)="https?:/);
  for (const path of ['/api/docs/style.css', '/api/docs/page.js']) expect((await stranger.get(path)).status).toBe(200);

  const zipped = await world.centre.server.inject({ url: '/api/docs', headers: { 'accept-encoding': 'gzip', host: 'localhost' } });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(answer.body);
  expect(zipped.rawPayload.length).toBeLessThan(150_000);

  const english = await stranger.get<string>('/api/docs?lang=en');
  expect(english.status).toBe(303);
  expect(english.headers.get('location')).toBe('/api/docs');
  expect((await stranger.get<string>('/api/docs')).body).toContain('<html lang="en"');
  const dark = world.stranger();
  await dark.get('/api/docs?theme=dark');
  expect((await dark.get<string>('/api/docs')).body).toContain('data-theme="dark"');
  expect((await world.stranger().get<string>('/api/docs?theme=%22%3E%3Cscript%3E')).body).toContain('data-theme="auto"');
});
