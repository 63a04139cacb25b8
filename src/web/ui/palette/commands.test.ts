import { expect, it } from 'vitest';
import { fits } from './commands.ts';

const resolve = { label: '完结并打开下一位', pinyin: 'wj wjdk' };
it.each([['', true], ['完结', true], ['wj', true], ['WJ', true], ['wj 下一位', true], ['jw', false], ['转接', false]])('%j finds it: %s', (typed, found) => expect(fits(resolve, typed)).toBe(found));
