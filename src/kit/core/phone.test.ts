import { expect, test } from 'vitest';
import fc from 'fast-check';
import { maskPhone, phoneKey, readPhone, showPhone } from './phone.ts';

const mobile = '+8613800138000';
const beijing = '+861088888888';
/** As customers, address books, switches and forms spell them. */
const spellings: [text: string, key: string, kind: string, extension?: string][] = [
  ['13800138000', mobile, 'mobile'],
  ['138 0013 8000', mobile, 'mobile'],
  ['138-0013-8000', mobile, 'mobile'],
  ['138.0013.8000', mobile, 'mobile'],
  ['138/0013/8000', mobile, 'mobile'],
  ['(138) 0013-8000', mobile, 'mobile'],
  ['1380 0138 000', mobile, 'mobile'],
  ['+86 138-0013-8000', mobile, 'mobile'],
  ['+8613800138000', mobile, 'mobile'],
  ['(+86)13800138000', mobile, 'mobile'],
  ['（+86）138 0013 8000', mobile, 'mobile'],
  ['+86-13800138000', mobile, 'mobile'],
  ['0086 138 0013 8000', mobile, 'mobile'],
  ['0086-13800138000', mobile, 'mobile'],
  ['008613800138000', mobile, 'mobile'],
  ['86 13800138000', mobile, 'mobile'],
  ['8613800138000', mobile, 'mobile'],
  ['013800138000', mobile, 'mobile'],
  ['+86 013800138000', mobile, 'mobile'],
  ['１３８００１３８０００', mobile, 'mobile'],
  ['＋８６　１３８　００１３　８０００', mobile, 'mobile'],
  ['138－0013－8000', mobile, 'mobile'],
  ['138–0013–8000', mobile, 'mobile'],
  ['138—0013—8000', mobile, 'mobile'],
  ['\u202d138 0013 8000\u202c', mobile, 'mobile'],
  ['138\u200b0013\u200b8000', mobile, 'mobile'],
  ['138\u00a00013\u00a08000', mobile, 'mobile'],
  ['  13800138000\t', mobile, 'mobile'],
  ['tel:+86-138-0013-8000', mobile, 'mobile'],
  ['Tel: 13800138000', mobile, 'mobile'],
  ['手机：13800138000', mobile, 'mobile'],
  ['电话 138 0013 8000', mobile, 'mobile'],
  ['聯絡電話：13800138000', mobile, 'mobile'],
  ['[138] 0013 8000', mobile, 'mobile'],
  ['17951 13800138000', mobile, 'mobile'],
  ['010-88888888', beijing, 'landline'],
  ['010 8888 8888', beijing, 'landline'],
  ['010/88888888', beijing, 'landline'],
  ['(010)88888888', beijing, 'landline'],
  ['（010）8888-8888', beijing, 'landline'],
  ['01088888888', beijing, 'landline'],
  ['+86 10 8888 8888', beijing, 'landline'],
  ['+86 (0)10 8888 8888', beijing, 'landline'],
  ['+86(010)88888888', beijing, 'landline'],
  ['0086-10-88888888', beijing, 'landline'],
  ['861088888888', beijing, 'landline'],
  ['（010）8888-8888转801', beijing, 'landline', '801'],
  ['010-88888888-801', beijing, 'landline', '801'],
  ['+86-10-88888888-801', beijing, 'landline', '801'],
  ['010-88888888 ext. 801', beijing, 'landline', '801'],
  ['010-88888888 x801', beijing, 'landline', '801'],
  ['010-88888888#801', beijing, 'landline', '801'],
  ['010-88888888,801', beijing, 'landline', '801'],
  ['010-88888888 分机 801', beijing, 'landline', '801'],
  ['010-88888888轉801號', beijing, 'landline', '801'],
  ['tel:+86-10-88888888;ext=801', beijing, 'landline', '801'],
  ['021-62345678', '+862162345678', 'landline'],
  ['0755-26543210', '+8675526543210', 'landline'],
  ['0751 888 8888', '+867518888888', 'landline'],
  ['0571/8765 4321', '+8657187654321', 'landline'],
  ['400-810-8888', '+864008108888', 'tollFree'],
  ['4008108888', '+864008108888', 'tollFree'],
  ['800 810 8888', '+868008108888', 'tollFree'],
  ['400-810-8888转2', '+864008108888', 'tollFree', '2'],
  ['+852 9123 4567', '+85291234567', 'other'],
  ['00852-91234567', '+85291234567', 'other'],
  ['+886 912 345 678', '+886912345678', 'other'],
  ['+1 (213) 373-4253', '+12133734253', 'other'],
  ['001 213 373 4253', '+12133734253', 'other'],
  ['+49 (0)30 123456', '+4930123456', 'other'],
  ['+49 30/123456', '+4930123456', 'other'],
  ['+39 06 698 82000', '+390669882000', 'other'],
  ['12315', '12315', 'service'],
  ['95588', '95588', 'service'],
  ['１２３１５', '12315', 'service'],
  ['110', '110', 'service'],
  ['10086', '10086', 'service'],
  ['955 88', '95588', 'service'],
  ['+86 95588', '95588', 'service'],
  ['95588转1', '95588', 'service', '1'],
  ['客服热线：95588', '95588', 'service'],
  ['961234', '961234', 'service'],
];
test('the table is long enough to mean something', () => {
  expect(spellings.length).toBeGreaterThanOrEqual(60);
});
test.each(spellings)('%j is %s', (text, key, kind, extension) => {
  const reading = readPhone(text);
  if ('refused' in reading) throw new Error(`refused: ${reading.refused}`);
  expect([phoneKey(reading), reading.kind, reading.extension]).toEqual([key, kind, extension]);
});

