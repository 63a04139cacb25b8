/**
 * Ten thousand words while the lines of a desk and of visitors are cut two hundred times by the drill, and as often again as the house
 * itself ends the line of whoever sends more frames a minute than it allows: after merging, each word is there once and in order on both
 * sides, and nothing was fetched again from the beginning. A line that ends for no reason that the drill knows of fails it.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { VisitorHears, VisitorMessage } from '#chat/contract.ts';
import type { Message } from '#interactions/contract.ts';
import { mergeMessages } from '#interactions/core/thread.ts';
import { emptyTranscript, heardAllAfter, heardOne, type Transcript } from '#widget/core/transcript.ts';
import type { Client } from '../kit/client.ts';
import { Visitor } from '../kit/visitor.ts';
import { openWorld, type World } from '../kit/world.ts';
import { chanceOf } from '../kit/chance.ts';

const words = 10_000;
const cuts = 200;
const visitors = 10;
const seed = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);
/** Who draws, draws from a stream of their own: what one does shifts nobody else's dice. */
const random = chanceOf(seed);
const ofDesk = chanceOf(seed + 1);
const ofVisitor = (nth: number) => chanceOf(seed + 2 + nth);

/** Why lines ended: cut by the drill, ended by the house for too many frames (`chat/socket.ts`), and everything else. */
const ended = { byDrill: 0, byHouse: 0, otherwise: [] as string[] };
const cutByDrill = new WeakSet<WebSocket>();
function cutLine(socket: WebSocket | undefined): void {
  if (socket === undefined) return;
  cutByDrill.add(socket);
  socket.terminate();
}
function note(socket: WebSocket, code: number, why: string): void {
  if (cutByDrill.has(socket)) ended.byDrill += 1;
  else if (code === 1008 && why === 'too many') ended.byHouse += 1;
  else ended.otherwise.push(`${code} ${why}`);
}

let world: World;
let admin: Client & { staffId: string };
beforeAll(async () => {
  world = await openWorld({ realTime: true, visitorPace: { atOnce: 2000, perSecond: 2000 } });
  admin = await world.signedInAs('administrator');
});
afterAll(() => world.close());

/** A desk as a browser has it: the last number seen, the gap on return, messages merged by position. */
class LossyDesk {
  readonly threads = new Map<string, readonly Message[]>();
  lastSeq = 0;
  resets = 0;
  welcomes = 0;
  #socket: WebSocket | undefined;
  #isOver = false;
  open(): void {
    const socket = new WebSocket(`${world.baseUrl.replace('http', 'ws')}/api/live`, { headers: { cookie: admin.cookie ?? '', origin: world.baseUrl } });
    this.#socket = socket;
    socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', since: Math.max(0, this.lastSeq - 1) })));
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as { t: string; seq: number; name: string; data: Message }));
    socket.on('error', () => {});
    socket.on('close', (code, why) => {
      if (this.#isOver) return;
      note(socket, code, String(why));
      setTimeout(() => this.open(), ofDesk() * 30);
    });
  }
  #hear(frame: { t: string; seq: number; name: string; data: Message }): void {
    if (frame.t === 'reset') this.resets += 1;
    if (frame.t === 'welcome') this.welcomes += 1;
    if (frame.t === 'event' || frame.t === 'welcome') this.lastSeq = Math.max(this.lastSeq, frame.seq);
    if (frame.t === 'event' && frame.name === 'message') this.threads.set(frame.data.interactionId, mergeMessages(this.threads.get(frame.data.interactionId) ?? [], [frame.data]));
  }
  cut(): void {
    cutLine(this.#socket);
  }
  close(): void {
    this.#isOver = true;
    this.cut();
  }
}

