/** The customer file: what screens, the API and other slices may know. Numbers and mails leave the house masked; revealing is a verb of its own. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Language, Line, Note } from '#kit/core/shapes.ts';

const Honorific = z.enum(['mr', 'ms', 'none', 'title']);
export const Tier = z.enum(['standard', 'silver', 'gold']);
const IdentityKind = z.enum(['phone', 'mail', 'visitor', 'host_user']);

/** `shown` is masked: 138****8000, w***@example.com; a visitor has nothing to show. */
export const Identity = z.object({ id: Id, kind: IdentityKind, shown: z.string(), verifiedAt: Instant.nullable(), isShared: z.boolean(), addedAt: Instant });
export type Identity = z.infer<typeof Identity>;

/** One line of a list. `formOfAddress` is empty while nobody knows the name. */
export const CustomerLine = z.object({
  id: Id, number: z.string(), name: z.string(), isNameless: z.boolean(), formOfAddress: FormOfAddress, avatarText: z.string(), tier: Tier,
  accountName: z.string().nullable(), reach: z.array(z.string()), changedAt: Instant,
});
export type CustomerLine = z.infer<typeof CustomerLine>;
export const CustomerList = z.object({ items: z.array(CustomerLine), nextCursor: z.string().nullable() });
export type CustomerList = z.infer<typeof CustomerList>;

/** A merge that can still be undone. */
const Merge = z.object({ id: Id, goneId: Id, number: z.string(), name: z.string(), mergedAt: Instant });
export const Customer = z.object({
  id: Id, number: z.string(), name: z.string(), isNameless: z.boolean(), surname: z.string(), givenName: z.string(), honorific: Honorific, title: z.string(), formOfAddress: FormOfAddress, avatarText: z.string(),
  language: Language, tier: Tier, manner: z.string(), note: z.string(), account: z.object({ id: Id, name: z.string() }).nullable(),
  identities: z.array(Identity), merges: z.array(Merge),
  /** This record went into another: show that one. */
  mergedInto: Id.nullable(),
  createdAt: Instant, changedAt: Instant,
});
export type Customer = z.infer<typeof Customer>;

export const NewReach = z.strictObject({ kind: z.enum(['phone', 'mail']), value: Note(300), isShared: z.boolean().default(false) });
export type NewReach = z.infer<typeof NewReach>;
const named = {
  surname: Note(60).optional(), givenName: Note(120).optional(), honorific: Honorific.optional(), title: Note(40).optional(),
  language: Language.optional(), tier: Tier.optional(), manner: Note(500).optional(), note: Note(4000).optional(), accountId: Id.nullable().optional(),
};
/** Surname and given name are read from the name unless given. */
export const CreateCustomer = z.strictObject({ name: Line(120), ...named, reach: z.array(NewReach).max(20).default([]) });
export type CreateCustomer = z.infer<typeof CreateCustomer>;
export const ChangeCustomer = z.strictObject({ name: Line(120).optional(), ...named });
export type ChangeCustomer = z.infer<typeof ChangeCustomer>;

/** Without `q` the newest first, by cursor; with `q` the best answers, at most `limit`. */
export const CustomerQuery = z.object({ q: Note(200).optional(), accountId: Id.optional(), limit: z.coerce.number().int().min(1).max(100).default(50), cursor: z.string().max(200).optional() });
export type CustomerQuery = z.infer<typeof CustomerQuery>;

export const ChangeIdentity = z.strictObject({ isShared: z.boolean() });
export const MergeCustomers = z.strictObject({ customerId: Id });
export const Merged = z.object({ mergeId: Id });
export type Merged = z.infer<typeof Merged>;
/** Identities that a person moved elsewhere since the merge, and that stay there. */
export const Unmerged = z.object({ leftIds: z.array(Id) });
export type Unmerged = z.infer<typeof Unmerged>;

/** Why the full numbers are needed; kept in the audit trail beside who asked. */
export const RevealCustomer = z.strictObject({ reason: Line(200) });
export const Revealed = z.object({ identities: z.array(z.object({ id: Id, kind: IdentityKind, value: z.string() })) });
export type Revealed = z.infer<typeof Revealed>;

export const MatchQuery = z.object({ phone: Note(100) });
/** `known`: one customer; `maybe`: all of them, likeliest first, for the agent to ask; `unknown`: nobody. */
export const Match = z.object({ outcome: z.enum(['known', 'maybe', 'unknown']), why: z.enum(['chosen', 'proved', 'only', 'shared', 'several', 'none']), shown: z.string(), customers: z.array(CustomerLine) });
export type Match = z.infer<typeof Match>;

/** Records that share a number or address which is not marked as shared: proposals for a person, never a reason to join by itself. */
export const Duplicates = z.object({ items: z.array(z.object({ customer: CustomerLine, shares: z.array(z.enum(['phone', 'mail'])) })) });
export type Duplicates = z.infer<typeof Duplicates>;

export const Account = z.object({ id: Id, name: z.string(), note: z.string(), people: z.number().int() });
export type Account = z.infer<typeof Account>;
export const Accounts = z.object({ items: z.array(Account) });
export const AccountQuery = z.object({ q: Note(120).optional() });
export const KeepAccount = z.strictObject({ name: Line(120), note: Note(2000).default('') });
export type KeepAccount = z.infer<typeof KeepAccount>;

const entry = { id: Id, at: Instant };
export const TimelineEntry = z.discriminatedUnion('kind', [
  z.object({ ...entry, kind: z.literal('interaction'), number: z.string(), channel: z.string(), endedAt: Instant.nullable(), arrivalMood: z.string().nullable(), departureMood: z.string().nullable(), disposition: z.string().nullable(), lastText: z.string() }),
  z.object({ ...entry, kind: z.literal('case'), number: z.string(), caseKind: z.string(), title: z.string(), state: z.string(), closedAt: Instant.nullable() }),
  z.object({ ...entry, kind: z.literal('caseNote'), caseId: Id, number: z.string(), noteKind: z.string(), text: z.string(), by: z.string().nullable() }),
  z.object({ ...entry, kind: z.literal('commitment'), text: z.string(), dueAt: Instant, keptAt: Instant.nullable(), brokenAt: Instant.nullable(), by: z.string() }),
  z.object({ ...entry, kind: z.literal('survey'), answeredAt: Instant.nullable(), score: z.number().int().nullable(), words: z.string().nullable(), solved: z.boolean().nullable() }),
  z.object({ ...entry, kind: z.literal('product'), name: z.string(), model: z.string(), serial: z.string() }),
  z.object({ ...entry, kind: z.literal('merge'), goneId: Id, number: z.string(), name: z.string(), undoneAt: Instant.nullable(), by: z.string().nullable() }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const TimelineQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() });
/** Newest first. */
export const Timeline = z.object({ items: z.array(TimelineEntry), nextCursor: z.string().nullable() });
export type Timeline = z.infer<typeof Timeline>;
