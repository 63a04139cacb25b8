/**
 * The screens' way to the server. A reply is parsed with the contract's shape, so a screen never meets a surprise; a refusal is
 * thrown as `ApiRefusal` with what happened and what would be right, in both languages.
 */
import * as z from 'zod';
import type { Language } from '#kit/core/shapes.ts';
import { preferences } from '../preferences.ts';

const Sentence = z.object({ zh: z.string(), en: z.string() });
const Refused = z.object({
  error: z.object({
    meaning: z.string(), code: z.string(), at: z.string().nullish(), what: Sentence, right: Sentence,
    params: z.record(z.string(), z.unknown()).nullish(), requestId: z.string().nullish(),
  }),
});

/** The server said no (or could not be reached: `status` 0, code `web.offline`). */
export class ApiRefusal extends Error {
  readonly status: number;
  /** The closed set of meanings of `kit/refusal.ts`: not_found, conflict, forbidden, invalid … */
  readonly meaning: string;
  /** `slice.code`, to branch on. */
  readonly code: string;
  readonly what: Record<Language, string>;
  readonly right: Record<Language, string>;
  /** The field that was wrong, as a path (`persons.0.mail`). */
  readonly at: string | undefined;
  readonly params: Record<string, unknown>;
  readonly requestId: string | undefined;

  constructor(said: Pick<ApiRefusal, 'status' | 'meaning' | 'code' | 'what' | 'right'> & { at?: string; params?: Record<string, unknown>; requestId?: string; cause?: unknown }) {
    super(`${said.code}: ${said.what.en}`, { cause: said.cause });
    this.name = 'ApiRefusal';
    this.status = said.status;
    this.meaning = said.meaning;
    this.code = said.code;
    this.what = said.what;
    this.right = said.right;
    this.at = said.at;
    this.params = said.params ?? {};
    this.requestId = said.requestId;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Asked<S extends z.ZodType> {
  /** Sent as JSON; a `Blob` is sent as it is with its own type. */
  body?: unknown;
  /** Query parameters; undefined and null are left out, arrays repeat the name. */
  query?: Record<string, string | number | boolean | readonly string[] | null | undefined>;
  /** The reply's shape from the contract; left out, the reply is not looked at. */
  shape?: S;
  /** The write's idempotency key: give the same again when the same act is sent again. Default: a new one a call. */
  key?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let whenSignedOut: () => void = () => {};
/** The shell says what happens on 401 (go to sign-in, keep the place). */
export function onSignedOut(run: () => void): void {
  whenSignedOut = run;
}

export function call(method: Method, path: string, asked?: Omit<Asked<z.ZodType>, 'shape'>): Promise<undefined>;
export function call<S extends z.ZodType>(method: Method, path: string, asked: Asked<S> & { shape: S }): Promise<z.infer<S>>;
export async function call<S extends z.ZodType>(method: Method, path: string, asked: Asked<S> = {}): Promise<z.infer<S> | undefined> {
  const reply = await send(method, path, asked);
  if (!reply.ok) throw await readRefusal(reply, path);
  if (!asked.shape) {
    // Read to its end all the same: until then the browser counts the request as under way, and few may be.
    await reply.arrayBuffer();
    return undefined;
  }
  const raw: unknown = await reply.json();
  const read = asked.shape.safeParse(raw);
  if (!read.success) throw new Error(`The reply of ${method} ${path} does not fit its contract: ${z.prettifyError(read.error)}`, { cause: read.error });
  return read.data;
}

async function send(method: Method, path: string, asked: Asked<z.ZodType>): Promise<Response> {
  const headers: Record<string, string> = { 'Accept-Language': preferences.get().language === 'zh' ? 'zh-CN' : 'en', ...asked.headers };
  if (method !== 'GET') headers['Idempotency-Key'] = asked.key ?? crypto.randomUUID();
  let body: BodyInit | undefined;
  if (asked.body instanceof Blob) body = asked.body;
  else if (asked.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(asked.body);
  }
  // A write goes through even when the page is closed the next moment; browsers allow this up to 64 KiB.
  const keepalive = method !== 'GET' && (body === undefined || (typeof body === 'string' && body.length < 16_000));
  try {
    return await fetch(withQuery(path, asked.query), { method, headers, body, signal: asked.signal, credentials: 'same-origin', keepalive });
  } catch (cause) {
    if (asked.signal?.aborted) throw cause;
    throw new ApiRefusal({
      status: 0, meaning: 'unavailable', code: 'web.offline', cause,
      what: { zh: '暂时连不上服务器。', en: 'The server cannot be reached at the moment.' },
      right: { zh: '您写的内容还在。连上以后请再试一次。', en: 'What you wrote is still here. Try again once the connection is back.' },
    });
  }
}

/** Undefined and null are left out; an array repeats its name. */
export function withQuery(path: string, query: Asked<z.ZodType>['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    if (typeof value === 'object') for (const one of value) search.append(name, one);
    else search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function readRefusal(reply: Response, path: string): Promise<ApiRefusal> {
  // The sign-in door answers 401 to a wrong password; that is an answer, not an ended session.
  if (reply.status === 401 && path !== '/api/session') whenSignedOut();
  const text = await reply.text();
  const read = Refused.safeParse(parseJson(text));
  if (read.success) {
    const { at, params, requestId, ...rest } = read.data.error;
    return new ApiRefusal({ status: reply.status, ...rest, at: at ?? undefined, params: params ?? undefined, requestId: requestId ?? undefined });
  }
  // Not our server's answer: a proxy in between, or a crash before the error page. Say so, with the status.
  return new ApiRefusal({
    status: reply.status, meaning: 'unavailable', code: 'web.strangeReply', cause: text.slice(0, 500),
    what: { zh: `服务器的回答读不懂（状态 ${reply.status}）。`, en: `The server's answer could not be read (status ${reply.status}).` },
    right: { zh: '请稍后再试；若一再出现，请把时间和这个状态告诉管理员。', en: 'Try again in a moment; if it keeps happening, tell your administrator the time and this status.' },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
