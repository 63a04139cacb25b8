/** A caller of the HTTP API: keeps its cookie or token, sends an Origin as a browser would. */
export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}
export interface RefusedBody {
  readonly error: { meaning: string; code: string; at: string | null; what: { zh: string; en: string }; right: { zh: string; en: string }; params: Record<string, unknown>; requestId: string };
}

export class Client {
  /** May change on the way: another server of the same house. */
  baseUrl: string;
  cookie: string | undefined;
  bearer: string | undefined;
  /** Sent instead of our own origin, to play another site. */
  origin: string | undefined;
  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  async call<T = unknown>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(this.bearer === undefined ? {} : { authorization: `Bearer ${this.bearer}` }),
        origin: this.origin ?? this.baseUrl,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const setCookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (setCookie !== undefined) this.cookie = setCookie;
    return { status: response.status, body: (isJson && text !== '' ? JSON.parse(text) : text) as T, headers: response.headers };
  }
  get = <T = unknown>(path: string, headers?: Record<string, string>) => this.call<T>('GET', path, undefined, headers);
  post = <T = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => this.call<T>('POST', path, body, headers);
  put = <T = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => this.call<T>('PUT', path, body, headers);
  delete = <T = unknown>(path: string, headers?: Record<string, string>) => this.call<T>('DELETE', path, undefined, headers);

  /** The answer of a call that must succeed; a refusal ends the story with its own sentence. */
  async must<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.call<T>(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} → ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  async signIn(mail: string, password: string): Promise<void> {
    await this.must('POST', '/api/session', { mail, password });
  }
}
