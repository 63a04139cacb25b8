/** People of the house, brands, sign-in: what screens and the API may know. */
import * as z from 'zod';
import { Id, Instant, Language, Line, Note } from '#kit/core/shapes.ts';
import { permissions, roles } from './core/roles.ts';

export const RoleName = z.enum(roles);
export const PermissionName = z.enum(permissions as [string, ...string[]]);
/** Lower-cased; no line breaks or controls can pass a mail pattern. */
export const Mail = z.string().max(254).trim().toLowerCase().pipe(z.email()).meta({ 'x-rule': 'kit:shape.mail' });
/** Refused before hashing when over 256: hashing a huge password is an attack. Whether it is good enough depends on whose it is: `passwords.ts`. */
export const Password = z.string().min(1).max(256).meta({ 'x-rule': 'staff:shape.password' });
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,58}$/).meta({ 'x-rule': 'staff:shape.slug' });
/** Any name of a zone, the older and the newer one alike: browsers say Asia/Kolkata where a server lists Asia/Calcutta. No bare offsets: they know no summer time. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    // A name that nobody knows: that is the answer, not a fault.
    return false;
  }
}
export const Zone = z.string().max(60).refine(isZone, 'zone').meta({ 'x-rule': 'staff:shape.zone' });

/** Everybody's session carries them: a few hundred, not a megabyte. */
const isShort = (record: object) => Object.keys(record).length <= 300;
export const Preferences = z.strictObject({
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  density: z.enum(['compact', 'normal', 'roomy']).optional(),
  fontSizePx: z.number().int().min(13).max(18).optional(),
  sendKey: z.enum(['enter', 'ctrl_enter']).optional(),
  keymap: z.record(z.string().max(40), z.string().max(40)).refine(isShort, 'too_many').optional(),
  soundVolume: z.number().min(0).max(1).optional(),
  panels: z.record(z.string().max(40), z.number()).refine(isShort, 'too_many').optional(),
  reducedMotion: z.boolean().optional(),
});

export const SessionView = z.object({
  staff: z.object({ id: Id, name: z.string(), mail: z.string(), role: RoleName, permissions: z.array(z.string()), language: Language, preferences: Preferences }),
  brand: z.object({ id: Id, slug: z.string(), name: z.string(), zone: z.string() }),
});
export type SessionView = z.infer<typeof SessionView>;
export const SignIn = z.strictObject({ mail: Mail, password: z.string().min(1).max(256), brand: Slug.optional() });

export const FirstRunState = z.object({ needed: z.boolean() });
export const FirstRun = z.strictObject({ brandName: Line(80), slug: Slug, name: Line(80), mail: Mail, password: Password, zone: Zone.default('Asia/Shanghai') });
export type FirstRun = z.infer<typeof FirstRun>;

export const StaffMember = z.object({ id: Id, name: z.string(), mail: z.string(), role: RoleName, team: z.string(), state: z.enum(['invited', 'active', 'deactivated']), language: Language, createdAt: Instant });
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.object({ items: z.array(StaffMember) });
export const InviteStaff = z.strictObject({ name: Line(80), mail: Mail, role: RoleName, team: Note(60).default('') });
export type InviteStaff = z.infer<typeof InviteStaff>;
/** The link is shown once, to whoever invited: it also goes by mail when mail is set up. */
export const Invitation = z.object({ staff: StaffMember, link: z.string(), endsAt: Instant });
export const ChangeStaff = z.strictObject({ name: Line(80).optional(), role: RoleName.optional(), team: Note(60).optional(), state: z.enum(['active', 'deactivated']).optional() });
export type ChangeStaff = z.infer<typeof ChangeStaff>;

export const LinkView = z.object({ kind: z.enum(['invitation', 'reset']), name: z.string(), mail: z.string(), brandName: z.string() });
export const UseInvitation = z.strictObject({ name: Line(80), password: Password, language: Language.default('zh') });
export const AskReset = z.strictObject({ mail: Mail });
export const UseReset = z.strictObject({ password: Password });
export const ChangePassword = z.strictObject({ current: z.string().min(1).max(256), password: Password });

const settings = {
  greeting: z.object({ zh: Note(300), en: Note(300) }),
  /** Origins of pages that may embed the widget; empty = any page. Web pages only: every `javascript:` or `data:` page has the origin "null". */
  widgetOrigins: z.array(z.url({ protocol: /^https?$/ }).max(200)).max(50),
  /** Public complaint path, printed on the complaint page and receipts. */
  complaintNotice: z.object({ zh: Note(2000), en: Note(2000) }),
  clockDays: z.enum(['natural', 'working']),
};
export const BrandSettings = z.strictObject({
  greeting: settings.greeting.default({ zh: '您好，很高兴为您服务。请告诉我们发生了什么。', en: 'Hello. Tell us what happened; we are listening.' }),
  widgetOrigins: settings.widgetOrigins.default([]),
  complaintNotice: settings.complaintNotice.default({ zh: '', en: '' }),
  clockDays: settings.clockDays.default('natural'),
});
export type BrandSettings = z.infer<typeof BrandSettings>;
export const Brand = z.object({ id: Id, slug: z.string(), name: z.string(), zone: z.string(), language: Language, settings: BrandSettings });
export type Brand = z.infer<typeof Brand>;
export const ChangeBrand = z.strictObject({ name: Line(80).optional(), zone: Zone.optional(), language: Language.optional(), /** Only what is named changes: no defaults here. */ settings: z.strictObject(settings).partial().optional() });
export const OpenBrand = z.strictObject({ name: Line(80), slug: Slug, zone: Zone.default('Asia/Shanghai'), administrator: z.strictObject({ name: Line(80), mail: Mail }) });
/** The link is in this answer and nowhere else. */
export const OpenedBrand = z.object({ brandId: Id, link: z.string() });
/** Brands that were opened from this one. `waitsFor`: its first administrator, until somebody has joined. */
export const OpenedBrands = z.object({ items: z.array(z.object({ id: Id, slug: z.string(), name: z.string(), openedAt: Instant, waitsFor: z.object({ name: z.string(), mail: z.string(), linkEndsAt: Instant.nullable() }).nullable() })) });
/** The secret with which a shop signs its own users' ids for the widget. Shown to administrators only. */
export const WidgetSecret = z.object({ secret: z.string() });

export const ApiKey = z.object({ id: Id, name: z.string(), hint: z.string(), scopes: z.array(z.string()), createdAt: Instant, seenAt: Instant.nullable(), revokedAt: Instant.nullable() });
export const ApiKeys = z.object({ items: z.array(ApiKey) });
export const CreateApiKey = z.strictObject({ name: Line(80), scopes: z.array(PermissionName).min(1).max(60) });
export type CreateApiKey = z.infer<typeof CreateApiKey>;
/** The key itself is in this answer and nowhere else. */
export const NewApiKey = z.object({ key: z.string(), item: ApiKey });
