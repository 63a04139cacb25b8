/** Whose word counts about a promise 承诺: its owner's, and that of whoever owns the matter it was made on. Leads decide over all of them. */
interface Owned {
  readonly owner: { readonly id: string };
  readonly case: { readonly owner: { readonly id: string } } | null;
}

/** Says, without a lead's right, whether this colleague may settle it: keep it, withdraw it, take either back. */
export function settlesIt(one: Owned, staffId: string): boolean {
  return one.owner.id === staffId || one.case?.owner.id === staffId;
}
