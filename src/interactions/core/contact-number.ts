/**
 * A contact's number as people type and say it: `C-20261121-000056`, with or without its hyphens, small or large, with the signs of a
 * Chinese keyboard. Undefined for anything else.
 */
export function readContactNumber(text: string): string | undefined {
  const found = /^C[\s\p{Pd}]*(\d{8})[\s\p{Pd}]*(\d{1,6})$/u.exec(text.normalize('NFKC').trim().toUpperCase());
  return found === null ? undefined : `C-${found[1] ?? ''}-${(found[2] ?? '').padStart(6, '0')}`;
}
