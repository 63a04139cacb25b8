/** Installed products: what a customer owns, by serial number, and whether it is under warranty today. */
import * as z from 'zod';
import { Id, Instant, Line, Note } from '#kit/core/shapes.ts';

/** A calendar day, 2026-11-21; a day that does not exist is refused. */
const Day = z.iso.date();
/** `unknown`: no end was entered. `endingSoon`: within 30 days, the last day included. `ended`: the last day is past, in the brand's zone. */
const Warranty = z.enum(['unknown', 'valid', 'endingSoon', 'ended']);

export const Product = z.object({
  id: Id, customerId: Id, name: z.string(), model: z.string(), serial: z.string(), purchasedOn: Day.nullable(), warrantyUntil: Day.nullable(), warranty: Warranty,
  /** Whole days until the last day of warranty: 0 is the last day, below 0 since it ended; null when unknown. */
  warrantyDaysLeft: z.number().int().nullable(), note: z.string(), createdAt: Instant,
});
export type Product = z.infer<typeof Product>;
export const Products = z.object({ items: z.array(Product) });

export const AddProduct = z.strictObject({ name: Line(120), model: Note(80).default(''), serial: Line(80), purchasedOn: Day.nullable().default(null), warrantyUntil: Day.nullable().default(null), note: Note(2000).default('') });
export type AddProduct = z.infer<typeof AddProduct>;
export const ChangeProduct = z.strictObject({ name: Line(120).optional(), model: Note(80).optional(), serial: Line(80).optional(), purchasedOn: Day.nullable().optional(), warrantyUntil: Day.nullable().optional(), note: Note(2000).optional() });
export type ChangeProduct = z.infer<typeof ChangeProduct>;
export const SerialQuery = z.object({ serial: Note(80) });
