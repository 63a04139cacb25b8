/**
 * Which role may do what. One line a permission; a permission has the name of the verb (or of the reading) it guards.
 * Levels: agent ⊂ lead ⊂ administrator.
 */
export const roles = ['agent', 'lead', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** permission → the lowest role that holds it */
const lowestRole = {
  // everybody who serves customers
  'staff.read': 'agent',
  'brand.read': 'agent',
  'customer.read': 'agent',
  'customer.write': 'agent',
  'customer.reveal': 'agent',
  'product.write': 'agent',
  'interaction.read': 'agent',
  'interaction.answer': 'agent',
  'interaction.note': 'agent',
  'interaction.open': 'agent',
  'mood.correct': 'agent',
  'queue.read': 'agent',
  'presence.set': 'agent',
  'canned.read': 'agent',
  'case.read': 'agent',
  'case.open': 'agent',
  'case.write': 'agent',
  'complaint.handle': 'agent',
  'followup.read': 'agent',
  'calendar.read': 'agent',
  'message.read': 'agent',
  'message.retry': 'agent',
  // who leads a team
  'customer.merge': 'lead',
  'interaction.join': 'lead',
  'interaction.move': 'lead',
  'presence.manage': 'lead',
  'queue.manage': 'lead',
  'surge.manage': 'lead',
  'surge.switch': 'lead',
  'canned.manage': 'lead',
  'case.assign': 'lead',
  'case.takeBack': 'lead',
  'complaint.classify': 'lead',
  'report.read': 'lead',
  'report.export': 'lead',
  'display.manage': 'lead',
  // who runs the installation
  'staff.manage': 'administrator',
  'brand.manage': 'administrator',
  'calendar.manage': 'administrator',
  'key.manage': 'administrator',
  'audit.read': 'administrator',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof lowestRole;
export const permissions = Object.keys(lowestRole) as Permission[];

const held = new Map(roles.map((role, rank) => [role, new Set(permissions.filter((permission) => roles.indexOf(lowestRole[permission]) <= rank))]));

export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return held.get(role) ?? new Set();
}

/** Nobody grants more than they hold: an API key's scopes, a new colleague's role. */
export function mayGrant(granter: ReadonlySet<string>, granted: Iterable<string>): boolean {
  return [...granted].every((permission) => granter.has(permission));
}
