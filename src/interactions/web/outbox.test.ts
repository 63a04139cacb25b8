import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Heard { path: string; key: string | null; text: string; answer: (reply: Response | Error) => void }
const stored = new Map<string, string>();
/** What reached the server, each waiting for the test's answer. */
let heard: Heard[];
let box: typeof import('./outbox.ts');

const conversation = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const [a, b] = [conversation(1), conversation(2)];

/** The page is loaded anew: nothing of the old one is left but the storage. */
async function load(): Promise<void> {
  vi.resetModules();
  box = await import('./outbox.ts');
  box.openOutbox('zhou');
}
const { setTimeout: nextTurn } = globalThis;
/** What follows by itself has followed: answers are read in turns of the loop, however long each takes; the outbox's own clock stands. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => nextTurn(resolve));
}
const texts = () => heard.map((one) => one.text);
const at = (n: number): Heard => {
  const one = heard[n];
  if (one === undefined) throw new Error(`the server heard only ${heard.length}`);
  return one;
};
const stores = async (one: Heard, position = 1): Promise<void> => {
  const message = { id: conversation(9), interactionId: one.path.split('/')[3], position, speaker: 'staff', speakerId: null, speakerName: null, kind: 'text', text: one.text, attachments: [], at: '2026-11-21T02:00:00.000Z', key: one.key, mood: null };
  one.answer(Response.json(message));
  await settle();
};
const refuses = async (one: Heard, status: number): Promise<void> => {
  one.answer(Response.json({ error: { meaning: 'conflict', code: 'interactions.ended', what: { zh: '已结束。', en: 'Ended.' }, right: { zh: '。', en: '.' } } }, { status }));
  await settle();
};
const say = (interactionId: string, text: string, mode: 'reply' | 'note' | 'whisper' = 'reply') => box.post({ interactionId, mode, text, attachments: [] });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stored.clear();
  heard = [];
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text), removeItem: (key: string) => void stored.delete(key) });
  vi.stubGlobal('location', { origin: 'http://desk', protocol: 'http:', host: 'desk' });
  vi.stubGlobal('fetch', (path: string, asked: RequestInit) => new Promise<Response>((resolve, reject) => {
    heard.push({ path, key: new Headers(asked.headers).get('idempotency-key'), text: (JSON.parse(String(asked.body)) as { text: string }).text, answer: (reply) => (reply instanceof Error ? reject(reply) : resolve(reply)) });
  }));
  await load();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('within a conversation words go out one after another; another conversation does not wait for it', async () => {
  say(a, '一');
  say(a, '二');
  say(b, '甲');
  await settle();
  expect(texts()).toEqual(['一', '甲']);
  await stores(at(0));
  expect(texts()).toEqual(['一', '甲', '二']);
  await stores(at(2), 2);
  expect(box.outbox.get().map((one) => one.text)).toEqual(['甲']);
});

test('one that failed holds back those behind it; sent again it has the same key, and the order stands', async () => {
  say(a, '一');
  say(a, '二');
  await settle();
  const first = at(0);
  await refuses(first, 409);
  expect(texts()).toEqual(['一']);
  expect(box.outbox.get().map((one) => one.state)).toEqual(['failed', 'waiting']);
  box.resend(first.key ?? '');
  await settle();
  expect(at(1)).toMatchObject({ text: '一', key: first.key });
  await stores(at(1));
  expect(texts()).toEqual(['一', '一', '二']);
});

test('a page that dies while words are on their way sends them again under the same keys, in order', async () => {
  say(a, '一');
  say(a, '二');
  await settle();
  const key = at(0).key;
  heard = [];
  await load();
  await settle();
  expect(at(0)).toMatchObject({ text: '一', key });
  expect(key).toMatch(/.{8,}/);
  await stores(at(0));
  await stores(at(1), 2);
  expect(texts()).toEqual(['一', '二']);
  expect(box.outbox.get()).toEqual([]);
  heard = [];
  await load();
  await settle();
  expect(heard).toEqual([]);
});

test('what got no answer goes again by itself under the same key, at once when the line is back; what was refused does not', async () => {
  const { connection } = await import('#web/ui/server/live.ts');
  say(a, '断网');
  say(b, '已结束的会话');
  await settle();
  at(0).answer(new TypeError('Failed to fetch'));
  await refuses(at(1), 409);
  await settle();
  expect(box.outbox.get().map((one) => one.state)).toEqual(['waiting', 'failed']);
  connection.set({ state: 'live', retryAt: null });
  await settle();
  expect(texts()).toEqual(['断网', '已结束的会话', '断网']);
  expect(at(2).key).toBe(at(0).key);
  // The line says nothing this time: a moment later it goes all the same, and what was written meanwhile after it.
  at(2).answer(new TypeError('Failed to fetch'));
  await settle();
  expect(texts()).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(texts().slice(3)).toEqual(['断网']);
  say(a, '其后');
  await settle();
  expect(texts().slice(3)).toEqual(['断网']);
  await stores(at(3));
  expect(texts().slice(3)).toEqual(['断网', '其后']);
  expect(new Set([at(0).key, at(2).key, at(3).key]).size).toBe(1);
});

test('what is taken back is given to its writer and lets the next one go', async () => {
  say(a, '一');
  say(a, '二');
  await settle();
  await refuses(at(0), 409);
  expect(box.takeBack(at(0).key ?? '')?.text).toBe('一');
  await settle();
  expect(texts()).toEqual(['一', '二']);
});

test('a parting waits for the words before it, and says so when they cannot go', async () => {
  await box.allSaid(a);
  const parted: string[] = [];
  const part = () => box.allSaid(a).then(() => parted.push('gone'), (refusal: { code: string }) => parted.push(refusal.code));
  say(a, '一');
  say(a, '二');
  say(b, '别处的话');
  void part();
  await settle();
  await stores(at(0));
  expect(parted).toEqual([]);
  await stores(at(2), 2);
  expect(parted).toEqual(['gone']);
  // Refused: it says so at once, and so it does the next time; put right, it goes.
  say(a, '三');
  await settle();
  void part();
  await refuses(at(3), 409);
  await part();
  expect(parted).toEqual(['gone', 'interactions.unsaid', 'interactions.unsaid']);
  box.takeBack(at(3).key ?? '');
  await part();
  // No answer: nobody knows when there will be one.
  say(a, '四');
  await settle();
  void part();
  at(4).answer(new TypeError('Failed to fetch'));
  await settle();
  expect(parted.slice(3)).toEqual(['gone', 'interactions.unsaid']);
});

test('notes and whispers have doors of their own', async () => {
  say(a, '备注', 'note');
  say(b, '悄悄话', 'whisper');
  await settle();
  expect(heard.map((one) => one.path)).toEqual([`/api/interactions/${a}/notes`, `/api/interactions/${b}/whispers`]);
});

test('the next person at this browser finds nothing of it', async () => {
  say(a, '一');
  await settle();
  vi.resetModules();
  box = await import('./outbox.ts');
  box.openOutbox('xu');
  expect(box.outbox.get()).toEqual([]);
});
