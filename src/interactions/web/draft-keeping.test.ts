import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accountDelayMs, keepDraft, type AccountDraft, type Draft } from './draft-keeping.ts';

/** The browser's storage: it outlives the page that wrote to it. */
const stored = new Map<string, string>();
let sentToAccount: AccountDraft[];

beforeEach(() => {
  vi.useFakeTimers();
  stored.clear();
  sentToAccount = [];
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, text: string) => void stored.set(key, text), removeItem: (key: string) => void stored.delete(key) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opened = (interactionId: string, more: { staffId?: string; account?: AccountDraft | null } = {}) => keepDraft({ staffId: more.staffId ?? 'zhou', interactionId, account: more.account ?? null, first: 'reply', toAccount: (draft) => void sentToAccount.push(draft) });
const typed = (draft: Draft, text: string): Draft => ({ ...draft, [draft.mode]: text });

test('a page that crashes in the middle of a word is opened again with every letter', () => {
  const before = opened('a');
  before.put(typed(before.get(), '我马上为您'), 'typed');
  // No `leave`, no timer: the page is simply gone.
  expect(opened('a').get().reply).toBe('我马上为您');
});

test('no other conversation and no other person ever sees it', () => {
  const one = opened('a');
  one.put(typed(one.get(), '只给欧阳女士'), 'typed');
  expect(JSON.stringify([opened('b').get(), opened('a', { staffId: 'xu' }).get()])).not.toContain('欧阳');
});

test('a note stays a note: it never stands in the reply', () => {
  const one = opened('a');
  one.put({ ...one.get(), mode: 'note' }, 'sent');
  one.put(typed(one.get(), '客户信用有问题'), 'typed');
  expect(opened('a').get()).toEqual({ mode: 'note', reply: '', note: '客户信用有问题', whisper: '' });
});

test('whoever turned to a note, wrote none and serves again, finds the reply that was begun', () => {
  const one = opened('a');
  one.put(typed(one.get(), '我马上为您'), 'typed');
  one.put({ ...one.get(), mode: 'note' }, 'sent');
  expect(opened('a').get()).toMatchObject({ mode: 'reply', reply: '我马上为您', note: '' });
});

test('this browser’s words are newer than the account’s; without any the account’s are taken up', () => {
  expect(opened('a', { account: { text: '昨天写的', mode: 'note' } }).get()).toMatchObject({ mode: 'note', note: '昨天写的', reply: '' });
  const here = opened('a');
  here.put(typed(here.get(), '刚才写的'), 'typed');
  expect(opened('a', { account: { text: '昨天写的', mode: 'reply' } }).get().reply).toBe('刚才写的');
});

test('the account is told once, a moment after the last letter; on leaving at once, and not again', () => {
  const one = opened('a');
  one.put(typed(one.get(), '您'), 'typed');
  vi.advanceTimersByTime(accountDelayMs - 1);
  one.put(typed(one.get(), '您好'), 'typed');
  vi.advanceTimersByTime(accountDelayMs - 1);
  expect(sentToAccount).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sentToAccount).toEqual([{ mode: 'reply', text: '您好' }]);
  one.put(typed(one.get(), '您好，'), 'typed');
  one.leave();
  one.leave();
  vi.advanceTimersByTime(accountDelayMs * 2);
  expect(sentToAccount.map((draft) => draft.text)).toEqual(['您好', '您好，']);
});

test('turning to a note loses nothing of the reply; a whisper is told to nobody but this browser', () => {
  const one = opened('a');
  one.put(typed(one.get(), '写了一半'), 'typed');
  one.put({ ...one.get(), mode: 'whisper' }, 'sent');
  expect(sentToAccount).toEqual([{ mode: 'reply', text: '写了一半' }]);
  one.put(typed(one.get(), '悄悄话'), 'typed');
  one.leave();
  expect(sentToAccount).toHaveLength(1);
  expect(opened('a').get()).toMatchObject({ reply: '写了一半', whisper: '悄悄话' });
});

test('what was sent is gone from here, and is not sent to the account afterwards', () => {
  const one = opened('a');
  one.put(typed(one.get(), '好的'), 'typed');
  one.put(typed(one.get(), ''), 'sent');
  one.leave();
  vi.advanceTimersByTime(accountDelayMs * 2);
  expect(sentToAccount).toEqual([]);
  expect(stored.size).toBe(0);
  expect(opened('a').get().reply).toBe('');
});

test('a half-written entry in the storage is passed over', () => {
  stored.set('lingting.draft.zhou.a', '{"mode":"reply","rep');
  expect(opened('a', { account: { text: '账号里的', mode: 'reply' } }).get().reply).toBe('账号里的');
});
