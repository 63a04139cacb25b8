import { expect, test } from 'vitest';
import { admitted, shownName } from './kinds.ts';

test('markup is refused whatever it is called; plain words are admitted', () => {
  for (const text of ['<svg onload="alert(1)">', '  \n<!doctype html>', '\uFEFF<html>', 'hello <script>alert(1)</script>', 'x <IFRAME src=//e>']) expect(admitted(undefined, text)).toBeUndefined();
  expect(admitted(undefined, '型号 A1，序列号 < 100')).toBe('text/plain');
});
test('what the bytes say decides: an executable is refused, an image stays', () => {
  expect(admitted('application/x-msdownload', undefined)).toBeUndefined();
  expect(admitted('image/svg+xml', '<svg>')).toBeUndefined();
  expect(admitted('image/png', undefined)).toBe('image/png');
  expect(admitted(undefined, undefined)).toBeUndefined();
});
test('a name is never a path and carries no tricks', () => {
  expect(shownName('../../etc/passwd')).toBe('passwd');
  expect(shownName('C:\\x\\照片.jpg')).toBe('照片.jpg');
  expect(shownName('\u200b.htaccess\u202egpj.exe')).toBe('.htaccessgpj.exe');
  expect(shownName('a\r\nSet-Cookie: x')).toBe('aSet-Cookie: x');
  expect(shownName('..')).toBe('file');
  expect(shownName('长'.repeat(300)).length).toBe(120);
});
