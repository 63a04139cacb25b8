/** The visitor's routes over HTTP. Every call ends in one of three answers; nothing is thrown. */
import type { KeepPlace, KeepPlaceOffer, OpenSession, StartConversation, VisitorConversation, VisitorMessage, VisitorSession } from '#chat/contract.ts';
import type { Attachment, PostMessage } from '#interactions/contract.ts';
import type { WidgetLanguage } from './core/language.ts';
import type { RefusalWords } from './core/outbox.ts';

export type Answer<T> =
  | { readonly is: 'ok'; readonly value: T }
  /** The server understood and said no. `refusal` is null when it gave no sentence. */
  | { readonly is: 'refused'; readonly status: number; readonly refusal: RefusalWords | null }
  /** No answer, or one that asks to come again later (5xx, 429); then with its sentence, and when. */
  | { readonly is: 'unreachable'; readonly refusal?: Slowed | null };

interface Slowed extends RefusalWords { readonly seconds: number }

/** Null: there is no conversation to show, or not any more. */
export interface Found {
  readonly conversation: VisitorConversation | null;
}

export interface ApiWorld {
  readonly fetch: typeof fetch;
  /** For uploads: `fetch` tells nothing of how far it has come. */
  readonly makeRequest: () => XMLHttpRequest;
}

interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly key?: string;
}

/** A call that hangs is a call that failed: the caller tries again with the same key. */
const patienceMs = 20_000;

export class Api {
  token: string | null = null;
  language: WidgetLanguage = 'zh';
  readonly #server: string;
  readonly #world: ApiWorld;

  constructor(server: string, world: ApiWorld) {
    this.#server = server;
    this.#world = world;
  }

  openSession(asked: OpenSession, key: string): Promise<Answer<VisitorSession>> {
    return this.#json('session', { method: 'POST', body: asked, key: `session-${key}` });
  }
  start(asked: StartConversation): Promise<Answer<Found>> {
    return this.#json('conversations', { method: 'POST', body: asked, key: `start-${asked.key}` });
  }
  conversation(after: number): Promise<Answer<Found>> {
    return this.#json(`conversation?after=${after}`, {});
  }
  say(asked: PostMessage): Promise<Answer<VisitorMessage>> {
    return this.#json('messages', { method: 'POST', body: asked, key: `say-${asked.key}` });
  }
  keepPlaceOffer(zone: string): Promise<Answer<KeepPlaceOffer>> {
    return this.#json(`keep-place?zone=${encodeURIComponent(zone)}`, {});
  }
  keepPlace(asked: KeepPlace, key: string): Promise<Answer<Found>> {
    return this.#json('keep-place', { method: 'POST', body: asked, key: `keep-${key}` });
  }
  comeBack(key: string): Promise<Answer<Found>> {
    return this.#json('come-back', { method: 'POST', body: {}, key: `back-${key}` });
  }
  leave(key: string): Promise<Answer<unknown>> {
    return this.#json('leave', { method: 'POST', body: {}, key: `leave-${key}` });
  }

  /** The bytes of an attachment: a re-encoded preview, or the original for saving to disk. */
  async file(id: string, preview: boolean): Promise<Answer<Blob>> {
    const response = await this.#send(`attachments/${encodeURIComponent(id)}${preview ? '?preview=1' : ''}`, {});
    if (response === null || response.status >= 500) return { is: 'unreachable' };
    if (!response.ok) return { is: 'refused', status: response.status, refusal: null };
    const bytes = await response.blob().catch(() => null);
    if (bytes === null) return { is: 'unreachable' };
    // The type is ours, never the server's word: a page made of this blob can then not run in the shop's origin.
    return { is: 'ok', value: new Blob([bytes], { type: preview ? 'image/webp' : 'application/octet-stream' }) };
  }

  /** `progress` hears the share sent, 0 to 1. `cancel` ends the upload; the answer is then `unreachable`. */
  upload(file: File, key: string, progress: (share: number) => void, cancel: AbortSignal): Promise<Answer<Attachment>> {
    return new Promise((resolve) => {
      const request = this.#world.makeRequest();
      request.open('POST', this.#url('attachments'));
      for (const [name, value] of Object.entries(this.#headers(`file-${key}`))) request.setRequestHeader(name, value);
      // Bytes are bytes: the server looks inside and believes no label.
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
      request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
      request.onload = () => resolve(this.#read(request.status, request.responseText));
      request.onerror = request.onabort = request.ontimeout = () => resolve({ is: 'unreachable' });
      cancel.addEventListener('abort', () => request.abort());
      request.send(file);
    });
  }

  socketUrl(): string {
    return this.#url('live').replace(/^http/, 'ws');
  }

  async #json<T>(path: string, asked: Asked): Promise<Answer<T>> {
    const response = await this.#send(path, asked);
    if (response === null) return { is: 'unreachable' };
    const text = await response.text().catch(() => null);
    return text === null ? { is: 'unreachable' } : this.#read(response.status, text);
  }

  async #send(path: string, asked: Asked): Promise<Response | null> {
    const headers: Record<string, string> = this.#headers(asked.key);
    if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
    const init: RequestInit = {
      method: asked.method ?? 'GET', headers, credentials: 'omit', redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    };
    return this.#world.fetch(this.#url(path), init).catch(() => null);
  }

  #read<T>(status: number, text: string): Answer<T> {
    if (status >= 500 || status === 0) return { is: 'unreachable' };
    const body = parsed(text);
    if (status === 429) return { is: 'unreachable', refusal: refusalIn(body, this.language) };
    if (status >= 200 && status < 300) return body === undefined ? { is: 'unreachable' } : { is: 'ok', value: body as T };
    return { is: 'refused', status, refusal: refusalIn(body, this.language) };
  }

  #headers(key?: string): Record<string, string> {
    return {
      ...(this.token === null ? {} : { Authorization: `Bearer ${this.token}` }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    };
  }

  #url(path: string): string {
    return `${this.#server}/api/visitor/${path}`;
  }
}

/** What to tell the customer; without sentences when nothing got through or the server had no words: the screen then says it plainly. */
export function refusalOf(answer: Exclude<Answer<unknown>, { is: 'ok' }>): RefusalWords {
  return (answer.is === 'refused' ? answer.refusal : null) ?? { what: '', right: '' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The house's refusals carry both languages: `{ error: { what: { zh, en }, right: { zh, en }, params } }`; whoever is to wait is told how many seconds, else a moment. */
function refusalIn(body: unknown, language: WidgetLanguage): Slowed | null {
  const error = (body as { error?: { what?: Partial<Record<WidgetLanguage, unknown>>; right?: Partial<Record<WidgetLanguage, unknown>>; params?: { seconds?: unknown } } } | null | undefined)?.error;
  const what = error?.what?.[language];
  const right = error?.right?.[language];
  return typeof what === 'string' && typeof right === 'string' ? { what, right, seconds: Number(error?.params?.seconds) || 2 } : null;
}
