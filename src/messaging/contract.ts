/** What staff see of mails the house wrote: to whom, how far, what went wrong. Never their words, which may hold secret links. */
import * as z from 'zod';
import { Id, Instant, Language, PageQuery } from '#kit/core/shapes.ts';

/** queued → sending → sent; failed: will not be tried again; unknown: may have arrived, a person decides; not_set_up: no mail server is set. */
export const MailState = z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'not_set_up']);
export type MailState = z.infer<typeof MailState>;

export const MailView = z.object({
  id: Id,
  about: z.object({ kind: z.string(), id: Id }),
  /** The word key of its template: `complaints:mail.receipt`. */
  template: z.string(),
  /** Masked: w***@example.com */
  recipient: z.string(),
  language: Language,
  state: MailState,
  tries: z.number().int(),
  /** What the other server said, or a code of ours. */
  trouble: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  /** When it will be tried (again); null when it will not by itself. */
  nextTryAt: Instant.nullable(),
  /** A person may have it sent again. */
  mayRetry: z.boolean(),
});
export type MailView = z.infer<typeof MailView>;

/** What the live frame `mail` says in place of a mail that never left and is not wanted any more. */
export const WithdrawnMail = z.strictObject({ id: Id, about: z.object({ kind: z.string(), id: Id }), isWithdrawn: z.literal(true) });
export type WithdrawnMail = z.infer<typeof WithdrawnMail>;

export const MailQuery = PageQuery.extend({
  /** The id of what the mail is about: a case, a survey, a member of staff. */
  about: Id.optional(),
  state: MailState.optional(),
});
export type MailQuery = z.output<typeof MailQuery>;
export const MailList = z.object({ items: z.array(MailView), nextCursor: z.string().nullable(), /** False: no mail server is set, nothing leaves. */ isSetUp: z.boolean() });
export type MailList = z.infer<typeof MailList>;
