import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Client, type Identity } from './client.ts';
import type { KeyValueStore } from './shelf.ts';
import { FakeCentre, FakeSocket, MemoryStore, worldWith } from './test/fake-centre.ts';

let centre: FakeCentre;
let store: MemoryStore;
const clients: Client[] = [];

function client(over: { readonly store?: KeyValueStore | null; readonly identity?: Identity | null } = {}): Client {
  const made = new Client({ server: 'https://centre.example', brand: 'b', language: 'zh', identity: over.identity ?? null }, worldWith(centre, over.store === undefined ? store : over.store));
  clients.push(made);
  return made;
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const texts = (of: Client) => of.state.transcript.messages.map((message) => message.text);
const stored = () => centre.lines.map((line) => line.text);

beforeEach(() => {
  vi.useFakeTimers();
  centre = new FakeCentre();
  store = new MemoryStore();
  FakeSocket.centre = centre;
  vi.stubGlobal('WebSocket', FakeSocket);
});
afterEach(() => {
  for (const made of clients.splice(0)) made.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the first word starts the conversation with name and topic; the next go by the line; nothing stays on the shelf', async () => {
  const visitor = client();
  await visitor.open();
  visitor.write('漏水了', [], { name: '欧阳静', honorific: 'ms', queueId: 'q' });
  await pass(1_000);
  visitor.write('第二句', [], null);
  await pass(1_000);
  expect(centre.asked.map((one) => one.path)).toEqual(['session', 'conversations']);
  expect(centre.asked[1]?.body).toMatchObject({ name: '欧阳静', honorific: 'ms', queueId: 'q', text: '漏水了' });
  expect(stored()).toEqual(['漏水了', '第二句']);
  expect(texts(visitor)).toEqual(['漏水了', '第二句']);
  expect(visitor.state).toMatchObject({ line: 'live', outbox: [] });
  expect(Array.from({ length: store.length }, (_, n) => store.key(n)).filter((key) => key?.includes('unsent'))).toEqual([]);
});

test.each([20_261_121, 7, 4_711])('through 120 cuts and lost answers every word arrives once and in order, both ways (seed %i)', async (first) => {
  let seed = first;
  const roll = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const visitor = client();
  await visitor.open();
  visitor.write('v0', [], null);
  await pass(1_000);
  centre.fault = () => {
    const chance = roll();
    return chance < 0.03 ? 'lost_request' : chance < 0.06 ? 'lost_answer' : 'none';
  };
  for (let n = 1; n <= 600; n++) {
    if (roll() < 0.4) visitor.write(`v${n}`, [], null);
    else centre.say('staff', `s${n}`, null, roll() < 0.1);
    if (n % 5 === 0) {
      centre.isDown = roll() < 0.4;
      centre.cut();
    }
    await pass(roll() * 1_500);
    centre.isDown = false;
  }
  centre.fault = () => 'none';
  await pass(120_000);
  const own = centre.lines.filter((line) => line.speaker === 'customer').map((line) => Number(line.text.slice(1)));
  expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
  expect(own.length).toBeGreaterThan(150);
  expect(texts(visitor)).toEqual(centre.lines.filter((line) => !line.isHidden).map((line) => line.text));
  expect(visitor.state).toMatchObject({ line: 'live', outbox: [] });
});

test('what was unsent when the page closed is sent after the reload, with its own key', async () => {
  centre.begin();
  const first = client();
  await first.open();
  await pass(500);
  centre.isDown = true;
  centre.cut();
  first.write('写在断线时', [], null);
  await pass(3_000);
  const key = first.state.outbox[0]?.key;
  first.stop();
  centre.isDown = false;
  const second = client();
  second.wake();
  await pass(3_000);
  expect(centre.lines.map((line) => [line.text, line.key])).toEqual([['写在断线时', key]]);
  expect(second.state.outbox).toEqual([]);
});

test('a page on which nobody writes asks the centre nothing', async () => {
  client().wake();
  await pass(60_000);
  expect(centre.asked).toEqual([]);
});

test('a token that is no longer good is replaced; what was unsent goes out under the new one', async () => {
  centre.begin();
  const visitor = client();
  await visitor.open();
  await pass(500);
  centre.tokens.clear();
  centre.cut();
  visitor.write('还在吗', [], null);
  await pass(5_000);
  expect(stored()).toEqual(['还在吗']);
  expect(visitor.state).toMatchObject({ line: 'live', opening: 'done', outbox: [] });
});

test('a refusal is told with its sentence, holds up nobody, and can be tried again or dropped', async () => {
  centre.begin();
  const visitor = client();
  await visitor.open();
  centre.isDown = true;
  centre.cut();
  await pass(50);
  centre.isDown = false;
  visitor.write('refuse me', [], null);
  visitor.write('这句可以', [], null);
  await pass(100);
  expect(visitor.state.outbox).toMatchObject([{ text: 'refuse me', state: 'refused', refusal: { what: '不行', right: '换' } }]);
  expect(stored()).toEqual(['这句可以']);
  visitor.drop(visitor.state.outbox[0]?.key ?? '');
  expect(visitor.state.outbox).toEqual([]);
});

test('words that come too fast are kept, say so, and go out by themselves in their order', async () => {
  centre.begin();
  const visitor = client();
  await visitor.open();
  await pass(500);
  centre.tooFast = 2;
  for (const words of ['一', '二', '三']) visitor.write(words, [], null);
  await pass(100);
  expect(stored()).toEqual([]);
  expect(visitor.state.outbox[0]).toMatchObject({ text: '一', state: 'sending', refusal: { what: '慢', right: '稍等' } });
  await pass(5_000);
  expect(stored()).toEqual(['一', '二', '三']);
  expect(visitor.state.outbox).toEqual([]);
});

test('where no socket gets through, words travel by asking', async () => {
  centre.begin();
  vi.stubGlobal('WebSocket', class { onclose: ((event: { code: number }) => void) | null = null; constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 1); } close() { this.onclose = null; } });
  const visitor = client();
  await visitor.open();
  await pass(5_000);
  expect(visitor.state.line).toBe('asking');
  visitor.write('走 HTTP', [], null);
  centre.say('staff', '收到');
  const before = centre.asked.length;
  await pass(20_000);
  expect(texts(visitor)).toEqual(['走 HTTP', '收到']);
  expect(centre.asked.length - before).toBeLessThan(10);
});

