/** Canned replies: what an agent inserts with a slash, kept by leads. */
import * as z from 'zod';
import { Id, Line, Text } from '#kit/core/shapes.ts';

/** The service circle 接待 → 理解 → 帮助 → 留住; empty fits everywhere. */
export const Stage = z.enum(['receive', 'understand', 'help', 'keep', '']);
export type Stage = z.infer<typeof Stage>;

/** Typed after the slash, so letters, digits and hyphens only. */
const Shortcut = z.string().regex(/^[a-z0-9][a-z0-9-]{0,23}$/).meta({ 'x-rule': 'guidance:shape.shortcut' });
const cannedFields = {
  shortcut: Shortcut,
  title: z.strictObject({ zh: Line(60), en: Line(60) }),
  /** May hold the variables of core/canned.ts; a template that could never be filled is refused. */
  text: z.strictObject({ zh: Text(2000), en: Text(2000) }),
  stage: Stage,
};
export const CannedReply = z.object({
  id: Id,
  ...cannedFields,
  /** Pinyin initials of the Chinese title: 让您久等 → `rnjd`. */
  initials: z.string(),
  uses: z.number().int(),
});
export type CannedReply = z.infer<typeof CannedReply>;
export const CannedReplies = z.object({ items: z.array(CannedReply) });
export const AddCannedReply = z.strictObject(cannedFields).extend({ stage: Stage.default('') });
export type AddCannedReply = z.infer<typeof AddCannedReply>;
export const ChangeCannedReply = z.strictObject(cannedFields).partial();
export type ChangeCannedReply = z.infer<typeof ChangeCannedReply>;
