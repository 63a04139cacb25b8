/** Names and notes that break careless programs; each must be kept and shown byte for byte, or be refused with a reason. */
export const naughty: readonly string[] = [
  '䶮', '𠮷野家', '葛󠄀城', 'é', 'é', 'Ａｎｎａ', '①②③', '㎏', 'ﷺ', 'ªº', 'İstanbul', 'ﬁnal', 'ß', 'ſ', 'Ω',
  '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', '👍🏽', '☺️', '\u{1f9d1}‍🦰', '‮evil', '‏مرحبا بالعالم', '⁦abc⁩', 'a​b', '﻿bom', 'soft­hyphen', ' no break', '　全角空格　', ' leading and trailing ',
  'null', 'NULL', 'undefined', 'NaN', 'true', '0', '-1', '1e308', '0x0', '1/0', '१२३', '٤٢', '999999999999999999999999', '[object Object]', '__proto__', 'constructor', 'hasOwnProperty', 'toString',
  "'", '"', '`', '\\', '\\\\', '\\u0000', '%00', '%s%s%n', '{{7*7}}', '${7*7}', '<%= 7 %>', '#{7}', '{0}', '$&', '$1', '(.*)+', '[', '*', '?', '^$', '|', '..', '../../etc/passwd', 'C:\\con', 'file:///etc/passwd',
  "'; drop table customers; --", "' or '1'='1", '1;select pg_sleep(5)', "\\'; select 1 --", 'a & b | !c', "'a':* <-> 'b'", '{a,b}', '{"a":1}', '$$x$$', 'E\'\\x00\'',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "javascript:alert('1')", '<svg/onload=alert(1)>', '</textarea><script>', '<!--', ']]>', '&lt;b&gt;', '&#x27;', '<a href="//evil.example">x</a>', '=cmd|\' /C calc\'!A0', '+1+1', '@SUM(1)', '-2+3',
  'ÅÍÎÏ˝ÓÔÒÚÆ☃', '田中さんにあげて下さい', '사회과학원', 'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤', '˙ɐnbᴉlɐ', '\u{1d573}\u{1d58a}\u{1d591}', '\ud83d', 'x\udc00', 'tab\there', 'vertical\u000b', '\u0001\u001f', '\u0085next', ' line', '\u{10ffff}', '￾', '',
  '王\n伟', '王\r伟', '王\0伟', '', 'x'.repeat(120), 'x'.repeat(121), '静'.repeat(120), '𠮷'.repeat(60), '́'.repeat(119),
];
