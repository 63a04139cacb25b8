import { expect, test } from 'vitest';
import { nextToSend, outboxAfter, outboxItemFrom, type Outbox, type OutboxItem } from './outbox.ts';

const item = (key: string, writtenAtMs = 0): OutboxItem => ({ key, text: key, files: [], start: null, writtenAtMs, state: 'waiting', refusal: null });
const keys = (outbox: Outbox) => outbox.map((one) => one.key);
const words = { what: '太长了', right: '请分两次发送' };

test('one goes at a time, in the order written', () => {
  let outbox = outboxAfter([], { is: 'written', item: item('key-0001') });
  outbox = outboxAfter(outbox, { is: 'written', item: item('key-0002') });
  expect(nextToSend(outbox)?.key).toBe('key-0001');
  outbox = outboxAfter(outbox, { is: 'sending', key: 'key-0001' });
  expect(nextToSend(outbox)).toBeNull();
  outbox = outboxAfter(outbox, { is: 'stored', keys: new Set(['key-0001']) });
  expect(nextToSend(outbox)?.key).toBe('key-0002');
});

test('a cut puts back what was under way, and only that', () => {
  let outbox: Outbox = [item('key-0001'), item('key-0002')];
  outbox = outboxAfter(outbox, { is: 'refused', key: 'key-0001', refusal: words });
  outbox = outboxAfter(outbox, { is: 'sending', key: 'key-0002' });
  outbox = outboxAfter(outbox, { is: 'cut' });
  expect(outbox.map((one) => one.state)).toEqual(['refused', 'waiting']);
});

test('what was refused holds up nobody, can be sent again with the same key, or dropped', () => {
  let outbox: Outbox = [item('key-0001'), item('key-0002')];
  outbox = outboxAfter(outbox, { is: 'refused', key: 'key-0001', refusal: words });
  expect(nextToSend(outbox)?.key).toBe('key-0002');
  const again = outboxAfter(outbox, { is: 'again', key: 'key-0001' });
  expect(nextToSend(again)).toMatchObject({ key: 'key-0001', refusal: null });
  expect(keys(outboxAfter(outbox, { is: 'dropped', key: 'key-0001' }))).toEqual(['key-0002']);
});

test('the same word is never in the box twice', () => {
  expect(keys(outboxAfter([item('key-0001')], { is: 'written', item: item('key-0001') }))).toEqual(['key-0001']);
});

test('storage is read with care', () => {
  const good = { ...item('key-0001', 5), state: 'sending' };
  expect(outboxItemFrom(JSON.parse(JSON.stringify(good)))).toEqual(item('key-0001', 5));
  for (const bad of [null, 7, 'x', [], {}, { ...good, key: 'short' }, { ...good, text: 4 }, { ...good, files: [{ id: 4 }] }, { ...good, files: 'no' }, { ...good, writtenAtMs: 'x' }]) {
    expect(outboxItemFrom(bad)).toBeNull();
  }
});
