import { expect, it } from 'vitest';
import commitments from '#commitments/words.zh.json';
import interactions from '#interactions/words.zh.json';
import routing from '#routing/words.zh.json';
import web from '../../words.zh.json';
import { fits } from './fits.ts';
import { readingsOf } from './syllables.ts';

const resolve = { label: '完结并打开下一位', pinyin: 'wj wjdk' };
it.each([['', true], ['完结', true], ['wj', true], ['WJ', true], ['wj 下一位', true], ['wanjie', true], ['dakai', true], ['xiayiw', true], ['jw', false], ['转接', false], ['zhuanjie', false]])('%j finds it: %s', (typed, found) => expect(fits(resolve, typed)).toBe(found));

it.each([
  ['上线接待', 'shangxian'], ['上线接待', 'sx'], ['上线接待', 'shangx'], ['恢复接待', 'huifu'], ['恢复接待', 'hfjd'], ['退出登录', 'tuichu'], ['退出登录', 'tcdl'],
  ['前往：回访', 'huifang'], ['离开：用餐', 'likaiyongcan'], ['切换到深色外观', 'shense'],
])('%s is found by %s', (label, typed) => expect(fits({ label }, typed)).toBe(true));
it('is not found by what it does not sound like', () => expect(['xianshang', 'sxd', 'x y'].map((typed) => fits({ label: '上线接待' }, typed))).toEqual([false, false, false]));

type Words = string | { readonly [key: string]: Words };
const leaves = (part: Words | undefined): string[] => (part === undefined ? [] : typeof part === 'string' ? [part] : Object.values(part).flatMap(leaves));
const at = (part: Words | undefined, path: string): Words | undefined => path.split('.').reduce<Words | undefined>((one, key) => (typeof one === 'object' ? one[key] : undefined), part);

it('every character in the names of acts has its sound', () => {
  const labels = [
    ...['nav', 'person', 'palette', 'keys.title', 'theme', 'density'].flatMap((key) => leaves(at(web, key))),
    ...['take', 'takeOver', 'transfer', 'case', 'end', 'endNext', 'next', 'previous', 'reply', 'note', 'whisper', 'search', 'news', 'fold', 'side', 'goView'].flatMap((key) => leaves(at(web, `desk.${key}`))),
    ...['presence.go', 'presence.available', 'presence.offline', 'reason', 'missed.back', 'offer.accept', 'offer.decline'].flatMap((key) => leaves(at(routing, key))),
    ...leaves(at(interactions, 'view')), ...leaves(at(commitments, 'screen.title')),
  ];
  expect(labels.length).toBeGreaterThan(60);
  const silent = new Set(labels.flatMap((label) => Array.from(label.replace(/\{\{.*?\}\}/g, ''))).filter((one) => /\p{Script=Han}/u.test(one) && readingsOf(one).length === 0));
  expect([...silent].join('')).toBe('');
});
