import { expect, test } from 'vitest';
import type { House } from '../house.ts';
import type { Happened } from './event.ts';
import { startNudges } from './nudge.ts';

let made = 0;
const event = (name: string, brandId: string): Happened => ({ id: `e${made++}`, brandId, name, subjectKind: 'x', subjectId: '', detail: null });
const troubles: string[] = [];
const house = { log: { info() {}, warn() {}, error: (what: string) => void troubles.push(what) } } as unknown as House;

test('a thousand events of a brand are one run; what comes during a run makes one more; a fault stops nobody else', async () => {
  const runs: string[] = [];
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const nudges = startNudges(house, [{
    name: 'look', on: ['came'],
    async run(_house, brandId) {
      runs.push(brandId);
      if (runs.length === 1) await held;
      if (brandId === 'broken') throw new Error('broken');
    },
  }], true);
  nudges.tell(Array.from({ length: 1000 }, () => event('came', 'a')));
  nudges.tell([event('other', 'b')]);
  expect(runs).toEqual(['a']);
  nudges.tell([event('came', 'a'), event('came', 'broken'), event('came', 'a'), event('came', 'b')]);
  release();
  expect(await nudges.settle()).toBe(true);
  expect(runs).toEqual(['a', 'broken', 'b', 'a']);
  expect(troubles).toEqual(['nudge failed']);
  expect(await nudges.settle()).toBe(false);
});

test('what was told at the commit and again when it was sealed is one run', async () => {
  const seen: number[] = [];
  const nudges = startNudges(house, [{ name: 'look', on: ['came'], run: async (_house, _brandId, happened) => void seen.push(happened.length) }], false);
  const came = [event('came', 'a'), event('came', 'a')];
  nudges.tell(came);
  await nudges.settle();
  nudges.tell([...came, event('came', 'a')]);
  await nudges.settle();
  nudges.tell(came);
  expect(await nudges.settle()).toBe(false);
  expect(seen).toEqual([2, 1]);
});

test('in a story nothing runs until it is asked to', async () => {
  const runs: string[] = [];
  const nudges = startNudges(house, [{ name: 'look', on: ['came'], run: async (_house, brandId) => void runs.push(brandId) }], false);
  nudges.tell([event('came', 'a')]);
  await Promise.resolve();
  expect(runs).toEqual([]);
  await nudges.settle();
  expect(runs).toEqual(['a']);
});
