/**
 * Telephone numbers as people type, paste and dial them: read into one spelling (E.164), shown, masked.
 *
 * Metadata: libphonenumber-js/min. It calls 95588 and 12315 invalid, so **service codes** of 3 to 6 digits are read here and keep
 * their own form. An extension belongs to a desk, not to a line: it is kept apart and callers are matched without it.
 */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';

type PhoneProblem = 'empty' | 'notANumber' | 'severalNumbers' | 'needsAreaCode' | 'tooShort' | 'tooLong' | 'impossible';

/** `tollFree` are 400 and 800 numbers of China; `other` is any number whose kind its country's plan does not tell us. */
type PhoneReading =
  | { readonly kind: 'mobile' | 'landline' | 'tollFree' | 'other'; readonly e164: string; readonly extension?: string }
  | { readonly kind: 'service'; readonly serviceCode: string; readonly extension?: string };

type PhoneAnswer = PhoneReading | { readonly refused: PhoneProblem };

/** Longer than any spelling of one number with its label and extension. */
const longestText = 64;
/** 转801 · ext. 801 · #801 · 分机:801 — and 010-88888888-801, the commonest of all in China. */
const spokenExtension = /(?:;ext=|,|，|#|ext(?:ension|n)?\.?|x|转|轉|分机号?|分機號?|内线|內線)[\s:：-]*(\d{1,6})\s*(?:号|號|分机|分機)?$/i;
const dashedExtension = /^(\(?0\d{2,3}\)?[-\s/]*[2-9]\d{2,3}[-\s]?\d{4}|\+86[-\s]?\d{2,3}[-\s]?[2-9]\d{2,3}[-\s]?\d{4})\s*-\s*(\d{1,6})$/;
const label = /^(?:tel:|(?:tel|telephone|phone|mobile|mob|cell|fax|手机号?码?|手機號?碼?|电话号?码?|電話號?碼?|座机|座機|固话|固話|联系电话|聯絡電話|(?:客服)?热线|(?:客服)?熱線|联系方式|号码|號碼)[\s.:：]*)/i;

/** Full-width forms to ASCII, dashes to one dash, invisible marks (address books paste U+202D) away. */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u30fc\ufe58\ufe63]/g, '-')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** `13800138000/13900139000` are two numbers, `030/1234567` is one: each part must be long enough to be dialled. */
function countNumbers(text: string): number {
  return text.split(/[/、;；,，|]|或|和/).filter((part) => part.replace(/\D/g, '').length >= 7).length;
}

function kindOf(e164: string): 'mobile' | 'landline' | 'tollFree' | 'other' {
  if (/^\+861[3-9]\d{9}$/.test(e164)) return 'mobile';
  if (/^\+86[48]00\d{7}$/.test(e164)) return 'tollFree';
  // Two-digit areas are 10 and 2x; all others have three. A subscriber number never begins with 0 or 1.
  if (/^\+86(?:10|2\d)[2-9]\d{7}$/.test(e164) || /^\+86[3-9]\d{2}[2-9]\d{6,7}$/.test(e164)) return 'landline';
  return 'other';
}

/**
 * Reads one number. A number without a country's prefix is taken as one of `defaultCountry` (ISO 3166, two letters).
 * The reading has the E.164 form, or the service code as dialled; a refusal says why. Never throws.
 */
export function readPhone(text: string, defaultCountry: CountryCode = 'CN'): PhoneAnswer {
  if (text.length > longestText) return { refused: countNumbers(text) > 1 ? 'severalNumbers' : 'tooLong' };
  const unlabelled = plain(text).replace(label, '').trim();
  if (unlabelled === '') return { refused: 'empty' };
  if (countNumbers(unlabelled) > 1) return { refused: 'severalNumbers' };
  const spoken = spokenExtension.exec(unlabelled);
  if (spoken) return withExtension(readMain(unlabelled.slice(0, spoken.index).trim(), defaultCountry), spoken[1]);
  const whole = readMain(unlabelled, defaultCountry);
  // A dash may only be grouping (0086-138-0013-8000): the last group is an extension when the whole is no number.
  const dashed = 'refused' in whole ? dashedExtension.exec(unlabelled) : null;
  return dashed ? withExtension(readMain(dashed[1] ?? '', defaultCountry), dashed[2]) : whole;
}

function withExtension(answer: PhoneAnswer, extension: string | undefined): PhoneAnswer {
  return 'refused' in answer || extension === undefined ? answer : { ...answer, extension };
}

