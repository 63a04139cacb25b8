/** What happened, told in words: for the page of the trail, its file and programs. */
import * as z from 'zod';
import { Id, Instant, Language, Note } from '#kit/core/shapes.ts';
import { kindNames } from './core/kinds.ts';

export const Kind = z.enum(kindNames);
const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] });

/** What is looked for. Without `kind`, `name` and `traffic`, what messages and rings do all day is left out. */
const filter = {
  /** [from, to) */
  from: Instant.optional(),
  to: Instant.optional(),
  /** A colleague, an API key, or `house`: the centre itself. */
  who: z.union([Id, z.literal('house')]).optional(),
  kind: Kind.optional(),
  /** One event by its code, `queue.changed`. */
  name: z.string().max(80).optional(),
  subjectId: Id.optional(),
  traffic: flag.optional(),
  /** A number (of a case, a conversation, a customer), a name, or a word for what was done. */
  q: Note(100).optional(),
  /** In which the words are said and looked for. */
  language: Language.default('zh'),
};
export const AuditQuery = z.object({ ...filter, before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditFile = z.object(filter);
export type AuditFile = z.infer<typeof AuditFile>;

/** Words, and where the thing they name can be looked at; null where it has no page. */
export const Told = z.object({ text: z.string(), path: z.string().nullable() });
export type Told = z.infer<typeof Told>;
/** One thing that the event says: `before` is null where nothing is known of before. */
export const ToldFact = z.object({ label: z.string(), before: z.array(Told).nullable(), after: z.array(Told) });
export type ToldFact = z.infer<typeof ToldFact>;
export const AuditEntry = z.object({
  seq: z.number().int(), at: Instant, actorKind: z.string(), actorId: z.string().nullable(), actorName: z.string().nullable(),
  name: z.string(), subjectKind: z.string(), subjectId: z.string(), detail: z.record(z.string(), z.unknown()).nullable(), hash: z.string(),
  /** The same in words: who, what, about what, and the detail. */
  actor: z.string(), says: z.string(), subject: z.object({ kind: z.string(), name: z.string().nullable(), path: z.string().nullable() }), facts: z.array(ToldFact),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
/** `nextBefore` goes on where this page ends; null after the oldest. */
export const Audit = z.object({ items: z.array(AuditEntry), nextBefore: z.number().int().nullable() });
export type Audit = z.infer<typeof Audit>;
/** What was walked: from the first event to the newest there is. That none was cut off after it, only a note of number and time kept elsewhere can tell. */
export const ChainState = z.object({ holds: z.boolean(), events: z.number().int(), newestAt: Instant.nullable(), brokenAtSeq: z.number().int().nullable() });
