import { expect, it } from 'vitest';
import { readSearch, writeSearch } from './route.tsx';

it('keeps filters as they were typed: 0042 stays 0042, and words stay words', () => {
  const filters = { q: '0042', view: 'mine', name: '欧阳 静&' };
  expect(readSearch(writeSearch(filters))).toEqual(filters);
});
it('leaves out what is not set', () => expect(writeSearch({ q: '', view: undefined, page: null })).toBe(''));
