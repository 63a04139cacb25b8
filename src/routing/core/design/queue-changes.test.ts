import { expect, test } from 'vitest';
import { changesOf, following, formerOf } from './queue-changes.ts';

interface Settings { name: string; targetSeconds: number; callBack: { tries: number }; calendarId: string | null }
const kept: Settings = { name: '安装', targetSeconds: 20, callBack: { tries: 3 }, calendarId: null };

test('only what was touched is sent, and just that goes back', () => {
  const changes = changesOf(kept, { ...kept, targetSeconds: 45, callBack: { tries: 5 } });
  expect(changes).toEqual({ targetSeconds: 45, callBack: { tries: 5 } });
  expect(formerOf(kept, changes)).toEqual({ targetSeconds: 20, callBack: { tries: 3 } });
  expect(changesOf(kept, structuredClone(kept))).toEqual({});
  expect(changesOf<Settings>(kept, { ...kept, calendarId: 'c1' })).toEqual({ calendarId: 'c1' });
});

test('a figure that is none differs from every figure and equals itself', () => {
  expect(changesOf(kept, { ...kept, targetSeconds: Number.NaN })).toEqual({ targetSeconds: Number.NaN });
  expect(changesOf({ ...kept, targetSeconds: Number.NaN }, { ...kept, targetSeconds: Number.NaN })).toEqual({});
  expect(changesOf({ ...kept, callBack: { tries: Number.NaN } }, { ...kept, callBack: { tries: 3 } })).toEqual({ callBack: { tries: 3 } });
});

test('somebody else’s change comes into a form, except where one is typing oneself', () => {
  const typed = { ...kept, targetSeconds: 45 };
  expect(following(typed, kept, { ...kept, name: '上门安装', targetSeconds: 30 })).toEqual({ ...kept, name: '上门安装', targetSeconds: 45 });
  // Taken back: what was saved is what stands there, so it goes back too.
  expect(following(typed, typed, kept)).toEqual(kept);
});
