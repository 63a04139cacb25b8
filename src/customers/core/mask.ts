/** A number or an address inside a name that somebody else made, hidden as it is where it stands by itself. */
import { maskMail } from '#kit/core/mail.ts';

export function maskWithin(text: string): string {
  return text.replace(/[^\s@]+@[^\s@]+\.[^\s@]+/g, maskMail).replace(/(?<!\d)((?:\+?86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');
}
