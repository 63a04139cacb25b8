/** Finds web addresses in a person's words. Everything stays text; only http and https become links, and only as they are written. */
type TextPart = { readonly is: 'text'; readonly text: string } | { readonly is: 'link'; readonly text: string; readonly href: string };

/** Ends at space, quotes, Chinese punctuation, and the invisible marks that would show another address than they open. */
const address = /https?:\/\/[^\s<>"'`，。；：！？、（）《》〈〉【】「」“”‘’…\p{Cc}\p{Cf}]+/giu;

export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const href = withoutTail(found[0]);
    if (!honestHost(href)) continue;
    if (found.index > from) parts.push({ is: 'text', text: text.slice(from, found.index) });
    parts.push({ is: 'link', text: href, href });
    from = found.index + href.length;
  }
  if (from < text.length) parts.push({ is: 'text', text: text.slice(from) });
  return parts;
}

/** A full stop or a bracket that the address did not open belongs to the sentence around it. Each character is looked at once. */
function withoutTail(found: string): string {
  const surplus = { ')': count(found, ')') - count(found, '('), ']': count(found, ']') - count(found, '[') };
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1] ?? '';
    if ((last === ')' || last === ']') && surplus[last] > 0) surplus[last]--;
    else if (!'.,;:!?*_~'.includes(last)) break;
    end--;
  }
  return found.slice(0, end);
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** `https://bank.example@evil.example` reads as one host and opens another: it stays text. */
function honestHost(href: string): boolean {
  const host = href.replace(/^https?:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? '';
  return host.length > 0 && !host.includes('@') && !href.includes('\\');
}
