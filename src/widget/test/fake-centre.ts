/** A centre small enough to hold in one hand, for tests of the client: the visitor's routes and the live line, with faults on demand. */
import type { VisitorConversation, VisitorHears, VisitorMessage, VisitorSays } from '#chat/contract.ts';
import type { World } from '../client.ts';
import type { KeyValueStore } from '../shelf.ts';

type Fault = 'none' | 'lost_request' | 'lost_answer';

export class FakeCentre {
  readonly asked: { readonly path: string; readonly body: Readonly<Record<string, unknown>>; readonly key: string | null }[] = [];
  readonly sockets = new Set<FakeSocket>();
  readonly tokens = new Set<string>();
  /** Notes of the house are in here too; `see` leaves them out. */
  lines: (VisitorMessage & { readonly isHidden: boolean })[] = [];
  conversation: Omit<VisitorConversation, 'messages'> | null = null;
  fault: () => Fault = () => 'none';
  isDown = false;
  /** So many of the next words come too fast, by the line or by HTTP. */
  tooFast = 0;
  #conversations = 0;

  see(after = 0): VisitorConversation | null {
    return this.conversation === null ? null : { ...this.conversation, messages: this.lines.filter((line) => !line.isHidden && line.position > after) };
  }

  begin(state: VisitorConversation['state'] = 'assigned'): void {
    this.lines = [];
    this.conversation = { id: `conversation-${++this.#conversations}`, state, agentName: null, wait: null, keptPlace: null, staffReadUpTo: 0, surveyUrl: null };
  }

  /** Stores a word once a key, and tells every line that is listening. */
  say(speaker: 'customer' | 'staff', text: string, key: string | null = null, isHidden = false): VisitorMessage {
    const known = key === null ? undefined : this.lines.find((line) => line.key === key);
    if (known !== undefined) return known;
    const position = this.lines.length + 1;
    const line = { id: `${this.conversation?.id}-${position}`, conversationId: this.conversation?.id ?? '', position, speaker, speakerName: null, kind: 'text' as const, text, attachments: [], at: '2026-11-21T10:00:00.000Z', key, isHidden };
    this.lines.push(line);
    if (!isHidden) this.tell({ t: 'message', message: line });
    return line;
  }

  tell(frame: VisitorHears): void {
    for (const socket of this.sockets) socket.hear(frame);
  }

  cut(): void {
    for (const socket of this.sockets) socket.break(1006);
  }

  readonly fetch: typeof fetch = async (url, init) => {
    const fault = this.fault();
    if (this.isDown || fault === 'lost_request') throw new TypeError('network');
    const { pathname, searchParams } = new URL(String(url));
    const headers = new Headers(init?.headers);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const path = pathname.replace('/api/visitor/', '');
    this.asked.push({ path, body, key: headers.get('Idempotency-Key') });
    const token = headers.get('Authorization')?.replace('Bearer ', '') ?? '';
    const answer = path !== 'session' && !this.tokens.has(token) ? { status: 401, reply: {} } : this.#answer(path, body, Number(searchParams.get('after') ?? 0));
    if (fault === 'lost_answer') throw new TypeError('network');
    return new Response(JSON.stringify(answer.reply), { status: answer.status });
  };

  #answer(path: string, body: Readonly<Record<string, unknown>>, after: number): { status: number; reply: unknown } {
    const text = String(body['text']);
    const key = String(body['key']);
    if ((path === 'conversations' || path === 'messages') && this.tooFast > 0) {
      this.tooFast -= 1;
      return { status: 429, reply: { error: { what: { zh: '慢', en: 'slow' }, right: { zh: '稍等', en: 'wait' }, params: { seconds: 3 } } } };
    }
    switch (path) {
      case 'session': {
        const token = typeof body['token'] === 'string' && this.tokens.has(body['token']) ? body['token'] : `token-${this.asked.length}`;
        this.tokens.add(token);
        return { status: 200, reply: { token, brand: { slug: 'b', name: 'B', greeting: 'hi' }, isOpen: true, isStaffed: true, canMail: true, opensAt: null, formOfAddress: null, topics: [], conversation: this.see(), limits: { attachmentBytes: 1, mediaTypes: [] } } };
      }
      case 'conversations':
        if (this.conversation === null || this.conversation.state === 'ended') this.begin('waiting');
        this.say('customer', text, key);
        return { status: 201, reply: { conversation: this.see() } };
      case 'conversation':
        return { status: 200, reply: { conversation: this.see(after) } };
      case 'messages':
        if (text === 'refuse me') return { status: 422, reply: { error: { what: { zh: '不行', en: 'no' }, right: { zh: '换', en: 'change' } } } };
        return { status: 201, reply: this.say('customer', text, key) };
      case 'leave':
        if (this.conversation !== null) this.conversation = { ...this.conversation, state: 'ended' };
        return { status: 200, reply: { done: true } };
      default:
        return { status: 404, reply: {} };
    }
  }
}

/** Stands in for the browser's WebSocket; `centre` is set by the test. */
export class FakeSocket {
  static centre: FakeCentre | null = null;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly #centre: FakeCentre;

  constructor() {
    if (FakeSocket.centre === null) throw new Error('no centre');
    this.#centre = FakeSocket.centre;
    queueMicrotask(() => {
      if (this.#centre.isDown) return this.break(1006);
      this.readyState = 1;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const said = JSON.parse(text) as VisitorSays;
    const fault = this.#centre.fault();
    if (fault === 'lost_request') return;
    if (said.t === 'hello') {
      if (!this.#centre.tokens.has(said.token)) return this.break(4401);
      this.#centre.sockets.add(this);
      this.hear({ t: 'welcome', conversation: this.#centre.see(said.after) });
    }
    if (said.t === 'ping') this.hear({ t: 'pong' });
    if (said.t === 'say' && this.#centre.tooFast > 0) {
      this.#centre.tooFast -= 1;
      this.hear({ t: 'refused', key: said.key, what: '慢', right: '稍等', afterSeconds: 1 });
    } else if (said.t === 'say') {
      const message = this.#centre.say('customer', said.text, said.key);
      if (fault === 'none') this.hear({ t: 'ack', key: said.key, message });
    }
  }

  hear(frame: VisitorHears): void {
    const data = JSON.stringify(frame);
    queueMicrotask(() => this.readyState === 1 && this.onmessage?.({ data }));
  }

  /** The line dies; what was under way dies with it. */
  break(code: number): void {
    this.readyState = 3;
    this.#centre.sockets.delete(this);
    queueMicrotask(() => this.onclose?.({ code }));
  }

  close(): void {
    this.readyState = 3;
    this.#centre.sockets.delete(this);
  }
}

export class MemoryStore implements KeyValueStore {
  readonly #kept = new Map<string, string>();
  get length(): number {
    return this.#kept.size;
  }
  key(index: number): string | null {
    return [...this.#kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
}

export function worldWith(centre: FakeCentre, store: KeyValueStore | null): World {
  let keys = 0;
  const page = Math.random().toString(36).slice(2);
  return {
    fetch: centre.fetch, makeRequest: () => { throw new Error('no uploads here'); }, store, now: () => Date.now(), chance: () => 0.5,
    newKey: () => `key-${page}-${++keys}`, pageUrl: () => 'https://shop.example/',
  };
}
