import { refuse } from './refusal.ts';

/** Who acts. Kinds never mix: a visitor's token can not become a member of staff. */
export type Actor =
  | { readonly kind: 'staff'; readonly id: string; readonly brandId: string; readonly name: string; readonly role: string; readonly permissions: ReadonlySet<string>; readonly sessionId: string }
  | { readonly kind: 'key'; readonly id: string; readonly brandId: string; readonly name: string; readonly permissions: ReadonlySet<string> }
  /** `provedId`: the identity that the shop's signature proved on this visitor's device. */
  | { readonly kind: 'visitor'; readonly id: string; readonly brandId: string; readonly provedId?: string }
  /** Somebody who holds a secret link (tracking page, survey). */
  | { readonly kind: 'link'; readonly id: string; readonly brandId: string }
  /** The house itself: listeners, sweeps, first run. */
  | { readonly kind: 'system'; readonly id: null; readonly name: string; readonly brandId: string };

export function holds(who: Actor, permission: string): boolean {
  if (who.kind === 'system') return true;
  return (who.kind === 'staff' || who.kind === 'key') && who.permissions.has(permission);
}

/** Who may: refuses an actor without the permission. The first line of every verb. */
export function may(act: { readonly who: Actor }, permission: string): void {
  if (!holds(act.who, permission)) throw refuse('forbidden', 'kit.notPermitted', { params: { permission } });
}

/** `staff:<id>`, `visitor:<id>`, `system:`: whose something is, where all kinds of people can own it. */
export function actorKey(who: Actor): string {
  return `${who.kind}:${who.id ?? ''}`;
}

export function systemOf(brandId: string, name: string): Actor {
  return { kind: 'system', id: null, name, brandId };
}
