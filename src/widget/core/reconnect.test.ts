import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextToSend, outboxAfter, type Outbox, type OutboxItem } from './outbox.ts';
import { emptyTranscript, heardAllAfter, heardOne, lastPosition, type Transcript } from './transcript.ts';

interface Line { readonly position: number; readonly key: string | null; readonly text: string }
type Frame = { is: 'ack'; key: string; line: Line } | { is: 'push'; line: Line };

/** The server as the widget may meet it: positions without gaps of which some are hidden notes, keys that find the first, pushes that lag behind acknowledgements. */
class Server {
  readonly lines: (Line & { readonly hidden: boolean })[] = [];
  readonly #byKey = new Map<string, Line>();
  store(text: string, key: string | null, hidden = false): Line {
    const known = key === null ? undefined : this.#byKey.get(key);
    if (known !== undefined) return known;
    const line = { position: this.lines.length + 1, key, text, hidden };
    this.lines.push(line);
    if (key !== null) this.#byKey.set(key, line);
    return line;
  }
  after(position: number): Line[] {
    return this.lines.slice(position).filter((line) => !line.hidden);
  }
  get visible(): Line[] {
    return this.lines.filter((line) => !line.hidden);
  }
}

/** The widget's two reducers on one wire; `pipe` holds what is under way to it and dies with the connection. */
class Widget {
  transcript: Transcript<Line> = emptyTranscript();
  outbox: Outbox = [];
  pipe: Frame[] = [];
  pushedUpTo = 0;
  readonly server: Server;
  constructor(server: Server) {
    this.server = server;
  }
  write(key: string, text: string): void {
    const item: OutboxItem = { key, text, files: [], start: null, writtenAtMs: 0, state: 'waiting', refusal: null };
    this.outbox = outboxAfter(this.outbox, { is: 'written', item });
  }
  /** Sends what may go. `reaches`: the words arrive; else they die on the way. Either way the answer may still be lost by a cut. */
  send(reaches: boolean): void {
    const item = nextToSend(this.outbox);
    if (item === null) return;
    this.outbox = outboxAfter(this.outbox, { is: 'sending', key: item.key });
    if (reaches) this.pipe.push({ is: 'ack', key: item.key, line: this.server.store(item.text, item.key) });
  }
  push(): void {
    for (const line of this.server.after(this.pushedUpTo)) this.pipe.push({ is: 'push', line });
    this.pushedUpTo = this.server.lines.length;
  }
  hear(index: number): void {
    const [frame] = this.pipe.splice(index % Math.max(1, this.pipe.length), 1);
    if (frame === undefined) return;
    this.transcript = heardOne(this.transcript, frame.line);
    if (frame.line.key !== null) this.outbox = outboxAfter(this.outbox, { is: 'stored', keys: new Set([frame.line.key]) });
  }
  cutAndReturn(): void {
    this.pipe = [];
    this.outbox = outboxAfter(this.outbox, { is: 'cut' });
    const after = this.transcript.completeUpTo;
    const answer = this.server.after(after);
    this.transcript = heardAllAfter(this.transcript, after, answer);
    const keys = new Set(answer.flatMap((line) => (line.key === null ? [] : [line.key])));
    this.outbox = outboxAfter(this.outbox, { is: 'stored', keys });
    this.pushedUpTo = this.server.lines.length;
  }
  settle(): void {
    this.cutAndReturn();
    while (this.outbox.length > 0) {
      this.send(true);
      this.push();
      while (this.pipe.length > 0) this.hear(0);
    }
    this.cutAndReturn();
  }
}

test('10,000 messages, the line cut 200 times: each is there once and in order', () => {
  const chance = fc.integer({ min: 0, max: 999 });
  fc.assert(
    fc.property(fc.infiniteStream(chance), fc.uniqueArray(fc.integer({ min: 0, max: 9_999 }), { minLength: 200, maxLength: 200 }), (dice, cutList) => {
      const cuts = new Set(cutList);
      const roll = () => dice.next().value ?? 0;
      const server = new Server();
      const widget = new Widget(server);
      for (let n = 0; n < 10_000; n++) {
        const who = roll();
        if (who < 300) widget.write(`key-${n}-visitor`, `v${n}`);
        else server.store(`s${n}`, null, who >= 950);
        widget.send(roll() < 900);
        if (roll() < 500) widget.push();
        // Up to two frames arrive, not always the oldest first: an acknowledgement may overtake a push.
        for (let heard = 0; heard < 2; heard++) widget.hear(roll() < 900 ? 0 : roll());
        if (cuts.has(n)) widget.cutAndReturn();
      }
      widget.settle();
      const mine = server.lines.filter((line) => line.key !== null).map((line) => Number(line.text.slice(1)));
      expect(mine).toEqual([...mine].sort((a, b) => a - b));
      expect(new Set(mine).size).toBe(mine.length);
      expect(widget.transcript.messages.map((line) => line.text)).toEqual(server.visible.map((line) => line.text));
      expect(lastPosition(widget.transcript)).toBe(server.visible.at(-1)?.position ?? 0);
      expect(widget.outbox).toEqual([]);
    }),
    { numRuns: 3 },
  );
});

test('an acknowledgement that overtakes a push does not hide it: the next question starts before it', () => {
  const line = (position: number): Line => ({ position, key: null, text: String(position) });
  let heard = heardAllAfter(emptyTranscript<Line>(), 0, [line(1), line(2)]);
  heard = heardOne(heard, line(4));
  expect(heard.completeUpTo).toBe(2);
  heard = heardAllAfter(heard, heard.completeUpTo, [line(3), line(4)]);
  expect(heard.messages.map((m) => m.position)).toEqual([1, 2, 3, 4]);
  expect(heard.completeUpTo).toBe(4);
});

test('a hidden note holds certainty back only until the next complete answer', () => {
  const line = (position: number): Line => ({ position, key: null, text: '' });
  let heard = heardAllAfter(emptyTranscript<Line>(), 0, [line(1)]);
  heard = heardOne(heard, line(3));
  expect(heard.completeUpTo).toBe(1);
  heard = heardAllAfter(heard, 1, [line(3)]);
  expect(heard.completeUpTo).toBe(3);
  expect(heardOne(heard, line(4)).completeUpTo).toBe(4);
});
