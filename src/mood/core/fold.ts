import { TRADITIONAL_TO_SIMPLE } from './traditional.ts';

/** Messages are judged up to this length; what stands behind it is kept and shown, but not read for mood. */
export const READ_LIMIT_CHARACTERS = 100_000;

/** A message in one spelling, with the way back: `text[i]` was written at `writtenAt[i]` (UTF-16 offsets). */
export interface FoldedText { text: string; writtenAt: Int32Array }

const SPACE = 32;
const PUNCTUATION: ReadonlyMap<number, number> = new Map(
  Object.entries({ '。': '.', '！': '!', '？': '?', '；': ';', '，': ',', '、': ',', '：': ':', '…': ',', '—': ',', '～': '~', '「': '"', '」': '"', '『': '"', '』': '"', '“': '"', '”': '"', '《': '"', '》': '"', '«': '"', '»': '"', '【': '[', '】': ']', '\u0085': '\n', '\u2028': '\n', '\u2029': '\n' })
    .map(([written, folded]) => [written.charCodeAt(0), folded.charCodeAt(0)]),
);

/** Chinese and Japanese ideographs and kana. */
export function isIdeograph(code: number): boolean {
  return code >= 0x3041 && code <= 0x9fff;
}

/** Letters and digits of a language written with spaces. */
export function isWordCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xc0 && code <= 0x24f);
}

/** Signs people put between characters to get past filters, and marks nobody sees. */
function isNoise(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069)
    || code === 0xfeff || code === 0xad || code === 0xfe0e || code === 0xfe0f || code === 0x2a || code === 0xb7;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2018 || code === 0x60 || code === 0xb4;
}

function foldOne(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return foldOne(code - 0xfee0);
  if (code >= 65 && code <= 90) return code + 32;
  if (code === 10 || code === 13) return 10;
  if (code === 0x3000 || code === 0xa0 || code === 9 || (code >= 0x2000 && code <= 0x200a)) return SPACE;
  return PUNCTUATION.get(code) ?? TRADITIONAL_TO_SIMPLE.get(code) ?? code;
}

/**
 * Brings a message to one spelling in one pass: half-width, lower case, simplified, one space at most and none beside an ideograph,
 * no apostrophes (don't → dont), no invisible marks. Lengths may shrink, never grow.
 */
export function foldText(written: string): FoldedText {
  const length = Math.min(written.length, READ_LIMIT_CHARACTERS);
  const codes = new Uint16Array(length);
  const writtenAt = new Int32Array(length);
  let n = 0;
  for (let i = 0; i < length; i++) {
    const code = foldOne(written.charCodeAt(i));
    if (isNoise(code) || isApostrophe(code)) continue;
    const before = n > 0 ? codes[n - 1] ?? SPACE : SPACE;
    if (code === SPACE && (before === SPACE || before === 10 || isIdeograph(before))) continue;
    if (before === SPACE && n > 0 && (isIdeograph(code) || code === 10)) n -= 1;
    codes[n] = code;
    writtenAt[n] = i;
    n += 1;
  }
  return { text: fromCodes(codes.subarray(0, n)), writtenAt: writtenAt.subarray(0, n) };
}

function fromCodes(codes: Uint16Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += 4096) text += String.fromCharCode(...codes.subarray(at, at + 4096));
  return text;
}