/** The number itself, without label and extension. */
function readMain(main: string, defaultCountry: CountryCode): PhoneAnswer {
  if (!/^[\d\s()[\]+/.-]+$/.test(main) || !/^[^+]*\+?[^+]*$/.test(main)) return { refused: 'notANumber' };
  // "+86 (0)10 …": the 0 in brackets is for callers at home.
  const dialled = main.replace(/^([([]?(?:\+|00)[\d\s)\]-]*?)[([]0[)\]]/, '$1').replace(/[^\d+]/g, '');
  if (!/^\+?\d+$/.test(dialled)) return { refused: 'notANumber' };
  return readDigits(dialled, defaultCountry);
}

/** The same after everything but digits and a leading plus is gone. */
function readDigits(dialled: string, defaultCountry: CountryCode): PhoneAnswer {
  const home = defaultCountry === 'CN' ? dialled.replace(/^(?:\+|00)86(?=\d{3,6}$)/, '') : dialled;
  if (/^[1-9]\d{2,5}$/.test(home)) return { kind: 'service', serviceCode: home };
  const digits = dialled.replace('+', '');
  if (digits.length < 7) return { refused: 'tooShort' };
  // E.164 allows 15 digits; 00, a carrier's prefix and a trunk 0 may stand before them.
  if (digits.length > 20) return { refused: 'tooLong' };
  // 86 138 0013 8000, as switches present it, without its plus.
  const whole = defaultCountry === 'CN' && /^86(?:1[3-9]\d{9}|(?:10|2\d)[2-9]\d{7}|[3-9]\d{2}[2-9]\d{7})$/.test(dialled) ? `+${dialled}` : dialled;
  const international = whole.replace(/^00(?=[1-9])/, '+');
  if (defaultCountry === 'CN' && /^[2-9]\d{6,7}$/.test(whole)) return { refused: 'needsAreaCode' };
  const parsed = parsePhoneNumberFromString(international, defaultCountry);
  if (!parsed?.isValid()) return { refused: digits.length > 15 ? 'tooLong' : 'impossible' };
  const kind = kindOf(parsed.number);
  // The metadata let 11 digits that no network of China assigns pass as some landline: a mistyped mobile must not be kept as a number.
  if (kind === 'other' && parsed.country === 'CN') return { refused: 'impossible' };
  return { kind, e164: parsed.number };
}

/** What two spellings of one number share, and what is stored: `+8613800138000`, or `95588`. */
export function phoneKey(reading: PhoneReading): string {
  return reading.kind === 'service' ? reading.serviceCode : reading.e164;
}

/** `138 0013 8000`, `010 8888 8888`, `95588`, `+1 213 373 4253`: without prefix at home. What is not E.164 is shown as it is. */
export function showPhone(stored: string, homeCountry: CountryCode = 'CN'): string {
  const parsed = stored.startsWith('+') ? parsePhoneNumberFromString(stored) : undefined;
  if (!parsed) return stored;
  if (parsed.country !== homeCountry) return parsed.formatInternational();
  const short = /^\+86(10|2\d|[3-9]\d\d)(\d{3})(\d{4})$/.exec(stored);
  return short && kindOf(stored) === 'landline' ? `0${short[1]} ${short[2]} ${short[3]}` : parsed.formatNational();
}

/**
 * `138****8000`, `010 ****8888`, `+1 ******4253`: at least four digits are always hidden. A service code is nobody's number and
 * stays; what cannot be read as a number is hidden whole.
 */
export function maskPhone(stored: string): string {
  if (/^\d{3,6}$/.test(stored)) return stored;
  const mobile = /^\+86(1\d\d)\d{4}(\d{4})$/.exec(stored);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  const landline = kindOf(stored) === 'landline' ? /^\+86(10|2\d|[3-9]\d\d)\d{4}(\d{3,4})$/.exec(stored) : undefined;
  if (landline) return `0${landline[1]} ****${landline[2]}`;
  const parsed = stored.startsWith('+') ? parsePhoneNumberFromString(stored) : undefined;
  if (!parsed) return '*'.repeat(8);
  const national: string = parsed.nationalNumber;
  const shown = Math.max(0, Math.min(4, national.length - 4));
  return `+${parsed.countryCallingCode} ${'*'.repeat(national.length - shown)}${national.slice(national.length - shown)}`;
}
