/** The whole reference as data: chapters of routes, each with its fields, a call, an answer and its refusals. Made once, when first asked for. */
import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import type { Meaning as RefusalMeaning } from '#kit/refusal.ts';
import { isKeyed } from '#kit/http/mount.ts';
import { statusOf } from '#kit/http/refusals.ts';
import type { AnyRoute } from '#kit/http/route.ts';
import type { Call } from '../core/curl.ts';
import { exampleOf, idFor } from '../core/example.ts';
import { rowsOf, type NamedShape, type Row } from '../core/rows.ts';
import { chapterOrder } from './chapters.ts';
import { shownFields } from './examples.ts';
import { meanings } from './fields/index.ts';
import { homeOf, namedShape, namesIn } from './shapes.ts';

/** A slice and its routes, as the wiring has them. */
export interface SliceRoutes {
  readonly name: string;
  readonly routes?: readonly AnyRoute[] | undefined;
}
export type Language = 'zh' | 'en';

export interface RefusalLine {
  readonly code: string;
  readonly status: number;
}
export interface Reply {
  readonly status: number;
  /** The shape's name, when it is read at a place of its own. */
  readonly name: string | undefined;
  readonly isList: boolean;
  readonly rows: readonly Row[];
  example(language: Language): unknown;
}
export interface Entry {
  readonly id: string;
  readonly route: AnyRoute;
  readonly slice: string;
  readonly isKeyed: boolean;
  readonly params: readonly Row[];
  readonly query: readonly Row[];
  readonly body: readonly Row[];
  readonly takesFile: boolean;
  /** Undefined: a file is answered. */
  readonly reply: Reply | undefined;
  /** Its own; then those that every route of its kind can give. */
  readonly refusals: readonly RefusalLine[];
  readonly general: readonly RefusalLine[];
  call(language: Language): Call;
}
export interface ShapeEntry {
  readonly name: string;
  readonly slice: string;
  readonly rows: readonly Row[];
}
export interface Chapter {
  readonly slice: string;
  readonly entries: readonly Entry[];
  readonly shapes: readonly ShapeEntry[];
}

/** Which refusals a route can answer with, as `meaning code`; written by scripts/refusals.ts from the source. */
const refusalTable = JSON.parse(readFileSync(new URL('refusals.json', import.meta.url), 'utf8')) as Readonly<Record<string, readonly string[]>>;

export function makeBook(slices: readonly SliceRoutes[]): Chapter[] {
  const all = slices.flatMap(({ name, routes = [] }) => routes.map((route) => ({ slice: name, route })));
  const shared = sharedNames(all.map(({ route }) => route));
  const isElsewhere = (name: string) => shared.has(name);
  const ofSlice = new Map(slices.map((slice) => [slice.name, slice.routes ?? []]));
  const names = [...ofSlice].filter(([, routes]) => routes.length > 0).map(([name]) => name).toSorted((a, b) => chapterOrder.indexOf(a) - chapterOrder.indexOf(b));
  return names.map((slice) => ({
    slice,
    entries: (ofSlice.get(slice) ?? []).map((route) => entryOf(slice, route, isElsewhere)),
    shapes: [...shared].filter((name) => homeOf(name)?.slice === slice).toSorted().map((name) => ({ name, slice, rows: rowsOf(shapeNamed(name), { slice }, { meanings, isElsewhere: (inner) => inner !== name && isElsewhere(inner), io: 'output' }) })),
  }));
}

function shapeNamed(name: string): NamedShape {
  const home = homeOf(name);
  if (home === undefined) throw new Error(`no contract names the shape ${name}`);
  return namedShape(home.zod, 'output');
}

/** What stands in two answers or more, or twice in one, is described once. */
function sharedNames(routes: readonly AnyRoute[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { reply } of routes) for (const [name, times] of reply === undefined ? [] : namesIn(namedShape(reply, 'output'))) counts.set(name, (counts.get(name) ?? 0) + times);
  return new Set([...counts].filter(([, times]) => times > 1).map(([name]) => name));
}

export function anchorOf({ method, path }: Pick<AnyRoute, 'method' | 'path'>): string {
  return `${method}-${path.replace('/api/', '').replace(/[^a-z0-9]+/gi, '-')}`.toLowerCase();
}

function entryOf(slice: string, route: AnyRoute, isElsewhere: (name: string) => boolean): Entry {
  const key = `${route.method} ${route.path}`;
  const rows = (shape: z.ZodType | undefined) => (shape === undefined ? [] : rowsOf(namedShape(shape, 'input'), { slice }, { meanings, isElsewhere: () => false, io: 'input' }));
  const general = generalCodes(route);
  const own = (refusalTable[key] ?? []).map(lineOf).filter(({ code }) => !alwaysGeneral.has(code));
  return {
    id: anchorOf(route), route, slice, isKeyed: isKeyed(route),
    params: rows(route.params), query: rows(route.query), body: rows(route.body),
    takesFile: takesFile(route),
    reply: route.reply === undefined ? undefined : replyOf(slice, route, route.reply, isElsewhere),
    refusals: own.toSorted((a, b) => a.status - b.status),
    general: general.map((code) => ({ code, status: generalStatus[code] ?? 422 })),
    call: (language) => callOf(slice, route, language),
  };
}

