import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonWords } from './common-passwords.ts';
import { troubleWith } from './password.ts';

const about = ['李四', 'lisi@yunque.example', '云雀家电', 'yunque'];

describe('a password', () => {
  test.each([
    '李四的好长密码词组', 'correct horse battery', '今天食堂的鱼不错', 'kvpxmwzthd', 'Tr0ub4dor&3 cat', '窗台三只橘猫打架', 'a brand new one', 'зимний вечер', '9f!Kq2#vLx',
  ])('%s will do', (password) => expect(troubleWith(password, about)).toBeUndefined());

  test.each([
    ['password12', 'passwordCommon'], ['Password2026!', 'passwordCommon'], ['P@ssw0rd1234', 'passwordCommon'], ['qwertyuiop', 'passwordCommon'], ['1qaz2wsx3edc', 'passwordCommon'], ['1234567890', 'passwordCommon'], ['abcdefghij', 'passwordCommon'],
    ['aaaaaaaaaaaa', 'passwordCommon'], ['abcabcabcabc', 'passwordCommon'], ['woaini5201314', 'passwordCommon'], ['iloveyou1234', 'passwordCommon'], ['admin888admin', 'passwordCommon'], ['Summer2026!!', 'passwordCommon'], ['我爱你我爱你我爱你', 'passwordCommon'], ['一二三四五六七八九', 'passwordCommon'],
    ['yunque2026!', 'passwordAboutYou'], ['云雀家电云雀家电abc', 'passwordAboutYou'], ['lisi.yunque.8', 'passwordAboutYou'], ['lisi@yunque.example', 'passwordAboutYou'],
    ['短一点', 'passwordShort'], ['x7!kQ', 'passwordShort'], ['好好好', 'passwordShort'], ['', 'passwordShort'],
  ] as const)('%s is refused as %s', (password, trouble) => expect(troubleWith(password, about)).toBe(trouble));

  test('longer is never worse by a letter nobody could guess from what stands before', () => {
    expect(troubleWith('kvpxmwzth', [])).toBe('passwordShort');
    expect(troubleWith('kvpxmwzthd', [])).toBeUndefined();
  });

  test('every common word with any two digits behind it is refused', () => {
    for (const word of commonWords) expect(troubleWith(`${word}42`, []), word).toBeDefined();
  });

  test('any text is judged without a throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 256 }), fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }), (password, known) => void troubleWith(password, known)));
  });
});
