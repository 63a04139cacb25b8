/** A desk's socket without the desk: says hello under somebody's cookie and hears what comes. */
import WebSocket from 'ws';
import type { Client } from './client.ts';
import { hangsAfterMs } from './hang.ts';

export type DeskHears = { t: 'welcome'; seq: number } | { t: 'event'; seq: number; name: string; data: Record<string, unknown> } | { t: 'reset' } | { t: 'pong' };

export class Desk {
  readonly heard: DeskHears[] = [];
  /** The code it was closed with, once it is. */
  closed: number | undefined;
  readonly #socket: WebSocket;
  readonly #opened: Promise<void>;

  constructor(client: Client, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(`${client.baseUrl.replace('http', 'ws')}/api/live`, { headers: { ...(client.cookie === undefined ? {} : { cookie: client.cookie }), origin: client.origin ?? client.baseUrl, ...headers } });
    this.#socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as DeskHears));
    this.#socket.on('close', (code) => (this.closed = code));
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.on('open', () => resolve());
      this.#socket.on('error', reject);
    });
    // Whoever waits for it hears of a failure; a socket that nobody waits for must not end the test run.
    this.#opened.catch(() => {});
  }
  /** Resolves when the server has let the socket in; rejects with the HTTP status in the message when it has not. */
  opened(): Promise<void> {
    return this.#opened;
  }
  /** Hello with the last number seen; resolves with the welcome. */
  async hello(since: number | null = null): Promise<this> {
    await this.#opened;
    this.tell({ t: 'hello', since });
    await this.hears((frame) => frame.t === 'welcome');
    return this;
  }
  tell(frame: unknown): void {
    this.#socket.send(JSON.stringify(frame));
  }
  events(name: string): Record<string, unknown>[] {
    return this.heard.flatMap((frame) => (frame.t === 'event' && frame.name === name ? [frame.data] : []));
  }
  async hears(fits: (frame: DeskHears) => boolean, withinMs = hangsAfterMs): Promise<DeskHears> {
    return eventually(() => this.heard.find(fits), () => `not heard; heard ${JSON.stringify(this.heard).slice(0, 1500)}, closed ${this.closed}`, withinMs);
  }
  /** The code with which the server closed it. */
  async ended(withinMs = hangsAfterMs): Promise<number> {
    return eventually(() => this.closed, () => 'still open', withinMs);
  }
  hangUp(): void {
    this.#socket.terminate();
  }
}

async function eventually<T>(look: () => T | undefined, otherwise: () => string, withinMs: number): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
