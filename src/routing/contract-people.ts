/** Who works: presence, skills, what somebody serves. */
import * as z from 'zod';
import { Id, Instant, Line } from '#kit/core/shapes.ts';
import { atWorkKinds } from './core/people/at-work.ts';

export const PresenceState = z.enum(['available', 'away', 'offline']);
export type PresenceState = z.infer<typeof PresenceState>;
/** Why somebody is away, as a person may choose it. The house itself adds `missed_offer` and `serving_only` (took a customer while offline). */
export const AwayReason = z.enum(['break', 'meal', 'training', 'meeting', 'coaching', 'paperwork', 'other']);
export const ChangePresence = z.strictObject({ state: PresenceState, reason: AwayReason.optional() });
export type ChangePresence = z.infer<typeof ChangePresence>;

export const Presence = z.object({
  staffId: Id,
  name: z.string(),
  team: z.string(),
  state: PresenceState,
  /** Away: an AwayReason, `missed_offer` or `serving_only`. Offline: `connection_lost` where the house signed them off, else empty. */
  reason: z.string(),
  since: Instant.nullable(),
  chatCapacity: z.number().int(),
  /** Contacts ringing at this person or held by them. */
  open: z.number().int(),
  /** No queue rings before. */
  wrapUpUntil: Instant.nullable(),
  /** How they are counted now, here as on the wallboard: busy holds a customer or writes up, also when away. */
  atWork: z.enum(atWorkKinds),
});
export type Presence = z.infer<typeof Presence>;
/** [from, to); at most 31 days. Without them: today, by the brand's wall clock. */
export const StaffDayQuery = z.object({ from: Instant.optional(), to: Instant.optional() });
export type StaffDayQuery = z.infer<typeof StaffDayQuery>;
/** Somebody's states in a period, each beginning where the one before ended, and how long each lasted in all. */
export const StaffDay = z.object({
  staffId: Id,
  name: z.string(),
  from: Instant,
  to: Instant,
  /** Oldest first, cut to the period; the last may go on. `by`: the lead who set it; null: themselves, or the house. */
  spells: z.array(z.object({ state: PresenceState, reason: z.string(), from: Instant, to: Instant, goesOn: z.boolean(), by: z.string().nullable() })),
  totals: z.array(z.object({ state: PresenceState, reason: z.string(), seconds: z.number() })),
});
export type StaffDay = z.infer<typeof StaffDay>;
/** `own` is null for an API key. */
export const PresenceBoard = z.object({ own: Presence.nullable(), team: z.array(Presence) });
export type PresenceBoard = z.infer<typeof PresenceBoard>;

export const StaffSkill = z.strictObject({ skill: Line(40), level: z.number().int().min(1).max(5) });
/** What somebody can do and serves. A skill named `language:en` or `language:zh` limits them to the languages so named. */
export const StaffService = z.object({ staffId: Id, skills: z.array(StaffSkill), servesAll: z.boolean(), queueIds: z.array(Id), chatCapacity: z.number().int() });
export type StaffService = z.infer<typeof StaffService>;
/** Names of the skills that are listed. */
export const Skills = z.object({ items: z.array(z.string()) });
export type Skills = z.infer<typeof Skills>;
export const AddSkill = z.strictObject({ name: Line(40) });
/** One skill for many people at once; level 0 takes it away. */
export const SetSkillLevels = z.strictObject({ levels: z.array(z.strictObject({ staffId: Id, level: z.number().int().min(0).max(5) })).min(1).max(5000) });
export type SetSkillLevels = z.infer<typeof SetSkillLevels>;
export const StaffServices = z.object({ items: z.array(StaffService) });
/** Everybody's at once: the matrix of people and skills. `skills`: every listed one, had by somebody or not. */
export const TeamService = z.object({ skills: z.array(z.string()), items: z.array(StaffService.extend({ name: z.string(), team: z.string() })) });
export type TeamService = z.infer<typeof TeamService>;
/** `queueIds: null` = every queue, future ones too. What is left out stays. */
export const ChangeStaffService = z.strictObject({ skills: z.array(StaffSkill).max(100).optional(), queueIds: z.array(Id).max(500).nullable().optional(), chatCapacity: z.number().int().min(0).max(20).optional() });
export type ChangeStaffService = z.infer<typeof ChangeStaffService>;
