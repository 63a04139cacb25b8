/** What stands in a letter's head. */

/** Headers of every letter the house writes by itself: other machines must not answer it (RFC 3834 §5). */
export const automaticHeaders: Readonly<Record<string, string>> = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** `<lt.<mail id>@<domain>>`: the same for every try, so that a receiver can tell a repeat. */
export function messageIdOf(mailId: string, address: string): string {
  return `<lt.${mailId}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}

/** CR, LF and NUL are how a header is smuggled in. */
export function isOneLine(text: string): boolean {
  return !/[\r\n\0]/.test(text);
}

/** `Service <service@example.com>` and `service@example.com` alike; undefined when there is no address in it. */
export function bareAddress(sender: string): string | undefined {
  const address = (/<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender).trim();
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : undefined;
}
