/** Reads: the file, the list, who may be calling. Numbers and addresses are masked here, for everybody. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { maskMail } from '#kit/core/mail.ts';
import { maskWithin } from './core/mask.ts';
import { maskPhone, phoneKey, readPhone } from '#kit/core/phone.ts';
import type { Queryable } from '#kit/db/database.ts';
import { pageOf, readCursor } from '#kit/cursor.ts';
import { refuse } from '#kit/refusal.ts';
import type { Customer, CustomerLine, CustomerList, CustomerQuery, Duplicates, Identity, Match } from './contract.ts';
import { matchCustomer } from './core/match.ts';
import { avatarTextOf, formOfAddress } from './core/name.ts';
import { accountsOf } from './findable.ts';
import { isNameless } from './record.ts';
import { searchCustomers } from './search/views.ts';
import { customerById, customersByIds, holdersOf, identitiesOf, newestCustomers, openMergesInto, sharersOf, type CustomerRow, type IdentityRow } from './store.ts';

export async function existing(act: Act, id: string): Promise<CustomerRow> {
  const row = await customerById(act, id);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return row;
}

/** A record that was merged away is shown as it is, with `mergedInto`. */
export async function customerFile(act: Act, id: string): Promise<Customer> {
  may(act, 'customer.read');
  const [file] = await customerViews(act, act.brandId, [await existing(act, id)]);
  if (file === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  return file;
}

/** Files of many in four statements; also for live screens. */
export async function customerViews(tx: Queryable, brandId: string, rows: readonly CustomerRow[]): Promise<Customer[]> {
  const ids = rows.map((row) => row.id);
  const identities = Map.groupBy(await identitiesOf(tx, brandId, ids), (each) => each.customer_id);
  const merges = Map.groupBy(await openMergesInto(tx, brandId, ids), (each) => each.kept_id);
  const accounts = await accountsOf(tx, brandId, rows);
  return rows.map((row) => ({
    id: row.id, number: row.number, ...namesOf(row), surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title, language: row.language, tier: row.tier, manner: row.manner, note: row.note,
    account: row.account_id === null ? null : { id: row.account_id, name: accounts.get(row.account_id) ?? '' },
    identities: onceEach(identities.get(row.id) ?? []).map(identityView),
    merges: (merges.get(row.id) ?? []).map((merge) => ({ id: merge.id, goneId: merge.gone_id, number: merge.number, name: merge.name, mergedAt: merge.merged_at.toISOString() })),
    mergedInto: row.merged_into, createdAt: row.created_at.toISOString(), changedAt: row.changed_at.toISOString(),
  }));
}

export async function customerList(act: Act, asked: CustomerQuery): Promise<CustomerList> {
  may(act, 'customer.read');
  if (asked.q !== undefined && asked.q.trim() !== '') return { items: await customerLines(act, await searchCustomers(act, asked.q, asked.limit)), nextCursor: null };
  const page = pageOf(await newestCustomers(act, asked.accountId, readCursor(asked.cursor), asked.limit + 1), asked.limit, (row) => row.changed_at);
  return { items: await customerLines(act, page.rows), nextCursor: page.nextCursor };
}

async function customerLines(act: Act, rows: readonly CustomerRow[]): Promise<CustomerLine[]> {
  const identities = Map.groupBy(await identitiesOf(act, act.brandId, rows.map((row) => row.id)), (each) => each.customer_id);
  const accounts = await accountsOf(act, act.brandId, rows);
  return rows.map((row) => ({
    id: row.id, number: row.number, ...namesOf(row), tier: row.tier, accountName: row.account_id === null ? null : (accounts.get(row.account_id) ?? ''),
    reach: onceEach(identities.get(row.id) ?? []).filter(({ kind }) => kind === 'phone' || kind === 'mail').slice(0, 3).map(shownOf), changedAt: row.changed_at.toISOString(),
  }));
}

/** Who may be calling from this number. */
export async function matchByPhone(act: Act, phone: string): Promise<Match> {
  may(act, 'customer.read');
  const reading = readPhone(phone);
  if ('refused' in reading) throw refuse('invalid', `customers.phone.${reading.refused}`, { at: 'query.phone' });
  const key = phoneKey(reading);
  const holders = await holdersOf(act, 'phone', key);
  const match = matchCustomer(holders.map((each) => ({ customerId: each.customer_id, identityId: each.identity_id, isProved: each.is_proved, isShared: each.is_shared, lastSeenMs: each.last_seen_at?.getTime() ?? null })));
  const ids = match.outcome === 'known' ? [match.customerId] : match.outcome === 'maybe' ? match.customerIds : [];
  return { outcome: match.outcome, why: match.outcome === 'unknown' ? 'none' : match.why, shown: maskPhone(key), customers: await linesInOrder(act, ids) };
}

/** Records that may be the same person, for a colleague to look at. */
export async function duplicatesOf(act: Act, id: string): Promise<Duplicates> {
  may(act, 'customer.read');
  await existing(act, id);
  const sharers = await sharersOf(act, id, 20);
  const lines = new Map((await linesInOrder(act, sharers.map((each) => each.customer_id))).map((line) => [line.id, line]));
  return { items: sharers.flatMap(({ customer_id, kinds }) => {
    const customer = lines.get(customer_id);
    return customer === undefined ? [] : [{ customer, shares: kinds }];
  }) };
}

async function linesInOrder(act: Act, ids: readonly string[]): Promise<CustomerLine[]> {
  const lines = await customerLines(act, await customersByIds(act, act.brandId, ids));
  return lines.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function namesOf(row: CustomerRow) {
  const named = { surname: row.surname, givenName: row.given_name, honorific: row.honorific, title: row.title };
  return { name: row.name, isNameless: isNameless(row), formOfAddress: formOfAddress(named), avatarText: avatarTextOf(named) };
}

function identityView(row: IdentityRow): Identity {
  return { id: row.id, kind: row.kind, shown: shownOf(row), verifiedAt: row.verified_at?.toISOString() ?? null, isShared: row.is_shared, addedAt: row.created_at.toISOString() };
}
function shownOf(row: IdentityRow): string {
  if (row.kind === 'phone') return maskPhone(row.value);
  if (row.kind === 'mail') return maskMail(row.value);
  // A visitor's id says nothing to a person; a shop's user id is the shop's own name for them, and many shops take the number or the address for it.
  return row.kind === 'visitor' ? '' : maskWithin(row.value);
}

/** A merge may bring a number the kept record has already; people see it once, the proved one (which stands first). */
function onceEach(identities: readonly IdentityRow[]): IdentityRow[] {
  const seen = new Set<string>();
  return identities.filter(({ kind, value }) => {
    const isNew = !seen.has(`${kind} ${value}`);
    seen.add(`${kind} ${value}`);
    return isNew;
  });
}
