import { expect, it } from 'vitest';
import { arrived, toWrite, typedFirst, wrote, type Typed } from './use-typed-search.ts';

const type = (typed: Typed, box: string): Typed => ({ ...typed, box });

it('what rests is written once', () => {
  const one = type(typedFirst(''), '欧阳 ');
  expect(toWrite(one)).toBe('欧阳');
  expect(toWrite(wrote(one, '欧阳'))).toBeNull();
  expect(toWrite(arrived(wrote(one, '欧阳'), '欧阳'))).toBeNull();
});

it('our own words that arrive late never overwrite what is being typed', () => {
  const late = type(wrote(type(typedFirst(''), 'ou'), 'ou'), 'ouyang');
  const after = arrived(late, 'ou');
  expect(after.box).toBe('ouyang');
  expect(toWrite(after)).toBe('ouyang');
});

it('two of ours under way: the first, the second, or only the second may arrive', () => {
  const two = wrote(type(wrote(type(typedFirst(''), 'o'), 'o'), 'ou'), 'ou');
  const typing = type(two, 'ouy');
  expect(arrived(arrived(typing, 'o'), 'ou')).toMatchObject({ box: 'ouy', underWay: [], address: 'ou' });
  expect(arrived(typing, 'ou')).toMatchObject({ box: 'ouy', underWay: [], address: 'ou' });
});

it('deleted to nothing while older words are on their way: the box stays empty and the address follows', () => {
  const emptied = type(wrote(type(typedFirst(''), 'ou'), 'ou'), '');
  expect(toWrite(emptied)).toBe('');
  expect(arrived(wrote(emptied, ''), 'ou').box).toBe('');
});

it('Back, a link and a key that clears change the box', () => {
  const shown = arrived(wrote(type(typedFirst(''), 'ou'), 'ou'), 'ou');
  expect(arrived(shown, '').box).toBe('');
  expect(arrived(shown, '罗').box).toBe('罗');
  expect(toWrite(arrived(shown, '罗'))).toBeNull();
});

it('the address standing still changes nothing', () => {
  const typing = type(typedFirst('a'), 'ab');
  expect(arrived(typing, 'a').box).toBe('ab');
});
