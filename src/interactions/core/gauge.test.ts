import { expect, test } from 'vitest';
import { gaugeOf, type Word } from './gauge.ts';

const talked = { firstAnswerAt: null, isRepeat: false, transfers: 0 };
const word = (at: string, mood: 'calm' | 'angry', speaker = 'customer'): Word => ({ at: `2026-11-18T02:0${at}:00.000Z`, speaker, kind: 'text', mood: speaker === 'customer' ? { mood, strength: 0.8, judgedBy: 'rules', evidence: [{ text: 'x', start: 0, end: 1, cue: 'unresolved' }] } : null });

test('being handed on and coming again weigh on the gauge, and are named', () => {
  const words = [word('1', 'calm')];
  const plain = gaugeOf(talked, words, 0);
  const handedOn = gaugeOf({ ...talked, transfers: 2, isRepeat: true }, words, 0);
  expect(handedOn.gauge).toBeLessThan(plain.gauge);
  expect(handedOn.evidence.filter((one) => one.kind === 'context').map((one) => one.cue).toSorted()).toEqual(['repeatContact', 'transferred']);
});

test('how the customer came is judged by what was said before the first answer, not after', () => {
  const words = [word('1', 'calm'), word('2', 'calm', 'staff'), word('3', 'angry')];
  expect(gaugeOf(talked, words, 0).arrival).toBe('calm');
  expect(gaugeOf({ ...talked, firstAnswerAt: '2026-11-18T02:05:00.000Z' }, words, 0).arrival).toBe('angry');
});
