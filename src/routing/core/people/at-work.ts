/** How one counts somebody at this moment: the same on the team page and on the wallboard. */
export const atWorkKinds = ['available', 'busy', 'away', 'offline'] as const;
export type AtWork = (typeof atWorkKinds)[number];

/**
 * Busy: whoever has a customer in hand or writes up the last one, also when they have said they are away (away = nobody new). Free is
 * who could take the next; what only rings is nobody's yet.
 */
export function atWorkOf(person: { readonly state: 'available' | 'away' | 'offline'; readonly held: number; readonly wrapsUp: boolean }): AtWork {
  if (person.state === 'offline') return 'offline';
  return person.held > 0 || person.wrapsUp ? 'busy' : person.state;
}

export function countAtWork(all: readonly AtWork[]): Record<AtWork, number> {
  const counts: Record<AtWork, number> = { available: 0, busy: 0, away: 0, offline: 0 };
  for (const one of all) counts[one] += 1;
  return counts;
}
