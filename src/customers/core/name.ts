/**
 * Names and forms of address. A reading is a proposal that the agent corrects; what the person wrote is kept by the caller as it
 * was written. **Gender is never guessed from a name**: an honorific is set only when the person said it (王先生, Ms Smith).
 */
import type { FormOfAddress, Language } from '#kit/core/shapes.ts';
import { toSimplified } from '#kit/core/simplified.ts';
import { compoundSurnames, latinSurnames, longestSurname } from './surnames.ts';

export interface PersonName {
  /** Empty when it is not known which part it is: 阿卜杜拉·买买提, a nickname. */
  readonly surname: string;
  readonly givenName: string;
}

/** `title` addresses by what `title` holds: 欧阳教授. `none` means nothing was said. */
export type Honorific = 'mr' | 'ms' | 'none' | 'title';

export interface AddressedName extends PersonName {
  readonly honorific: Honorific;
  readonly title: string;
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);
/** A Chinese character with its variation selector: 葛󠄀 is one. */
const hanLetters = (text: string) => text.match(/\p{Script=Han}\p{M}*/gu) ?? [];
const onlyHan = /^(?:\p{Script=Han}\p{M}*)+$/u;
const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Longer Chinese without a compound surname is a company or a sentence, not a person. */
const longestPerson = 5;
/** What shops and chats fill in when nobody gave a name; not even a proposal. */
const anonymous = /^(?:微信|匿名|游客|访客|用户|顾客|客户|网友|未知)/;
/** Said by the person at the end of the name; longer ones first. */
const spokenMr = /先生$/;
const spokenMs = /(?:女士|小姐|太太|夫人)$/;
const spokenTitle =
  /(?:总经理|董事长|工程师|护士长|总监|经理|主任|主管|老师|教授|博士|医生|大夫|律师|师傅|校长|院长|所长|局长|处长|科长|部长|会长|店长|警官|老板|书记|总)$/;
const latinForm = /^(?:(?<mr>mr)|(?<ms>mrs|ms|miss)|(?<title>dr|prof(?:essor)?))\b\.?\s+/i;
/** They belong to the surname that follows: van Dyke, de la Cruz, bin Salman, Al Fayed. */
const particles = new Set(['van', 'von', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'dos', 'das', 'du', 'la', 'le', 'lo', 'ter', 'ten', 'zu', 'zur', 'af', 'av', 'bin', 'ibn', 'al', 'el', 'st', 'st.']);
const generation = /^(?:jr|sr|ii|iii|iv|phd|md|esq)\.?$/i;

