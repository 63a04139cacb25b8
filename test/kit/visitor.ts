/** A customer with the widget, without the widget: opens a session, speaks by socket or by post, hears what comes. */
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import type { VisitorConversation, VisitorHears, VisitorMessage, VisitorSession } from '#chat/contract.ts';
import { Client } from './client.ts';
import { hangsAfterMs } from './hang.ts';

export class Visitor extends Client {
  session: VisitorSession | undefined;
  readonly heard: VisitorHears[] = [];
  #socket: WebSocket | undefined;

  async open(brand: string, more: Record<string, unknown> = {}): Promise<VisitorSession> {
    const known = this.session === undefined ? {} : { token: this.session.token };
    this.session = await this.must<VisitorSession>('POST', '/api/visitor/session', { brand, language: 'zh', ...known, ...more });
    this.bearer = this.session.token;
    return this.session;
  }
  async start(text: string, more: Record<string, unknown> = {}): Promise<VisitorConversation> {
    return (await this.must<{ conversation: VisitorConversation }>('POST', '/api/visitor/conversations', { key: randomUUID(), text, ...more })).conversation;
  }
  say(text: string, key: string = randomUUID()): Promise<VisitorMessage> {
    return this.must<VisitorMessage>('POST', '/api/visitor/messages', { key, text });
  }
  async conversation(after = 0): Promise<VisitorConversation> {
    const { conversation } = await this.must<{ conversation: VisitorConversation | null }>('GET', `/api/visitor/conversation?after=${after}`);
    if (conversation === null) throw new Error('the visitor has no conversation');
    return conversation;
  }

  /** Opens the socket and waits for the welcome. */
  async connect(after = 0): Promise<void> {
    const socket = new WebSocket(`${this.baseUrl.replace('http', 'ws')}/api/visitor/live`);
    this.#socket = socket;
    socket.on('message', (data) => this.heard.push(JSON.parse(String(data)) as VisitorHears));
    await new Promise<void>((resolve, reject) => {
      socket.on('open', () => resolve());
      socket.on('error', reject);
    });
    this.tell({ t: 'hello', token: this.session?.token ?? '', after });
    await this.hears((frame) => frame.t === 'welcome');
  }
  tell(frame: unknown): void {
    this.#socket?.send(JSON.stringify(frame));
  }
  /** The first heard frame that fits, now or within ten seconds: a slow machine is no fault. */
  async hears(fits: (frame: VisitorHears) => boolean, withinMs = hangsAfterMs): Promise<VisitorHears> {
    const until = Date.now() + withinMs;
    for (;;) {
      const found = this.heard.find(fits);
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(`not heard; heard ${JSON.stringify(this.heard).slice(0, 2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  hangUp(): void {
    this.#socket?.terminate();
  }
}
