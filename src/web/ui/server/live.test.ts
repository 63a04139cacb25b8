import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A socket in the test's hand. */
class FakeSocket extends EventTarget {
  static OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: unknown[] = [];
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  opens(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  says(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}
const last = (): FakeSocket => {
  const socket = FakeSocket.all.at(-1);
  if (!socket) throw new Error('no socket was opened');
  return socket;
};

let live: typeof import('./live.ts');
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

beforeEach(async () => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  page.visibilityState = 'visible';
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', { protocol: 'http:', host: 'desk.example' });
  vi.resetModules();
  live = await import('./live.ts');
});
afterEach(() => {
  live.stopLive();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('greets, becomes live, and delivers what happens in batches of a quarter second', () => {
  const heard: unknown[][] = [];
  live.onLive('message.posted', (events) => heard.push(events.map((event) => event.data)));
  live.startLive();
  expect(last().url).toBe('ws://desk.example/api/live');
  last().opens();
  expect(last().sent).toEqual([{ t: 'hello', since: null }]);
  last().says({ t: 'welcome', seq: 40 });
  expect(live.connection.get().state).toBe('live');
  for (let n = 41; n <= 43; n += 1) last().says({ t: 'event', seq: n, name: 'message.posted', data: n });
  last().says({ t: 'event', seq: 44, name: 'other', data: 0 });
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(250);
  expect(heard).toEqual([[41, 42, 43]]);
});

it('what is told only once is kept until somebody listens, and is then told to the first alone', () => {
  const heard: unknown[] = [];
  const hear = (events: readonly { data: unknown }[]): void => void heard.push(...events.map((event) => event.data));
  live.holdLive(['mood.fell']);
  live.startLive();
  last().opens();
  for (const name of ['mood.fell', 'other']) last().says({ t: 'event', seq: 5, name, data: name });
  vi.advanceTimersByTime(250);
  live.onLive('other', hear);
  const stop = live.onLive('mood.fell', hear);
  expect(heard).toEqual(['mood.fell']);
  live.onLive('mood.fell', hear);
  stop();
  expect(heard).toEqual(['mood.fell']);
});

it('waits two seconds while nobody looks, and delivers at once when somebody does', () => {
  const heard: number[] = [];
  live.onLive('*', (events) => heard.push(events.length));
  live.startLive();
  last().opens();
  last().says({ t: 'welcome', seq: 1 });
  page.visibilityState = 'hidden';
  last().says({ t: 'event', seq: 2, name: 'a', data: 0 });
  vi.advanceTimersByTime(1_900);
  expect(heard).toEqual([]);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  expect(heard).toEqual([1]);
});

it('comes back after a drop and asks for what it may have missed, the last number included', () => {
  live.startLive();
  last().opens();
  last().says({ t: 'welcome', seq: 7 });
  last().says({ t: 'event', seq: 9, name: 'a', data: 0 });
  last().says({ t: 'event', seq: 0, name: 'typing', data: 0 });
  last().close();
  expect(live.connection.get().state).toBe('lost');
  vi.advanceTimersByTime(500);
  expect(FakeSocket.all).toHaveLength(2);
  last().opens();
  expect(last().sent).toEqual([{ t: 'hello', since: 8 }]);
});

it('forgets its place when the server says that too much was missed', () => {
  const resets: unknown[] = [];
  live.onLive('reset', (events) => resets.push(...events));
  live.startLive();
  last().opens();
  last().says({ t: 'welcome', seq: 7 });
  last().says({ t: 'reset' });
  last().says({ t: 'welcome', seq: 9_000 });
  vi.advanceTimersByTime(250);
  expect(resets).toHaveLength(1);
  last().close();
  vi.advanceTimersByTime(500);
  last().opens();
  expect(last().sent).toEqual([{ t: 'hello', since: 8_999 }]);
});

it('waits longer after each failure, tries at once when the network is back, and stops when told', () => {
  live.startLive();
  for (let n = 0; n < 6; n += 1) {
    last().close();
    vi.advanceTimersByTime(20_000);
  }
  const tried = FakeSocket.all.length;
  last().close();
  window.dispatchEvent(new Event('online'));
  expect(FakeSocket.all).toHaveLength(tried + 1);
  live.stopLive();
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all).toHaveLength(tried + 1);
  expect(live.connection.get().state).toBe('idle');
});

it('says at once that the network went, though the socket knows nothing of it, and is back with it', () => {
  live.startLive();
  last().opens();
  last().says({ t: 'welcome', seq: 7 });
  window.dispatchEvent(new Event('offline'));
  expect(live.connection.get().state).toBe('lost');
  const tried = FakeSocket.all.length;
  window.dispatchEvent(new Event('online'));
  expect(FakeSocket.all).toHaveLength(tried + 1);
  last().opens();
  last().says({ t: 'welcome', seq: 7 });
  expect(live.connection.get().state).toBe('live');
});

it('notices a line that died without a word, and keeps one that answers', () => {
  live.startLive();
  last().opens();
  last().says({ t: 'welcome', seq: 7 });
  vi.advanceTimersByTime(20_000);
  expect(last().sent.at(-1)).toEqual({ t: 'ping' });
  last().says({ t: 'pong' });
  vi.advanceTimersByTime(19_999);
  expect(live.connection.get().state).toBe('live');
  vi.advanceTimersByTime(10_001);
  expect(live.connection.get().state).toBe('lost');
});
