/** Promises made to customers: one register for the whole centre. */
import * as z from 'zod';
import { FormOfAddress, Id, Instant, Text } from '#kit/core/shapes.ts';
import { commitmentStates } from './core/state.ts';

export const Commitment = z.object({
  id: Id,
  text: z.string(),
  state: z.enum(commitmentStates),
  owner: z.object({ id: Id, name: z.string() }),
  dueAt: Instant,
  /** It was told to its owner that it comes near. */
  warnedAt: Instant.nullable(),
  keptAt: Instant.nullable(),
  brokenAt: Instant.nullable(),
  withdrawn: z.object({ at: Instant, why: z.string() }).nullable(),
  createdAt: Instant,
  createdBy: z.object({ id: Id, name: z.string() }).nullable(),
  case: z.object({ id: Id, number: z.string(), title: z.string(), owner: z.object({ id: Id, name: z.string() }) }).nullable(),
  interaction: z.object({ id: Id, number: z.string() }).nullable(),
  customer: z.object({ id: Id, name: z.string(), formOfAddress: FormOfAddress }).nullable(),
});
export type Commitment = z.infer<typeof Commitment>;

export const CommitmentView = z.enum(['mine', 'open', 'due_soon', 'broken', 'done']);
export const Whose = z.enum(['mine', 'everybody']);
/** Without a view: a colleague's own, and everybody's open ones for a key, which promises nothing. */
export const CommitmentsQuery = z.object({ view: CommitmentView.optional(), whose: Whose.default('everybody'), caseId: Id.optional(), interactionId: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(100) });
/** `whose` narrows a view to whoever asks; the view `mine` is theirs already. `counts` are everybody's but for `mine…`. `mine` and `open` are what is still to be kept, broken ones first; `done` is kept and withdrawn, newest first. */
export const Commitments = z.object({ items: z.array(Commitment), counts: z.object({ mine: z.number().int(), open: z.number().int(), dueSoon: z.number().int(), broken: z.number().int(), mineDueSoon: z.number().int(), mineBroken: z.number().int() }) });
export type Commitments = z.infer<typeof Commitments>;

/** To whom it was promised is said by the case, by the conversation, or by both. Without an owner it is whoever promises. */
export const RegisterCommitment = z.strictObject({ text: Text(500), dueAt: Instant, caseId: Id.optional(), interactionId: Id.optional(), ownerId: Id.optional() });
export type RegisterCommitment = z.infer<typeof RegisterCommitment>;
export const WithdrawCommitment = z.strictObject({ why: Text(300) });
/** What became of a promise, said together with the ending of its matter. */
export const SettledPromise = z.discriminatedUnion('as', [z.strictObject({ id: Id, as: z.literal('kept') }), z.strictObject({ id: Id, as: z.literal('withdrawn'), why: Text(300) })]);
export type SettledPromise = z.infer<typeof SettledPromise>;
export const HandOverCommitment = z.strictObject({ ownerId: Id });

/** What the rules heard somebody promise in a reply, and nobody has said yet whether it is a promise. `when` is the time in the words that were said. */
export const HeardPromise = z.object({ id: Id, text: z.string(), when: z.string(), dueAt: Instant, heardAt: Instant, /** Who said it; null where a program did. */ by: z.object({ id: Id, name: z.string() }).nullable() });
export type HeardPromise = z.infer<typeof HeardPromise>;
export const HeardPromisesQuery = z.object({ interactionId: Id });
/** Of one conversation, the oldest first; empty for whoever does not serve it, and once it has been written up. Also the live frame `promises.heard`. */
export const HeardPromises = z.object({ interactionId: Id, items: z.array(HeardPromise) });
export type HeardPromises = z.infer<typeof HeardPromises>;
/** `waved`: it is no promise. */
export const DecideHeard = z.strictObject({ as: z.enum(['entered', 'waved']) });
export type DecideHeard = z.infer<typeof DecideHeard>;
/** `commitmentId`: what it became where it was entered. */
export const DecidedPromise = z.object({ id: Id, as: z.enum(['entered', 'waved']), commitmentId: Id.nullable() });
export type DecidedPromise = z.infer<typeof DecidedPromise>;
