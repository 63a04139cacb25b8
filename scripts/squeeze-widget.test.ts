import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownNames, squeezeWidget, withShortClasses } from './squeeze-widget.ts';

const sheet = ':host{all:initial}.panel{color:red}.panel.over,.dot:hover{top:.5px}.dot{width:1.5em}.head-line>.dot{left:0}';
const page = (code: string): string => `const s=\`${sheet}\`;${code}`;

test('a class has the same short name in the sheet and in the code; numbers and everything else stay', () => {
  const short = withShortClasses(page('x(`div`,{class:a?`panel over`:`panel`,id:`panel`},`dot`);y({class:`head-line`});z({class:`dot`})'));
  expect(short).toBe('const s=`:host{all:initial}.b{color:red}.b.c,.a:hover{top:.5px}.a{width:1.5em}.d>.a{left:0}`;x(`div`,{class:a?`b c`:`b`,id:`panel`},`dot`);y({class:`d`});z({class:`a`})');
});

test('a class that has no style, or is put together, is not shipped', () => {
  expect(() => withShortClasses(page('x({class:`nobody`})'))).toThrow('nobody');
  expect(() => withShortClasses(page('x({class:`dot ${a}`})'))).toThrow('put together');
  expect(() => withShortClasses('x({class:`dot`})')).toThrow('no style sheet');
});

test('what comes out still says and does the same', () => {
  const out: string[] = [];
  new Function('tell', squeezeWidget(page('const twice=(n)=>n+n;tell(s.length>20?twice(`dot`):``);tell({class:`dot`}.class)')))((word: string) => out.push(word));
  expect(out).toEqual(['dotdot', 'a']);
});

test('a name of the window’s own is shortened everywhere alike; no such name is one that the centre, the page’s storage or a string knows', () => {
  const out: unknown[] = [];
  const code = squeezeWidget(page('const {hereNow}=w({hereNow:1,offline:2});const b=w({hereNow:3,offline:4});tell(hereNow+b.hereNow,b.offline)'));
  new Function('tell', 'w', code)((...said: unknown[]) => out.push(...said), (words: unknown) => words);
  expect(out).toEqual([4, 4]);
  expect([code.includes('hereNow'), code.includes('offline')]).toEqual([false, true]);
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  const shared = ['../src/chat/contract.ts', '../src/interactions/contract.ts', '../src/attachments/contract.ts', '../src/kit/core/shapes.ts', '../src/widget/keepsakes.ts', '../src/widget/core/outbox.ts'].map(read).join('\n');
  expect(ownNames.filter((name) => new RegExp(`\\b${name}\\b`).test(shared))).toEqual([]);
});
