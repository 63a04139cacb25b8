/** How a customer is called on the desk: one rule for lists, heads, files, searches, cases and promises. */
import { useCallback } from 'react';
import type { FormOfAddress, Language } from '#kit/core/shapes.ts';
import { useLanguage, useWords } from './words.ts';

export type Addressed = { formOfAddress: FormOfAddress } & ({ name: string } | { customerName: string });

/** The name as it stands on record: for discs, and beside the form of address. */
const nameOf = (one: Addressed): string => ('name' in one ? one.name : one.customerName);

/** What a disc shows: the name, or nothing for somebody unknown (then it shows the sign for a person). */
export const faceOf = (one: Addressed): string => (visitorNumber(one) === null ? nameOf(one) : '');

/** The running number in the house's name for somebody unknown (访客1042, Visitor 1042); null for a real name. */
export function visitorNumber(one: Addressed): string | null {
  if (one.formOfAddress.zh !== '' || one.formOfAddress.en !== '') return null;
  return /^(?:访客|Visitor )(\d+)$/.exec(nameOf(one))?.[1] ?? null;
}

/** 欧阳女士 on a Chinese desk, Ms Ouyang on an English one; without a form of address the name; somebody unknown is a visitor with a number. */
export function addressOf(one: Addressed, language: Language, visitor: (number: string) => string): string {
  const number = visitorNumber(one);
  return one.formOfAddress[language] || (number === null ? nameOf(one) : visitor(number));
}

/** `addressOf` in the desk's language. What is said *to* the customer takes `formOfAddress[their language]` instead. */
export function useAddress(): (one: Addressed) => string {
  const t = useWords('web');
  const language = useLanguage();
  return useCallback((one) => addressOf(one, language, (number) => t('visitor', { number })), [t, language]);
}
