import { expect, test } from 'vitest';
import { fakeClock } from '../../../test/kit/world.ts';
import type { Happened, SealedEvent } from './event.ts';
import { openInHand } from './in-hand.ts';

const happened = (id: string, inHand?: object): Happened => ({ id, brandId: 'b', name: 'test.said', subjectKind: 'test', subjectId: 's', detail: null, inHand });
const sealed = (id: string): SealedEvent => ({ ...happened(id), seq: 1, at: new Date(0), actorKind: 'system', actorId: null, actorName: null });

test('what was kept goes along with its event, once; what was not kept, and what held nothing, goes as it came', () => {
  const inHand = openInHand(fakeClock());
  const word = { text: '您好' };
  inHand.keep([happened('a', word), happened('b')]);
  const told = [sealed('a'), sealed('b'), sealed('c')];
  expect(inHand.give(told).map((event) => event.inHand)).toEqual([word, undefined, undefined]);
  expect(inHand.give(told).map((event) => event.inHand)).toEqual([undefined, undefined, undefined]);
});

test('what nobody asks for is forgotten, so that there is room for what comes later', () => {
  const clock = fakeClock();
  const inHand = openInHand(clock);
  const many = (from: number) => Array.from({ length: 1000 }, (_, i) => happened(`${from + i}`, { n: from + i }));
  inHand.keep(many(0));
  // Full: what is there is told sooner than what comes.
  inHand.keep(many(1000));
  expect(inHand.give([sealed('0'), sealed('1000')]).map((event) => event.inHand)).toEqual([{ n: 0 }, undefined]);
  clock.pass({ seconds: 11 });
  inHand.keep(many(2000));
  expect(inHand.give([sealed('1'), sealed('2000'), sealed('2999')]).map((event) => event.inHand)).toEqual([undefined, { n: 2000 }, { n: 2999 }]);
});