function lineOf(refusal: string): RefusalLine {
  const [meaning, code = ''] = refusal.split(' ');
  return { code, status: statusOf[meaning as RefusalMeaning] };
}

function replyOf(slice: string, route: AnyRoute, zod: z.ZodType, isElsewhere: (name: string) => boolean): Reply {
  const shape = namedShape(zod, 'output');
  const name = shape['x-name'];
  const isLink = name !== undefined && isElsewhere(name);
  return {
    status: route.status ?? 200, isList: false,
    name: isLink ? name : undefined,
    rows: isLink ? [] : rowsOf(shape, { slice }, { meanings, isElsewhere, io: 'output' }),
    example: (language) => exampleOf(shape, { slice }, { meanings, language, io: 'output' }),
  };
}

const takesFile = (route: AnyRoute) => route.method === 'POST' && route.body === undefined && route.bodyLimitBytes !== undefined;

function callOf(slice: string, route: AnyRoute, language: Language): Call {
  const example = (shape: z.ZodType) => exampleOf(namedShape(shape, 'input'), { slice }, { meanings, language, io: 'input', shown: shownFields[`${route.method} ${route.path}`] ?? [] });
  const [, , collection = ''] = route.path.split('/');
  const given = route.params === undefined ? {} : (example(route.params) as Readonly<Record<string, unknown>>);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'id' && collection !== 'reports' ? idFor(collection === 'complaints' ? 'cases' : collection) : encodeURIComponent(String(given[name]))));
  // A list that needs nothing is shown without a query: what it could be asked stands beside it.
  const asked = route.query === undefined ? {} : (example(route.query) as Readonly<Record<string, unknown>>);
  const needed = Object.entries(asked).filter(([name]) => namedShape(route.query as z.ZodType, 'input').required?.includes(name) === true || shownFields[`${route.method} ${route.path}`]?.includes(name) === true);
  const query = new URLSearchParams(needed.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return {
    method: route.method, path: query === '' ? path : `${path}?${query}`,
    as: route.access === 'public' ? 'nobody' : route.access === 'visitor' ? 'visitor' : route.access === 'signed_in' ? 'session' : 'key',
    opensSession: route.access === 'public' && route.reply !== undefined && namedShape(route.reply, 'output')['x-name'] === 'SessionView',
    keyName: isKeyed(route) ? anchorOf(route) : undefined, isFile: takesFile(route),
    ...(route.body === undefined ? {} : { body: example(route.body) }),
  };
}

const generalStatus: Readonly<Record<string, number>> = {
  'kit.signIn': 401, 'kit.wrongToken': 401, 'kit.notPermitted': 403, 'kit.wrongOrigin': 403, 'kit.keyReused': 409, 'kit.bodyTooLarge': 413, 'kit.mediaType': 415, 'kit.wrongHost': 421,
  'kit.notJson': 422, 'kit.invalid': 422, 'kit.unknownField': 422, 'kit.keyMalformed': 422, 'kit.tooMany': 429, 'kit.fault': 500, 'kit.unavailable': 503,
};
/** Said once for all routes, in the opening part. */
export const generalRefusals: readonly RefusalLine[] = Object.entries(generalStatus).map(([code, status]) => ({ code, status }));
const alwaysGeneral: ReadonlySet<string> = new Set(Object.keys(generalStatus));

function generalCodes(route: AnyRoute): string[] {
  const { access } = route;
  const asks = route.params !== undefined || route.query !== undefined || route.body !== undefined;
  return [
    ...(access === 'public' ? [] : [access === 'visitor' ? 'kit.wrongToken' : 'kit.signIn']),
    ...(typeof access === 'object' ? ['kit.notPermitted'] : []),
    ...(access !== 'public' && access !== 'visitor' && route.method !== 'GET' ? ['kit.wrongOrigin'] : []),
    ...(isKeyed(route) ? ['kit.keyReused', 'kit.keyMalformed'] : []),
    ...(route.body === undefined ? [] : ['kit.bodyTooLarge', 'kit.mediaType', 'kit.notJson', 'kit.unknownField']),
    ...(asks ? ['kit.invalid'] : []),
    ...(route.perMinute !== undefined || route.perMinuteAbout !== undefined || route.perMinuteOfBrand !== undefined ? ['kit.tooMany'] : []),
  ];
}
