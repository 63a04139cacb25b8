/**
 * The house acts under names that programs choose: a listener (`cases.ownerLeft`), a sweep (`clocks.warn`), a door (`sign-in`). In the
 * trail people read what part of the house it was.
 */
export const houseParts = [
  'brand', 'cases', 'chat', 'clocks', 'commitments', 'complaint-page', 'complaints', 'customers', 'demo', 'desk', 'first-run', 'followups', 'interactions', 'messaging', 'password-reset', 'replay', 'routing', 'sign-in', 'staff', 'sweeps', 'widget',
] as const;
type HousePart = (typeof houseParts)[number];

/** `cases.ownerLeft` → `cases`; null for a part that has no word (then it is simply the centre). */
export function housePartOf(name: string): HousePart | null {
  const first = name.split(/[.\s]/)[0] ?? '';
  return houseParts.find((part) => part === first) ?? null;
}
