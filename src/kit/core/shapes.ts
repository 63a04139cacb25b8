/**
 * Shapes every contract shares. The only file of a core that knows zod: contracts are read by the server, the screens and the
 * API document alike, so what they share stands here once.
 */
import * as z from 'zod';
import { asStored, isStorable } from './storable.ts';

/** UUIDv7, lower case. */
export const Id = z.uuid();
/** An instant as ISO 8601 with Z; stored as timestamptz. */
export const Instant = z.iso.datetime();
/** Optional text: may be empty. Kept byte for byte; half an emoji becomes U+FFFD, and NUL is refused by name (storable.ts says why). Lengths count characters. */
export const Note = (max: number) => z.string().max(max).refine(isStorable, 'nul').overwrite(asStored);
/** The same in a frame of a socket: a frame of a wrong shape ends the socket, so NUL passes here and is refused where it would be stored, under the word's own key. */
export const Said = (max: number) => z.string().max(max).overwrite(asStored);
/** Several lines of text, the same but not empty. */
export const Text = (max: number) => Note(max).min(1);
/** One line of a person's words: trimmed by nobody, refused when empty. */
export const Line = (max: number) => Text(max).refine((s) => !/[\r\n]/.test(s), 'line_break').meta({ 'x-rule': 'kit:shape.line' });
/** Longest message a customer or an agent may send, in characters. */
export const longestMessage = 10_000;
/** A page of a long list: what to skip is a cursor the server gave before. */
export const PageQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(200).optional() });
export const Mood = z.enum(['pleased', 'calm', 'anxious', 'dissatisfied', 'angry']);
export type Mood = z.infer<typeof Mood>;
export const Language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof Language>;
/** How somebody is addressed, in each language: 欧阳女士, Ms Ouyang. Both empty while nobody knows the name. */
export const FormOfAddress = z.object({ zh: z.string(), en: z.string() });
export type FormOfAddress = z.infer<typeof FormOfAddress>;
/** The answer of a verb that has nothing to say. */
export const Done = z.object({ done: z.literal(true) });
