/** Mail addresses as people type them: read, compared and masked. No network; whether a mailbox exists is not asked here. */

type MailProblem = 'empty' | 'lineBreak' | 'notAnAddress' | 'tooLong';
type MailReading = { readonly address: string } | { readonly refused: MailProblem };

/** RFC 5321 §4.5.3.1: 64 octets before the @, 254 the whole (as a path of 256 with its brackets). */
const longestLocal = 64;
const longestAddress = 254;

/** RFC 5322 atoms joined by dots, and letters beyond ASCII (RFC 6531); quoted local parts are refused: nobody has one, attackers do. */
const local = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+(?=[^.]*\p{L})[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}]$/u;

/** UTF-8 octets, without an encoder: cores have none. */
function octets(text: string): number {
  let count = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}

/**
 * Reads one address: `Wang@Example.COM`, `mailto:…`, `王静 <wang@example.com>`, ＠ and 。 of a Chinese keyboard. The domain is
 * lower-cased, the local part kept as typed (it is the mailbox's own affair). CR, LF and NUL anywhere are refused by name: they
 * are how a header is smuggled in. Never throws.
 */
export function readMail(text: string): MailReading {
  if (/[\r\n\0]/.test(text)) return { refused: 'lineBreak' };
  // A display name may be long; what is far beyond any address is not looked at, least of all by the pattern that trims.
  if (text.length > 1000) return { refused: 'tooLong' };
  const trimmed = text.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  if (trimmed === '') return { refused: 'empty' };
  const bare = (/<([^<>]*)>$/.exec(trimmed)?.[1] ?? trimmed).replace(/^mailto:/i, '').replaceAll('＠', '@').trim();
  const at = bare.lastIndexOf('@');
  const before = bare.slice(0, at);
  const after = bare.slice(at + 1).replace(/[。．｡]/g, '.').normalize('NFC').toLowerCase();
  if (at < 1 || !local.test(before) || !domain.test(after)) return { refused: 'notAnAddress' };
  if (octets(before) > longestLocal || octets(before) + 1 + octets(after) > longestAddress) return { refused: 'tooLong' };
  return { address: `${before}@${after}` };
}

/** What two spellings of one mailbox share. For comparing only, never for sending. */
export function mailKey(address: string): string {
  return address.toLowerCase();
}

/** `w***@example.com`: the first character and the domain; a mailbox of one character shows none. */
export function maskMail(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '***';
  const [first = '', second] = Array.from(address.slice(0, at));
  return `${second === undefined ? '' : first}***${address.slice(at)}`;
}