test('by HTTP too, words that come too fast say so kindly, are kept, and go out by themselves after the time given', async () => {
  centre.begin();
  vi.stubGlobal('WebSocket', class { onclose: ((event: { code: number }) => void) | null = null; constructor() { setTimeout(() => this.onclose?.({ code: 1006 }), 1); } close() { this.onclose = null; } });
  const visitor = client();
  await visitor.open();
  await pass(5_000);
  centre.tooFast = 1;
  for (const words of ['一', '二']) visitor.write(words, [], null);
  await pass(100);
  expect(visitor.state.outbox).toMatchObject([{ text: '一', state: 'sending', refusal: { what: '慢', right: '稍等' } }, { text: '二', state: 'waiting', refusal: null }]);
  await pass(2_500);
  expect(stored()).toEqual([]);
  await pass(6_000);
  expect(stored()).toEqual(['一', '二']);
  expect(visitor.state.outbox).toEqual([]);
});

test('storage that throws leaves the page’s memory', async () => {
  const forbidden = () => { throw new Error('SecurityError'); };
  const visitor = client({ store: { get length(): number { return forbidden(); }, key: forbidden, getItem: forbidden, setItem: forbidden, removeItem: forbidden } });
  visitor.write('隐身窗口', [], null);
  await pass(2_000);
  expect(stored()).toEqual(['隐身窗口']);
  expect(visitor.keepsakes.token).toBe(visitor.api.token);
});

test('the end rests the line and looks for the survey; the next word begins another conversation', async () => {
  centre.begin();
  const visitor = client();
  await visitor.open();
  visitor.write('问完了', [], null);
  await pass(500);
  await visitor.leave();
  expect(visitor.state).toMatchObject({ line: 'resting', conversation: { state: 'ended', surveyUrl: null } });
  if (centre.conversation !== null) centre.conversation = { ...centre.conversation, surveyUrl: '/survey/x' };
  await pass(2_000);
  expect(visitor.state.conversation?.surveyUrl).toBe('/survey/x');
  visitor.startOver();
  visitor.write('又有事', [], null);
  await pass(1_000);
  expect(texts(visitor)).toEqual(['又有事']);
  expect(visitor.state).toMatchObject({ putAside: false, line: 'live', conversation: { id: 'conversation-2' } });
});

test('a word after an end that this page had not heard of is shown in its new conversation', async () => {
  centre.begin();
  const visitor = client();
  await visitor.open();
  visitor.write('旧的一句', [], null);
  await pass(500);
  centre.begin('waiting');
  visitor.write('新的一句', [], null);
  await pass(1_000);
  expect(texts(visitor)).toEqual(['新的一句']);
  expect(visitor.state.conversation?.id).toBe('conversation-2');
});

test('what was begun on another device while this page shows none is shown; that somebody types in a conversation it does not show is not', async () => {
  const visitor = client();
  await visitor.open();
  visitor.write('在吗', [], null);
  await pass(1_000);
  const shown = centre.conversation?.id;
  centre.tell({ t: 'typing', conversationId: 'of-another-device', name: '周小满' });
  centre.tell({ t: 'read', conversationId: 'of-another-device', staffReadUpTo: 9 });
  expect(visitor.state).toMatchObject({ typingName: null, conversation: { id: shown, staffReadUpTo: 0 } });
  centre.begin('assigned');
  centre.say('staff', '您在另一台设备上问的，我来答');
  await pass(100);
  expect(texts(visitor)).toEqual(['您在另一台设备上问的，我来答']);
  expect(visitor.state.conversation?.id).not.toBe(shown);
});

test('each signed-in user has a shelf of their own; what a stranger began goes along with the first sign-in', async () => {
  const stranger = client();
  stranger.write('登录前写的', [], null);
  await pass(1_000);
  const { token } = stranger.keepsakes;
  stranger.stop();
  const ouyang = client({ identity: { userId: 'ouyang', signature: 'a'.repeat(64) } });
  ouyang.keepsakes.inherit(stranger.keepsakes);
  expect([ouyang.keepsakes.token, stranger.keepsakes.token]).toEqual([token, null]);
  await ouyang.open();
  expect(centre.asked.at(-1)?.body).toMatchObject({ token, identity: { userId: 'ouyang' } });
  expect(client({ identity: { userId: 'luo', signature: 'b'.repeat(64) } }).keepsakes.token).toBeNull();
  expect(client().keepsakes.token).toBeNull();
});