/** Marks that only steer display, and control characters; zero-width joiners stay, Persian and emoji are spelt with them. */
function bare(text: string): string {
  return text.replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** 欧阳静 → 欧阳 + 静 by the longest surname known, else the first character, whatever plane it is in. */
function splitHan(text: string): PersonName {
  const letters = hanLetters(text);
  const plain = letters.map((letter) => toSimplified(letter.replace(/\p{M}/gu, '')));
  for (let count = Math.min(longestSurname, letters.length); count > 1; count--) {
    if (compoundSurnames.has(plain.slice(0, count).join(''))) return { surname: letters.slice(0, count).join(''), givenName: letters.slice(count).join('') };
  }
  if (letters.length > longestPerson || anonymous.test(plain.join(''))) return { surname: '', givenName: text };
  // 小王, 老李: the surname comes second. 阿强: no surname at all.
  if (letters.length === 2 && /^[小老]$/.test(plain[0] ?? '')) return { surname: letters[1] ?? '', givenName: '' };
  if (letters.length === 2 && plain[0] === '阿') return { surname: '', givenName: text };
  return { surname: letters[0] ?? '', givenName: letters.slice(1).join('') };
}

/** John Smith, Smith, John, Dick van Dyke, Maria de la Cruz. One word alone may be either: a given name is the safer guess. */
function splitSpaced(text: string): PersonName {
  const comma = /^([^,，]+)[,，]\s*(.+)$/.exec(text);
  const last = words(comma?.[2] ?? '').every((word) => generation.test(word));
  if (comma && !last) return { surname: comma[1]?.trim() ?? '', givenName: comma[2] ?? '' };
  const parts = words((comma ? (comma[1] ?? '') : text));
  while (parts.length > 1 && generation.test(parts.at(-1) ?? '')) parts.pop();
  const first = parts[0] ?? '';
  // 张 三, 欧阳 静: who writes Chinese with a space says where the surname ends.
  if (parts.length > 1 && parts.every((part) => onlyHan.test(part))) return { surname: first, givenName: parts.slice(1).join('') };
  if (parts.length < 2) return { surname: '', givenName: first };
  let from = parts.length - 1;
  while (from > 0 && particles.has((parts[from - 1] ?? '').toLowerCase()) && (from > 1 || /^\p{Ll}/u.test(parts[0] ?? ''))) from--;
  return { surname: parts.slice(from).join(' '), givenName: parts.slice(0, from).join(' ') };
}

function split(text: string): PersonName {
  // A dotted name (阿卜杜拉·买买提, 约翰·史密斯) does not tell which part is the family's: it stays whole.
  if (/[·•・‧∙⋅]/.test(text)) return { surname: '', givenName: text };
  if (onlyHan.test(text)) return splitHan(text);
  // 李Jack: a Chinese surname before a Latin name.
  const mixed = /^(\p{Script=Han}\p{M}*)([\p{Script=Latin}]+)$/u.exec(text);
  if (mixed) return { surname: mixed[1] ?? '', givenName: mixed[2] ?? '' };
  return /[\p{Nd}\p{Extended_Pictographic}@]/u.test(text) ? { surname: '', givenName: text } : splitSpaced(text);
}

/** Reads a name as typed, with the form of address if the person wrote one: 王先生, 李教授, Ms Smith. Never throws. */
export function readName(text: string): AddressedName {
  const name = bare(text);
  const latin = latinForm.exec(name);
  if (latin) {
    const rest = name.slice(latin[0].length);
    // "Ms Smith": the one word after a form of address is the surname.
    const person = words(rest).length === 1 && !onlyHan.test(rest) ? { surname: rest, givenName: '' } : split(rest);
    if (latin.groups?.title) return { ...person, honorific: 'title', title: latin[0].replace(/[.\s]+$/, '') };
    return { ...person, honorific: latin.groups?.mr ? 'mr' : 'ms', title: '' };
  }
  // Folding to simplified keeps every place, so what is found there is cut here.
  const plain = toSimplified(name);
  const spoken = spokenMr.exec(plain) ?? spokenMs.exec(plain) ?? spokenTitle.exec(plain);
  if (!spoken || spoken.index === 0) return { ...split(name), honorific: 'none', title: '' };
  const person = split(name.slice(0, spoken.index).trim());
  if (spokenMr.test(plain)) return { ...person, honorific: 'mr', title: '' };
  if (spokenMs.test(plain)) return { ...person, honorific: 'ms', title: '' };
  return { ...person, honorific: 'title', title: name.slice(spoken.index) };
}

/** 欧阳静 or John Smith; whichever part is missing is left out. */
export function fullNameOf(name: PersonName): string {
  if (isHan(name.surname) || isHan(name.givenName)) return name.surname + name.givenName;
  return `${name.givenName} ${name.surname}`.trim();
}

const titleInEnglish = new Map([['教授', 'Professor'], ['博士', 'Dr'], ['医生', 'Dr'], ['大夫', 'Dr'], ['主任', 'Director'], ['经理', 'Manager']]);
const titleInChinese = new Map([['dr', '博士'], ['prof', '教授'], ['professor', '教授']]);

/** Smith 先生 has a space between the scripts, 欧阳先生 none. */
const followedBy = (name: string, form: string) => (name === '' || isHan(name.slice(-2)) ? name + form : `${name} ${form}`);

/**
 * How to address a person: 欧阳女士, 王教授, Ms Ouyang, Dr Smith. When no honorific was said, or a title has no word in this
 * language, the full name: never a guess. Empty only when the name is empty and nothing was said.
 */
export function honorificOf(name: Pick<AddressedName, 'surname' | 'givenName' | 'honorific'> & { readonly title?: string }, lang: Language): string {
  const title = (name.title ?? '').trim();
  const called = name.surname || name.givenName;
  if (lang === 'zh') {
    if (name.honorific === 'mr') return followedBy(called, '先生');
    if (name.honorific === 'ms') return followedBy(called, '女士');
    const form = isHan(title) ? title : titleInChinese.get(title.toLowerCase().replace('.', ''));
    return name.honorific === 'title' && form !== undefined && called !== '' ? followedBy(called, form) : fullNameOf(name);
  }
  const latin = latinSurnames.get(toSimplified(called)) ?? called;
  if (name.honorific === 'mr') return latin === '' ? 'Sir' : `Mr ${latin}`;
  if (name.honorific === 'ms') return latin === '' ? 'Madam' : `Ms ${latin}`;
  const form = isHan(title) ? titleInEnglish.get(toSimplified(title)) : title || undefined;
  return name.honorific === 'title' && form !== undefined && latin !== '' ? `${form} ${latin}` : fullNameOf(name);
}

/** The same in both languages: whoever reads it chooses theirs. */
export function formOfAddress(name: Parameters<typeof honorificOf>[0]): FormOfAddress {
  return { zh: honorificOf(name, 'zh'), en: honorificOf(name, 'en') };
}

/** The opening of a sentence to the customer: 欧阳女士您好， / Hello Ms Ouyang, — and without a name 您好， / Hello, */
export function greetingOf(name: Parameters<typeof honorificOf>[0], lang: Language): string {
  const called = honorificOf(name, lang);
  if (lang === 'zh') return called === '' ? '您好，' : followedBy(called, '您好，');
  return called === '' ? 'Hello,' : `Hello ${called},`;
}

/**
 * At most two Chinese characters or one capital of the surname: 欧阳, S. Without a surname the beginning of the given name (a whole
 * emoji). Empty when there is no name: show the sign for a person.
 */
export function avatarTextOf(name: PersonName): string {
  const from = name.surname || name.givenName;
  const han = hanLetters(from);
  if (name.surname !== '' && han.length > 0) return han.slice(0, 2).join('');
  const word = words(from).find((part) => !particles.has(part.toLowerCase())) ?? from;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(bare(word))) return segment.toUpperCase();
  return '';
}
