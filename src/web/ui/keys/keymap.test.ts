import { describe, expect, it } from 'vitest';
import { ariaKeys, belongsToIme, clashes, isBare, keycaps, keysOf, namesAKey, pressed } from './keymap.ts';

const key = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('keys are shown as they stand on the keyboard', () => {
  it.each([
    ['$mod+k', [['Ctrl', 'K']]],
    ['g i', [['G'], ['I']]],
    ['Shift+E', [['Shift', 'E']]],
    ['[Shift]+?', [['?']]],
    ['Alt+ArrowDown', [['Alt', '↓']]],
    ['Alt+KeyA', [['Alt', 'A']]],
    ['', []],
  ])('%s', (keys, caps) => expect(keycaps(keys)).toEqual(caps));
});

describe('a person sets keys', () => {
  it('takes their own over the house\'s, and none when switched off', () => {
    expect(keysOf('desk.reply', 'r', {})).toBe('r');
    expect(keysOf('desk.reply', 'r', { 'desk.reply': 'y' })).toBe('y');
    expect(keysOf('desk.reply', 'r', { 'desk.reply': '' })).toBe('');
  });
  it('writes down what was pressed, signs without caring for Shift', () => {
    expect(pressed(key('k', { ctrlKey: true }))).toBe('$mod+k');
    expect(pressed(key('E', { shiftKey: true }))).toBe('Shift+E');
    expect(pressed(key('?', { shiftKey: true }))).toBe('[Shift]+?');
    expect(pressed(key('?'))).toBe('[Shift]+?');
    expect(pressed(key(' '))).toBe('Space');
    expect(pressed(key('Shift', { shiftKey: true }))).toBeUndefined();
    expect(pressed(key('Process'))).toBeUndefined();
  });
  it('sees two acts on one key', () => {
    expect(clashes({ a: 'e', b: 'E', c: '', d: '', x: 'r' })).toEqual([['a', 'b']]);
  });
});

describe('bare letters rest while somebody writes', () => {
  it.each([['e', true], ['Shift+E', true], ['g i', true], ['[Shift]+?', true], ['$mod+k', false], ['Alt+1', false], ['F2', false]])('%s is bare: %s', (keys, bare) => expect(isBare(keys)).toBe(bare));
});

it('a key that writes nothing may work while somebody writes; letters, signs, Enter may not', () => {
  expect(['Escape', 'PageDown', 'y', 'Shift+E', 'g i', '?', 'Enter', 'Space'].filter(namesAKey)).toEqual(['Escape', 'PageDown']);
});

describe('Enter of an input method never counts as Enter', () => {
  it('while composing', () => expect(belongsToIme({ isComposing: true, keyCode: 13, timeStamp: 100 }, -Infinity)).toBe(true));
  it('as code 229', () => expect(belongsToIme({ isComposing: false, keyCode: 229, timeStamp: 100 }, -Infinity)).toBe(true));
  it('right after the composition ended (Safari: end first, then Enter)', () => expect(belongsToIme({ isComposing: false, keyCode: 13, timeStamp: 104 }, 100)).toBe(true));
  it('but does a moment later', () => expect(belongsToIme({ isComposing: false, keyCode: 13, timeStamp: 160 }, 100)).toBe(false));
  it('and without any composition', () => expect(belongsToIme({ isComposing: false, keyCode: 13, timeStamp: 5 }, -Infinity)).toBe(false));
});

it('tells readers single presses only', () => {
  expect(ariaKeys('$mod+k')).toBe('Control+k');
  expect(ariaKeys('[Shift]+?')).toBe('?');
  expect(ariaKeys('Alt+KeyA')).toBe('Alt+A');
  expect(ariaKeys('g i')).toBeUndefined();
  expect(ariaKeys('')).toBeUndefined();
});