/** A widget as a browser has it, with its own merging: its words wait until they are acknowledged, and are said again after a cut. */
class LossyVisitor {
  readonly caller = new Visitor(world.baseUrl);
  heard: Transcript<VisitorMessage> = emptyTranscript();
  #askedAfter = 0;
  id = '';
  readonly #waiting: { key: string; text: string }[] = [];
  #socket: WebSocket | undefined;
  #isOver = false;
  #number = 0;
  readonly #chance: () => number;
  constructor(chance: () => number) {
    this.#chance = chance;
  }
  async start(): Promise<void> {
    await this.caller.open('yunque');
    const conversation = await this.caller.start('第 0 句');
    this.id = conversation.id;
    this.heard = heardAllAfter(this.heard, 0, conversation.messages);
    this.open();
  }
  open(): void {
    const socket = new WebSocket(`${world.baseUrl.replace('http', 'ws')}/api/visitor/live`);
    this.#socket = socket;
    socket.on('open', () => {
      this.#askedAfter = this.heard.completeUpTo;
      socket.send(JSON.stringify({ t: 'hello', token: this.caller.session?.token, after: this.#askedAfter }));
      for (const word of this.#waiting) socket.send(JSON.stringify({ t: 'say', ...word }));
    });
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as VisitorHears));
    socket.on('error', () => {});
    socket.on('close', (code, why) => {
      if (this.#isOver) return;
      note(socket, code, String(why));
      setTimeout(() => this.open(), this.#chance() * 30);
    });
  }
  #hear(frame: VisitorHears): void {
    if (frame.t === 'welcome') this.heard = heardAllAfter(this.heard, this.#askedAfter, frame.conversation?.messages ?? []);
    if (frame.t === 'message' || frame.t === 'ack') this.heard = heardOne(this.heard, frame.message);
    if (frame.t === 'ack') this.#waiting.splice(this.#waiting.findIndex((word) => word.key === frame.key), 1);
    if (frame.t === 'refused') throw new Error(`a word was refused: ${frame.what}`);
  }
  say(): void {
    this.#number += 1;
    const word = { key: randomUUID(), text: `第 ${this.#number} 句` };
    this.#waiting.push(word);
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ t: 'say', ...word }));
  }
  get unsaid(): number {
    return this.#waiting.length;
  }
  cut(): void {
    cutLine(this.#socket);
  }
  close(): void {
    this.#isOver = true;
    this.cut();
  }
}

/** The whole of a conversation, as the house holds it. */
async function stored(id: string): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const { messages } = await admin.must<{ messages: Message[] }>('GET', `/api/interactions/${id}/messages?after=${all.at(-1)?.position ?? 0}&limit=500`);
    if (messages.length === 0) return all;
    all.push(...messages);
  }
}
async function until(holds: () => boolean, what: () => string, withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; !holds(); ) {
    if (Date.now() > end) throw new Error(`${what()} (seed ${seed})`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test(`${words} words, ${cuts} cuts and those of the house (seed ${seed})`, { timeout: 240_000 }, async () => {
  const desk = new LossyDesk();
  desk.open();
  await until(() => desk.welcomes > 0, () => 'no welcome', 20_000);
  const callers = Array.from({ length: visitors }, (_, nth) => new LossyVisitor(ofVisitor(nth)));
  for (const caller of callers) await caller.start();
  const cutAfter = new Set(Array.from({ length: cuts }, () => Math.floor(random() * words)));
  let cutsDone = 0;
  for (let said = 0; said < words - visitors; said++) {
    const caller = callers[Math.floor(random() * visitors)];
    caller?.say();
    if (cutAfter.has(said)) {
      cutsDone += 1;
      if (random() < 0.5) desk.cut();
      else callers[Math.floor(random() * visitors)]?.cut();
    }
    // As fast as they are stored: a heap of a few hundred waits at most.
    if (said % 50 === 0) await until(() => callers.reduce((sum, one) => sum + one.unsaid, 0) < 300, () => 'words pile up', 30_000);
  }
  expect(cutsDone).toBeGreaterThan(cuts * 0.9);
  await until(() => callers.every((caller) => caller.unsaid === 0), () => `${callers.map((caller) => caller.unsaid).join(' ')} words were never acknowledged`, 60_000);

  let total = 0;
  for (const caller of callers) {
    const right = await stored(caller.id);
    total += right.length;
    expect(right.map((message) => message.position)).toEqual(right.map((_, i) => i + 1));
    await until(() => (desk.threads.get(caller.id)?.length ?? 0) >= right.length, () => `the desk has ${desk.threads.get(caller.id)?.length} of ${right.length}`, 20_000);
    await until(() => caller.heard.messages.length >= right.length, () => `the visitor has ${caller.heard.messages.length} of ${right.length}`, 20_000);
    expect(desk.threads.get(caller.id)?.map((message) => message.text)).toEqual(right.map((message) => message.text));
    expect(caller.heard.messages.map((message) => message.id)).toEqual(right.map((message) => message.id));
    // Said once each, in the order in which they were written.
    expect(right.map((message) => message.text)).toEqual(right.map((_, i) => `第 ${i} 句`));
  }
  expect([total, desk.resets, ended.otherwise]).toEqual([words, 0, []]);
  desk.close();
  for (const caller of callers) caller.close();
});

test('the house had nothing to complain of', () => expect(world.complaintsOfTheLog.filter((line) => !line.includes('socket error'))).toEqual([]));
