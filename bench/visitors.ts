/** Visitors with their tokens, put straight into the table: opening the widget is not what is measured here. */
import { randomBytes, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { visitorTokenPrefix } from '#chat/index.ts';
import type { VisitorHears, VisitorSays } from '#chat/contract.ts';
import { sql } from '#kit/db/sql.ts';
import { newToken } from '#kit/tokens.ts';
import type { BenchCentre } from './bench-centre.ts';

export async function seedVisitors(centre: BenchCentre, count: number): Promise<string[]> {
  const made = Array.from({ length: count }, () => newToken((bytes) => randomBytes(bytes), visitorTokenPrefix));
  const rows = made.map(({ hash }) => ({ id: randomUUID(), hash: hash.toString('hex') }));
  await centre.db.transact({ brandId: centre.brandId }, (tx) => tx.run(sql`
    insert into visitors (id, brand_id, token_hash, language, page_url, created_at, seen_at)
    select v.id, ${centre.brandId}::uuid, decode(v.hash, 'hex'), 'zh', null, now(), now() from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, hash text)`));
  return made.map(({ token }) => token);
}

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
