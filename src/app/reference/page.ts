/** The reference as one page: complete without a script, searched and copied from with one. */
import { setImmediate as breath } from 'node:timers/promises';
import type { Say } from '#kit/say.ts';
import type { Access } from '#kit/http/route.ts';
import { permissions, permissionsOf, roles, type Permission, type Role } from '#staff/core/roles.ts';
import { curlOf, jsonOf } from '../core/curl.ts';
import { generalRefusals, type Chapter, type Entry, type Language, type RefusalLine, type Reply } from './book.ts';
import { chapters } from './chapters.ts';
import { html, prose, type Html } from './html.ts';
import { labelsOf, withNumber } from './labels.ts';
import { openingOf, type OpeningPart, type OpeningSection } from './opening.ts';
import { rowList } from './row-parts.ts';

export interface PageOptions {
  readonly language: Language;
  readonly theme: 'light' | 'dark' | 'auto';
  readonly publicUrl: string;
  readonly say: Say;
}

/** Answers longer than this are folded: the next route is not a screen away. */
const longLines = 60;

/** Made chapter by chapter, with a breath between: conversations go on meanwhile. */
export async function referencePage(book: readonly Chapter[], options: PageOptions): Promise<string> {
  const { language, theme, say } = options;
  const labels = labelsOf(language);
  const opening = openingOf(language, options.publicUrl, say);
  const written: Html[] = [];
  for (const chapter of book) {
    written.push(chapterPart(chapter, options));
    await breath();
  }
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-theme="${theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${labels.title}</title><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="/api/docs/style.css"><script src="/api/docs/page.js" defer></script></head>
<body>
<a class="skip" href="#main">${labels.skip}</a>
<header class="bar"><a class="home" href="#top">${labels.title}</a>
<form role="search" hidden><input type="search" id="find" autocomplete="off" spellcheck="false" aria-label="${labels.search}" placeholder="${labels.searchHint}"></form>
<div class="switches">${switchOf(labels.languages, 'lang', language, [['zh', '中文'], ['en', 'English']])}${switchOf(labels.themes, 'theme', theme, [['light', labels.light], ['dark', labels.dark], ['auto', labels.auto]])}</div></header>
<div class="sheet">
${contents(book, opening, language)}
<main id="main" tabindex="-1" data-copy="${labels.copy}" data-copied="${labels.copied}" data-found="${labels.found}" data-none="${labels.foundNone}">
<section class="opening" id="top"><h1>${labels.title}</h1><p class="found" role="status"></p><p class="lead">${labels.lead}</p><p><a class="download" href="/api/docs/openapi.json" download>${labels.download}</a> <span class="dim">OpenAPI 3.1</span></p></section>
${opening.map((section) => openingPart(section, book, options))}
${written}
</main></div>
</body></html>`.text;
}

function switchOf(label: string, name: string, now: string, choices: readonly (readonly [string, string])[]): Html {
  return html`<nav class="switch" aria-label="${label}">${choices.map(([value, words]) => html`<a href="?${name}=${value}" data-${name}-choice="${value}"${name === 'lang' && html` lang="${value === 'zh' ? 'zh-CN' : 'en'}" hreflang="${value}"`}${value === now && html` aria-current="true"`}>${words}</a>`)}</nav>`;
}

const shortPath = (path: string) => path.replace('/api', '');
const verb = (method: string) => html`<b class="verb ${method.toLowerCase()}">${method === 'DELETE' ? 'DEL' : method}</b>`;

function contents(book: readonly Chapter[], opening: readonly OpeningSection[], language: Language): Html {
  const labels = labelsOf(language);
  return html`<details class="toc" open><summary>${labels.contents}</summary><nav aria-label="${labels.contents}">
<details open><summary>${labels.start}</summary><ul>${opening.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></details>
${book.map(({ slice, entries }) => html`<details><summary>${chapters[slice]?.title[language] ?? slice}</summary><ul>${entries.map((entry) => html`<li><a class="path" href="#${entry.id}">${verb(entry.route.method)}<span>${shortPath(entry.route.path)}</span></a></li>`)}</ul></details>`)}
</nav></details>`;
}

function openingPart({ id, title, parts }: OpeningSection, book: readonly Chapter[], options: PageOptions): Html {
  return html`<section class="opening" id="${id}" data-find><h2>${title}${mark(id, title, options.language)}</h2>${parts.map((part) => partOf(part, book, options))}</section>`;
}

function partOf(part: OpeningPart, book: readonly Chapter[], options: PageOptions): Html {
  if (typeof part === 'string') return html`<p>${prose(part)}</p>`;
  if ('list' in part) return html`<ul>${part.list.map((one) => html`<li>${prose(one)}</li>`)}</ul>`;
  if ('code' in part) return code(part.label, part.code);
  return part.table === 'scopes' ? scopeTable(book, options) : html`<ul class="refusals">${generalRefusals.map((one) => refusalLine(one, options, true))}</ul>`;
}

function scopeTable(book: readonly Chapter[], { language, say }: PageOptions): Html {
  const labels = labelsOf(language);
  const used = new Map<string, number>();
  for (const { entries } of book) for (const { route } of entries) if (typeof route.access === 'object') used.set(route.access.permission, (used.get(route.access.permission) ?? 0) + 1);
  return html`<table><thead><tr><th scope="col">${labels.scope}</th><th scope="col">${labels.meaning}</th><th scope="col">${labels.who}</th><th scope="col" class="count">${labels.routes}</th></tr></thead><tbody>${permissions.map((permission) => html`<tr id="scope-${permission}"><td><code>${permission}</code></td><td>${permissionWords(permission, language, say)}</td><td>${labels.roles[lowestRoleOf(permission)]}</td><td class="count">${used.get(permission) ?? 0}</td></tr>`)}</tbody></table>`;
}

function permissionWords(permission: string, language: Language, say: Say): string {
  return say(language, `staff:screen.permission.${permission}`, {});
}
function lowestRoleOf(permission: Permission): Role {
  return roles.find((role) => permissionsOf(role).has(permission)) ?? 'administrator';
}

function chapterPart({ slice, entries, shapes }: Chapter, options: PageOptions): Html {
  const { language } = options;
  const words = chapters[slice];
  const title = words?.title[language] ?? slice;
  return html`<section class="chapter" id="${slice}"><h2>${title}${mark(slice, title, language)}</h2><p class="lead">${words?.lead[language]}</p>
${entries.map((entry) => entryPart(entry, options))}
${shapes.length > 0 && html`<h3 class="shapes">${labelsOf(language).shapes}</h3>${shapes.map(({ name, rows }) => html`<article class="shape" id="shape-${name}" data-find="${name.toLowerCase()}"><h4>${name}${mark(`shape-${name}`, name, language)}</h4>${rowList(rows, { ...options, marksRequired: false })}</article>`)}`}
</section>`;
}

function entryPart(entry: Entry, options: PageOptions): Html {
  const { language } = options;
  const { route } = entry;
  const labels = labelsOf(language);
  const asked = { ...options, marksRequired: true };
  const title = route.summary[language];
  return html`<article class="route" id="${entry.id}" data-find="${findable(entry)}">
<div class="said"><h3>${title}${mark(entry.id, title, language)}</h3><p class="address">${verb(route.method)} <code>${route.path}</code></p>
<ul class="facts"><li>${accessPart(route.access, options)}</li>${route.method !== 'GET' && html`<li>${entry.isKeyed ? html`<a href="#idempotency">${labels.keyed}</a>` : html`${labels.unkeyed}${route.repeated?.[language] ?? ''}`}</li>`}${route.perMinute !== undefined && html`<li><a href="#limits">${withNumber(labels.perMinute, route.perMinute)}</a></li>`}</ul>
${entry.params.length > 0 && html`<h4>${labels.params}</h4>${rowList(entry.params, asked)}`}${entry.query.length > 0 && html`<h4>${labels.query}</h4>${rowList(entry.query, asked)}`}${entry.body.length > 0 && html`<h4>${labels.body}</h4>${rowList(entry.body, asked)}`}${entry.takesFile && html`<h4>${labels.body}</h4><p>${labels.bodyFile}</p>`}
${answerPart(entry.reply, options)}
<h4>${labels.refusals}</h4>${entry.refusals.length > 0 && html`<ul class="refusals">${entry.refusals.map((one) => refusalLine(one, options, false))}</ul>`}<p class="general">${entry.refusals.length > 0 && labels.general}${(entry.general.length > 0 ? entry.general : generalRefusals.filter(({ status }) => status >= 500)).map(({ code: name, status }, i) => html`${i > 0 && ' · '}<a href="#refusal-${name}">${status} ${name}</a>`)}</p></div>
<div class="shown">${code(labels.callOf, curlOf(entry.call(language)))}${entry.reply !== undefined && answerExample(entry.reply, language)}</div></article>`;
}

/** Whatever somebody may look a route up by: path, sentences and chapter in both languages, permission. */
function findable({ route, slice }: Entry): string {
  const title = chapters[slice]?.title;
  return `${route.method} ${route.path} ${route.summary.zh} ${route.summary.en} ${title?.zh ?? slice} ${title?.en ?? ''} ${typeof route.access === 'object' ? route.access.permission : ''}`.toLowerCase();
}

function accessPart(access: Access, { language, say }: PageOptions): Html {
  const labels = labelsOf(language);
  if (access === 'public') return html`${labels.public}`;
  if (access === 'visitor') return html`${labels.visitor}`;
  if (access === 'signed_in') return html`${labels.session}`;
  return html`${labels.permission} <a href="#scope-${access.permission}"><code>${access.permission}</code></a> <span class="dim">${permissionWords(access.permission, language, say)}</span>`;
}

function answerPart(reply: Reply | undefined, options: PageOptions): Html {
  const labels = labelsOf(options.language);
  if (reply === undefined) return html`<h4>${labels.answer}</h4><p>${labels.answerFile}</p>`;
  return html`<h4>${labels.answer} <span class="status">${reply.status}</span>${reply.name !== undefined && html` <a href="#shape-${reply.name}">${reply.name}</a>`}</h4>${reply.rows.length > 0 && rowList(reply.rows, { ...options, marksRequired: false })}`;
}

function answerExample(reply: Reply, language: Language): Html {
  const labels = labelsOf(language);
  const text = jsonOf(reply.example(language));
  const lines = text.split('\n').length;
  return html`<details class="answer${lines > longLines && ' long'}"${lines <= longLines && html` open`}><summary>${labels.answerOf} <span class="status">${reply.status}</span>${lines > longLines && html` <span class="dim">${withNumber(labels.lines, lines)}</span>`}</summary><div class="code"><pre><code>${text}</code></pre></div></details>`;
}

/** `{{where}}` in a sentence is filled in when it is said. */
const openPlaces = (text: string) => text.replace(/\{\{\s*(\w+)[^}]*\}\}/g, '‹$1›');

function refusalLine({ code: name, status }: RefusalLine, { language, say }: PageOptions, isGeneral: boolean): Html {
  const [slice = 'kit', ...rest] = name.split('.');
  const sentence = (part: string) => openPlaces(say(language, `${slice}:refusal.${rest.join('.')}.${part}`, { skipInterpolation: true }));
  return html`<li${isGeneral && html` id="refusal-${name}"`}><span class="status">${status}</span> <code>${name}</code><p>${sentence('what')} <span class="right">${sentence('right')}</span></p></li>`;
}

function code(label: string, text: string): Html {
  return html`<figure class="code"><figcaption>${label}</figcaption><pre><code>${text}</code></pre></figure>`;
}

function mark(id: string, title: string, language: Language): Html {
  return html` <a class="mark" href="#${id}" aria-label="${labelsOf(language).link}: ${title}">#</a>`;
}
