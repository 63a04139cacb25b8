import { expect, it } from 'vitest';
import { surnameOf } from './surname.ts';

it.each([['欧阳静', '欧阳'], ['欧静', '欧'], ['罗文', '罗'], ['司马相如', '司马'], ['𠮷田', '𠮷'], ['Anna Berg', 'AB'], ['madonna', 'M'], ['  ', '·'], ['', '·']])('%s stands as %s', (name, shown) => expect(surnameOf(name)).toBe(shown));
