/** A visitor's socket as the widget holds it. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { VisitorHears, VisitorSays } from '#chat/contract.ts';

export interface VisitorSocket {
  say(text: string): Promise<void>;
  /** Called with every frame as it came. */
  hear: (text: string) => void;
  close(): void;
}

/** Connected and welcomed; `say` resolves with the acknowledgement. */
export async function openVisitor(baseUrl: string, token: string): Promise<VisitorSocket> {
  const socket = new WebSocket(`${baseUrl.replace('http', 'ws')}/api/visitor/live`, { perMessageDeflate: false });
  const tell = (frame: VisitorSays) => socket.send(JSON.stringify(frame));
  const waiting = new Map<string, { done(): void; failed(error: Error): void }>();
  const visitor: VisitorSocket = {
    hear() {},
    say(text) {
      const key = randomUUID();
      return new Promise((done, failed) => {
        waiting.set(key, { done, failed });
        tell({ t: 'say', key, text, attachmentIds: [] });
      });
    },
    close: () => socket.terminate(),
  };
  await new Promise<void>((welcomed, failed) => {
    socket.on('error', failed);
    socket.on('close', (code) => failed(new Error(`a visitor's socket was closed (${code})`)));
    socket.on('open', () => tell({ t: 'hello', token, after: 0 }));
    socket.on('message', (data) => {
      const text = String(data);
      visitor.hear(text);
      if (waiting.size === 0 && !text.startsWith('{"t":"welcome"')) return;
      const frame = JSON.parse(text) as VisitorHears;
      if (frame.t === 'welcome') welcomed();
      else if (frame.t === 'ack') waiting.get(frame.key)?.done();
      else if (frame.t === 'refused') waiting.get(frame.key ?? '')?.failed(new Error(frame.what));
      if (frame.t === 'ack' || frame.t === 'refused') waiting.delete(frame.key ?? '');
    });
  });
  return visitor;
}

/** One for each token, sixteen at a time. */
export async function openVisitors(baseUrl: string, tokens: readonly string[]): Promise<VisitorSocket[]> {
  const sockets: VisitorSocket[] = [];
  const left = [...tokens];
  await Promise.all(Array.from({ length: 16 }, async () => {
    for (let token = left.pop(); token !== undefined; token = left.pop()) sockets.push(await openVisitor(baseUrl, token));
  }));
  return sockets;
}
