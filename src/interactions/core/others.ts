/** Who else is in a conversation: signs that pass. Each is worth something until its moment (ms since epoch) and nothing afterwards. */
interface Sign { readonly name: string; readonly untilMs: number }
export interface Here {
  /** The customer has the page open, as far as this desk was told. */
  readonly isCustomerHere: boolean;
  readonly customer: { readonly text: string | null; readonly untilMs: number } | null;
  /** By staff id. */
  readonly writing: Readonly<Record<string, Sign>>;
  readonly viewing: Readonly<Record<string, Sign>>;
}
export const nobody: Here = { isCustomerHere: false, customer: null, writing: {}, viewing: {} };

export interface Others {
  /** Names of colleagues who write, and of those who only look. */
  writing: string[];
  viewing: string[];
  /** The customer types; what the shop lets us see of it. */
  customer: { text: string | null } | null;
}

export function othersAt(here: Here, nowMs: number): Others {
  const writing = Object.entries(here.writing).filter(([, one]) => one.untilMs > nowMs);
  const isWriting = new Set(writing.map(([staffId]) => staffId));
  return {
    writing: writing.map(([, one]) => one.name),
    viewing: Object.entries(here.viewing).filter(([staffId, one]) => one.untilMs > nowMs && !isWriting.has(staffId)).map(([, one]) => one.name),
    customer: here.customer !== null && here.customer.untilMs > nowMs ? { text: here.customer.text } : null,
  };
}

/** A sign of a colleague came: it lasts from now anew. */
export function withSign(here: Here, what: 'writing' | 'viewing', staffId: string, sign: Sign): Here {
  return { ...here, [what]: { ...here[what], [staffId]: sign } };
}
