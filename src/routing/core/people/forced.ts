const forcing = ['missed_offer', 'connection_lost'] as const;
export type Forced = (typeof forcing)[number];

/** Why the house took somebody off duty, which they are told; undefined where it was their own doing, a lead's, or is over. */
export function forcedBy({ reason }: { readonly reason: string }): Forced | undefined {
  return forcing.find((one) => one === reason);
}