test('abroad, a number without prefix belongs to the country of the centre', () => {
  expect(readPhone('030 123456', 'DE')).toEqual({ kind: 'other', e164: '+4930123456' });
  expect(readPhone('(213) 373-4253', 'US')).toEqual({ kind: 'other', e164: '+12133734253' });
  expect(readPhone('+86 138 0013 8000', 'US')).toEqual({ kind: 'mobile', e164: mobile });
  expect(readPhone('911', 'US')).toEqual({ kind: 'service', serviceCode: '911' });
});

const refused: [string, string][] = [
  ['', 'empty'], ['  　', 'empty'], ['手机：', 'empty'],
  ['不方便说', 'notANumber'], ['abc', 'notANumber'], ['*#06#', 'notANumber'], ['138OO138000', 'notANumber'], ['+', 'notANumber'],
  ['1+3800138000', 'notANumber'], ['=1+1', 'notANumber'], ['138\r\n0013\r\n8000 abc', 'notANumber'], ['<b>13800138000</b>', 'notANumber'],
  ['13800138000/13900139000', 'severalNumbers'], ['13800138000、13900139000', 'severalNumbers'], ['010-88888888 或 13800138000', 'severalNumbers'],
  ['12', 'tooShort'], ['012345', 'tooShort'],
  ['88888888', 'needsAreaCode'], ['8888 888', 'needsAreaCode'],
  ['1380013800', 'impossible'], ['138001380001', 'impossible'], ['12345678901', 'impossible'], ['+999 12345678', 'impossible'],
  ['110105194912310021', 'tooLong'], ['1'.repeat(65), 'tooLong'], ['1'.repeat(30), 'tooLong'],
];
test.each(refused)('%j is refused: %s', (text, why) => {
  expect(readPhone(text)).toMatchObject({ refused: why });
});

test('any text gets an answer, and what was stored reads as itself', () => {
  const near = fc.string({ unit: fc.constantFrom(...'0123456789+-() /.转x#，１８') , maxLength: 24 });
  fc.assert(fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
    const reading = readPhone(text);
    if ('refused' in reading) return;
    const key = phoneKey(reading);
    expect(key).toMatch(/^(?:\+[1-9]\d{6,14}|\d{3,6})$/);
    const again = readPhone(key);
    expect('refused' in again ? again.refused : phoneKey(again)).toBe(key);
  }), { numRuns: 2000 });
});

const chineseMobile = fc.tuple(fc.constantFrom('3', '5', '6', '7', '8', '9'), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })).map(([second, rest]) => `1${second}${rest.join('')}`);

test('however a mobile number is grouped and prefixed, it is the same number', () => {
  const separator = fc.constantFrom('', ' ', '-', '.', '/', '　', '－');
  fc.assert(fc.property(chineseMobile, fc.constantFrom('', '+86', '0086', '86', '+86-', '（+86）', '(86)'), separator, fc.boolean(), (digits, prefix, between, wide) => {
    const grouped = `${prefix}${[digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(between)}`;
    const typed = wide ? grouped.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : grouped;
    expect(readPhone(typed)).toEqual({ kind: 'mobile', e164: `+86${digits}` });
  }));
});

test('numbers are shown as people at home write them', () => {
  expect(showPhone(mobile)).toBe('138 0013 8000');
  expect(showPhone(beijing)).toBe('010 8888 8888');
  expect(showPhone('+867518888888')).toBe('0751 888 8888');
  expect(showPhone('+864008108888')).toBe('400 810 8888');
  expect(showPhone('+12133734253')).toBe('+1 213 373 4253');
  expect(showPhone(mobile, 'DE')).toBe('+86 138 0013 8000');
  expect(showPhone('95588')).toBe('95588');
  expect(showPhone('unknown')).toBe('unknown');
});

test('what is shown can be read again', () => {
  fc.assert(fc.property(chineseMobile, (digits) => {
    expect(readPhone(showPhone(`+86${digits}`))).toEqual({ kind: 'mobile', e164: `+86${digits}` });
  }));
});

test('a masked number hides at least four digits', () => {
  expect(maskPhone(mobile)).toBe('138****8000');
  expect(maskPhone(beijing)).toBe('010 ****8888');
  expect(maskPhone('+867518888888')).toBe('0751 ****888');
  expect(maskPhone('+864008108888')).toBe('+86 ******8888');
  expect(maskPhone('+12133734253')).toBe('+1 ******4253');
  expect(maskPhone('95588')).toBe('95588');
  expect(maskPhone('call my wife at 13800138000')).toBe('********');
  for (const [, key, kind] of spellings) {
    const shownDigits = maskPhone(key).replace(/\D/g, '').replace(/^0(?=\d{5})/, '').length;
    if (kind !== 'service') expect(key.replace(/\D/g, '').length - shownDigits, key).toBeGreaterThanOrEqual(4);
  }
});
