/** Surge mode: what is prepared, what is on, and what each was like. */
import * as z from 'zod';
import { Id, Instant, Line, Note, Text } from '#kit/core/shapes.ts';
import { FigureAnswer } from '#reports/contract.ts';

const planFields = {
  name: Line(40),
  /** Why it takes longer, told to whoever comes or waits. */
  reason: z.strictObject({ zh: Text(300), en: Text(300) }),
  /** None: every queue, future ones too. */
  queueIds: z.array(Id).max(500),
  /** From which expected wait on a place may be kept; null: as each queue has it. */
  keepPlaceOverSeconds: z.number().int().min(0).max(86_400).nullable(),
  /** A place may be kept whatever the wait. */
  keepsPlaceAtOnce: z.boolean(),
  /** Other opening hours; null: as each queue has them. */
  calendarId: Id.nullable(),
  /** Said while those hours are over; empty: the queue's own words. */
  closedMessage: z.strictObject({ zh: Note(500), en: Note(500) }),
};
/** `surgeId`: it is on, as this surge. */
export const SurgePlan = z.object({ id: Id, ...planFields, surgeId: Id.nullable(), onSince: Instant.nullable() });
export type SurgePlan = z.infer<typeof SurgePlan>;
export const SurgePlans = z.object({ items: z.array(SurgePlan) });
export const CreateSurgePlan = z.strictObject(planFields).partial().required({ name: true, reason: true });
export type CreateSurgePlan = z.infer<typeof CreateSurgePlan>;
export const ChangeSurgePlan = z.strictObject(planFields).partial();
export type ChangeSurgePlan = z.infer<typeof ChangeSurgePlan>;

/** One time a plan was on. */
export const Surge = z.object({
  id: Id,
  planId: Id,
  name: z.string(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  queueIds: z.array(Id),
  from: Instant,
  to: Instant.nullable(),
  /** Null: a program. */
  switchedOnBy: z.string().nullable(),
  switchedOffBy: z.string().nullable(),
  /** Until when the last switch can be undone. */
  undoUntil: Instant.nullable(),
});
export type Surge = z.infer<typeof Surge>;
export const Surges = z.object({ items: z.array(Surge) });
export type Surges = z.infer<typeof Surges>;

/** What a surge was like. `weeks`: how many of the four weeks before the same hours could be looked at in. */
export const SurgeReport = z.object({
  surge: Surge,
  seconds: z.number().int(),
  weeks: z.number().int(),
  /** `before`: the same figure on the same hours of those weeks together; `beforeEach`: of a count, its mean a week; null without such weeks. */
  figures: z.array(z.object({ during: FigureAnswer, before: FigureAnswer, beforeEach: z.number().nullable() })),
});
export type SurgeReport = z.infer<typeof SurgeReport>;
