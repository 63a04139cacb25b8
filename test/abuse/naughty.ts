/**
 * Strings of our own that break careless programs. Each must come back as it was given, or be refused by name. By kind, so that a
 * failure says what it was.
 */
export interface Naughty {
  readonly kind: string;
  readonly text: string;
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  'script in markup': [
    '<script>window.__pwned=1</script>', '"><script>window.__pwned=1</script>', '<img src=x onerror="window.__pwned=1">', "'><img src=x onerror=window.__pwned=1>", '<svg/onload=window.__pwned=1>', '<svg><script href="data:,window.__pwned=1"/></svg>',
    '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>', '<a href="javascript:window.__pwned=1">点我</a>', '<body onpageshow=window.__pwned=1>', '<details open ontoggle=window.__pwned=1>', '<input autofocus onfocus=window.__pwned=1>', '<math><mtext><table><mglyph><style><img src onerror=window.__pwned=1>',
    '</textarea><script>window.__pwned=1</script>', '</title><script>window.__pwned=1</script>', '<style>*{background:url(//evil.example)}</style>', '<base href="//evil.example/">', '<meta http-equiv=refresh content="0;url=//evil.example">', '<form action=//evil.example><input name=x></form>', '<!--<img src="--><img src=x onerror=window.__pwned=1//">', '<scr<script>ipt>window.__pwned=1</scr</script>ipt>',
  ],
  'script elsewhere': [
    'javascript:window.__pwned=1', 'JaVaScRiPt:window.__pwned=1', 'java\tscript:window.__pwned=1', 'data:text/html,<script>window.__pwned=1</script>', 'vbscript:msgbox(1)', '`${window.__pwned=1}`', '{{constructor.constructor("window.__pwned=1")()}}', '{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{% raw %}', '$t(refusal.kit)', '$1$&$$', '%s%n%x', '&lt;b&gt;&#x27;&quot;', ']]><![CDATA[', '\u003cscript\u003e', '\\u003cscript\\u003e',
  ],
  sql: [
    "'; drop table customers; --", "' or '1'='1", '" or ""="', '1;select pg_sleep(5)', "\\'; select 1 --", "'||(select password_hash from staff_members)||'", '$$x$$', "E'\\000'", '%', '_', '%_%', 'a & !b | c:*', '{a,b}', 'null', 'NULL', "')) union select 1--",
  ],
  direction: ['\u202e货退', '\u2066abc\u2069', '\u200fمرحبا', 'שלום עולם', 'abc\u202ddef\u202c', 'مرحبا 你好 hello'],
  joined: ['👨‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽', '🇨🇳', '1️⃣', '☺️', '🧑‍🦰', 'a\u200bb', 'a\u200db', 'e\u0301', 'é', 'Z\u0351\u036b\u0343a\u0360l\u0322g\u0328o', '葛\u{e0100}城', '한글', '각'],
  rare: ['䶮', '𠮷野家', '王䶮', '𪚥𪚥', '\u{30000}', '㐀㐁', '欧阳娜娜', '阿卜杜拉·买买提', '臺灣繁體', '鬱', '〇', '々〻', '\u{10ffff}', '\ue000'],
  width: ['Ａｎｎａ１２３', '１３８００１３８０００', '①②③㈱', '㎏㍿', 'ﷺ', 'ﬁ', '　全角空格　', '｡ｶﾞ', '“引号”‘单’', '——……'],
  formula: ["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(1)', '=HYPERLINK("http://evil.example","点我")', '\t=1+1', '|echo'],
  path: ['../../etc/passwd', '..\\..\\windows\\win.ini', 'C:\\con', 'file:///etc/passwd', '/dev/null', '.htaccess', '\u200b.htaccess', 'CON', 'a/b/c', '%2e%2e%2f', '....//'],
  header: ['a%0d%0aSet-Cookie:x=1', 'X: y', '=?utf-8?B?PHNjcmlwdD4=?=', '<x@y>', 'a@b.example, c@d.example', '"x" <y@z.example>'],
  lines: ['a\nb', 'a\r\nBcc: x@y.example', 'a\rb', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'tab\there', '\u000b\u000c'],
  blank: [' ', '\u00a0', '\u3000', '\u200b', '\ufeff', ' leading', 'trailing ', '\u2800', '\u3164'],
  control: ['\u0001\u0002\u001f', '\u007f\u009f', '\u001b[31m红\u001b[0m', '\u0007', '\ufffe', '\uffff', '\ufffd', '\ufeff前面有标记'],
  unstorable: ['空\u0000字', '\u0000', '\ud83d', '\udc00x', 'x\ud800y', '\ud83d\ud83d'],
  literal: ['undefined', 'NaN', 'true', '0', '-0', '1e309', '0x10', '[object Object]', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '{"a":1}', '[]', '""', '\\', '\\\\', '\\n', "'", '"', '`', '12345678901234567890', '2026-02-30', 'Infinity', '1/0'],
  long: ['静'.repeat(60), '𠮷'.repeat(30), 'x'.repeat(500), '字'.repeat(5000), '🙂'.repeat(6000), 'a '.repeat(20_000), '\u0301'.repeat(400), `a${'!'.repeat(9000)}`],
};

export const naughty: readonly Naughty[] = Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })));

/** Those of our own that try to run something in a browser. */
export const attacks: readonly string[] = [...(kinds['script in markup'] ?? []), ...(kinds['script elsewhere'] ?? [])];
