/**
 * Shapes every contract shares. The only file of a core that knows zod: contracts are read by the server, the screens and the
 * API document alike, so what they share stands here once.
 */
import * as z from 'zod';

/** UUIDv7, lower case. */
export const Id = z.uuid();
/** An instant as ISO 8601 with Z; stored as timestamptz. */
export const Instant = z.iso.datetime();
/** One line of a person's words: trimmed by nobody, refused when empty; NUL cannot be stored by PostgreSQL and is refused by name. */
export const Line = (max: number) => z.string().min(1).max(max).refine((s) => !s.includes('\0'), 'nul').refine((s) => !/[\r\n]/.test(s), 'line_break');
/** Several lines of text, kept byte for byte. */
export const Text = (max: number) => z.string().min(1).max(max).refine((s) => !s.includes('\0'), 'nul');
/** Optional text: may be empty. */
export const Note = (max: number) => z.string().max(max).refine((s) => !s.includes('\0'), 'nul');
/** Longest message a customer or an agent may send, in UTF-16 units. */
export const longestMessage = 10_000;
/** A page of a long list: what to skip is a cursor the server gave before. */
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() });
export const Mood = z.enum(['pleased', 'calm', 'anxious', 'dissatisfied', 'angry']);
export type Mood = z.infer<typeof Mood>;
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;
/** The answer of a verb that has nothing to say. */
export const Done = z.object({ done: z.literal(true) });
