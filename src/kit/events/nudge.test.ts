import { expect, test } from 'vitest';
import type { House } from '../house.ts';
import type { SealedEvent } from './event.ts';
import { startNudges } from './nudge.ts';

const event = (name: string, brandId: string): SealedEvent => ({ id: '', brandId, seq: 1, at: new Date(0), actorKind: 'system', actorId: null, actorName: null, name, subjectKind: 'x', subjectId: '', detail: null });
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
  expect(runs).toEqual(['a', 'a', 'broken', 'b']);
  expect(troubles).toEqual(['nudge failed']);
  expect(await nudges.settle()).toBe(false);
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
