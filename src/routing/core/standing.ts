/** How somebody stands in the eyes of a lead: who is free, who is full, who writes up the last contact, who is not at the desk. */

const standings = ['free', 'full', 'wrapUp', 'away', 'offline'] as const;
export type Standing = (typeof standings)[number];

export interface Standee {
  readonly state: 'available' | 'away' | 'offline';
  readonly wrapUpUntilMs: number | null;
  readonly chats: number;
  readonly chatCapacity: number;
}

export function standingOf({ state, wrapUpUntilMs, chats, chatCapacity }: Standee, nowMs: number): Standing {
  if (state !== 'available') return state;
  if (wrapUpUntilMs !== null && wrapUpUntilMs > nowMs) return 'wrapUp';
  return chats >= chatCapacity ? 'full' : 'free';
}
