/** Letters that carry an agent's reply to a customer who keeps their place by mail. */
export const keptReplyTemplates = { plain: 'interactions:mail.keptReply', withFiles: 'interactions:mail.keptReplyFiles' } as const;

/** The interaction whose reply a letter was; undefined for every other letter. `detail` is that of an event `mail.*`. */
export function keptReplyOf(detail: Readonly<Record<string, unknown>> | null): string | undefined {
  const about = detail?.['about'];
  const [kind, id]: unknown[] = Array.isArray(about) ? about : [];
  const isReply = Object.values(keptReplyTemplates).some((template) => template === detail?.['template']);
  return kind === 'interaction' && typeof id === 'string' && isReply ? id : undefined;
}
