/**
 * The bell between the processes of one house: whoever sealed events rings, the others look into the table. Only a brand and a number
 * travel, never what happened; a ring that is lost costs a moment, since everybody looks now and then by themselves.
 */
export interface Ring {
  readonly brandId: string;
  /** The last number that was sealed. */
  readonly seq: number;
}

interface Bell {
  ring(rings: readonly Ring[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a bell; `hear` is called for rings of others, and may be called for one's own. */
export type OpenBell = (hear: (ring: Ring) => void) => Promise<Bell>;

export function ringText({ brandId, seq }: Ring): string {
  return `${brandId} ${seq}`;
}
/** Undefined for what is no ring: others may use the same wire. */
export function parseRing(text: string): Ring | undefined {
  const [, brandId, seq] = /^([0-9a-f-]{36}) (\d{1,15})$/.exec(text) ?? [];
  return brandId === undefined ? undefined : { brandId, seq: Number(seq) };
}
