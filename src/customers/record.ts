/** A record's making, renaming and search columns: what several verbs share. */
import type { Act } from '#kit/act.ts';
import type { Language } from '#kit/core/shapes.ts';
import { fullNameOf, readName, type Honorific } from './core/name.ts';
import { findables } from './findable.ts';
import { customerGrams } from './grams.ts';
import { nextCustomerNumber, updateGrams, type CustomerRow } from './store.ts';

export interface GivenName {
  readonly name: string;
  readonly surname?: string | undefined;
  readonly givenName?: string | undefined;
  readonly honorific?: Honorific | undefined;
  readonly title?: string | undefined;
}

/** What is kept of a name: its parts as a person corrected them, else as read; the words themselves byte for byte. */
export function namedAs(given: GivenName): Pick<CustomerRow, 'name' | 'surname' | 'given_name' | 'honorific' | 'title'> {
  const read = readName(given.name);
  const isCorrected = given.surname !== undefined || given.givenName !== undefined;
  const honorific = given.honorific ?? read.honorific;
  return {
    name: given.name,
    surname: isCorrected ? (given.surname ?? '') : read.surname,
    given_name: isCorrected ? (given.givenName ?? '') : read.givenName,
    honorific,
    title: honorific === 'title' ? (given.title ?? read.title) : '',
  };
}

/** Whether anything can be read as a name: spaces and marks alone cannot. */
export function isName(name: string | undefined): name is string {
  return name !== undefined && fullNameOf(readName(name)) !== '';
}
/** Nobody has said who this is yet: 访客1234. */
export function isNameless(row: Pick<CustomerRow, 'surname' | 'given_name'>): boolean {
  return row.surname === '' && row.given_name === '';
}

/** A new row, not stored yet. Without a name it is called 访客 (Visitor) and the last four digits of its number. */
export async function newRecord(act: Act, given: { language: Language; name?: GivenName | undefined }): Promise<CustomerRow> {
  const running = await nextCustomerNumber(act);
  const tail = String(running).slice(-4).padStart(4, '0');
  const named = given.name === undefined ? { name: given.language === 'zh' ? `访客${tail}` : `Visitor ${tail}`, surname: '', given_name: '', honorific: 'none' as const, title: '' } : namedAs(given.name);
  return {
    id: act.id(), brand_id: act.brandId, number: `K-${running}`, account_id: null, ...named,
    language: given.language, tier: 'standard', manner: '', note: '', merged_into: null, created_at: act.now, changed_at: act.now,
  };
}

export function gramsOfNew(row: CustomerRow, more: { accountName?: string; identities?: readonly { kind: string; value: string }[] } = {}): string[] {
  return customerGrams({ number: row.number, name: row.name, surname: row.surname, givenName: row.given_name, accountName: more.accountName ?? '', manner: row.manner, note: row.note, identities: more.identities ?? [], serials: [] });
}

/** Makes the search columns anew from what stands in the tables now. Called last in every verb that changes what is found. */
export function reindex(act: Act, row: CustomerRow): Promise<void> {
  return reindexAll(act, [row]);
}

/** Those of many people, in as few statements as of one. */
export async function reindexAll(act: Act, rows: readonly CustomerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await updateGrams(act, [...(await findables(act, rows))].map(([id, who]) => ({ id, grams: customerGrams(who) })));
}
