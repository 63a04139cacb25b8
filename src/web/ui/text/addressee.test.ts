import { expect, it } from 'vitest';
import { addressOf, visitorNumber } from './addressee.ts';

const ouyang = { name: '欧阳静', formOfAddress: { zh: '欧阳女士', en: 'Ms Ouyang' } };
const visitor = { customerName: '访客1042', formOfAddress: { zh: '', en: '' } };
const called = (number: string) => `Visitor ${number}`;

it('the desk’s language decides, wherever the record comes from', () => {
  expect(addressOf(ouyang, 'zh', called)).toBe('欧阳女士');
  expect(addressOf(ouyang, 'en', called)).toBe('Ms Ouyang');
  expect(addressOf({ customerName: '欧阳静', formOfAddress: ouyang.formOfAddress }, 'en', called)).toBe('Ms Ouyang');
});

it('somebody unknown is a visitor with the number of the file, in the desk’s language', () => {
  expect(addressOf(visitor, 'en', called)).toBe('Visitor 1042');
  expect(visitorNumber({ ...visitor, customerName: 'Visitor 0007' })).toBe('0007');
});

it('a name of record is left as it is', () => {
  expect(addressOf({ name: '!!!', formOfAddress: { zh: '', en: '' } }, 'zh', called)).toBe('!!!');
  expect(visitorNumber({ name: '访客1042', formOfAddress: { zh: '访客先生', en: 'Sir' } })).toBeNull();
});
