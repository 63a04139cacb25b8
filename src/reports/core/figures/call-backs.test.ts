import { expect, test } from 'vitest';
import { callBacksKept, callBacksPromised, callBackWait } from './call-backs.ts';

const minute = 60_000;
const promised = { id: 'a', askedAtMs: 0, promisedByMs: 10 * minute, isMessage: false };

test('kept is begun by the promised moment and a minute; late is late, and a call that nobody made is not kept', () => {
  const rows = [
    { ...promised, id: 'in time', startedAtMs: 9 * minute }, { ...promised, id: 'within the grace', startedAtMs: 11 * minute }, { ...promised, id: 'late', startedAtMs: 11 * minute + 1 },
    { ...promised, id: 'never begun' }, { ...promised, id: 'gone too late', endedAtMs: 12 * minute },
  ];
  expect(callBacksKept(20 * minute).compute(rows)).toMatchObject({ numerator: 2, denominator: 5, numeratorRowIds: ['in time', 'within the grace'] });
  expect(callBacksPromised().compute(rows)).toMatchObject({ value: 5 });
});

test('what is not due yet, or was no longer needed before it was due, counts in neither; a message promises nothing', () => {
  const rows = [{ ...promised, id: 'not due' }, { ...promised, id: 'came back in time', endedAtMs: 5 * minute }, { id: 'message', askedAtMs: 0, isMessage: true }];
  expect(callBacksKept(10 * minute).compute(rows)).toMatchObject({ value: undefined, denominator: 0 });
  expect(callBacksKept(20 * minute).compute(rows)).toMatchObject({ numerator: 0, denominator: 1, rowIds: ['not due'] });
  expect(callBacksPromised().compute(rows)).toMatchObject({ value: 2 });
});

test('the wait counts from the choice, or from the time that was chosen; never below nothing', () => {
  const rows = [
    { ...promised, id: 'turn', startedAtMs: 8 * minute }, { ...promised, id: 'set time', askedAtMs: 0, wantedAtMs: 60 * minute, startedAtMs: 64 * minute }, { ...promised, id: 'taken early', wantedAtMs: 60 * minute, startedAtMs: 50 * minute },
    { ...promised, id: 'not begun' }, { id: 'message', askedAtMs: 0, startedAtMs: 90 * minute, isMessage: true },
  ];
  expect(callBackWait().compute(rows)).toMatchObject({ value: 240, denominator: 3 });
});
