/** What many customers can be found by: for the re-check of a search's page. */
import type { Act } from '#kit/act.ts';
import type { Queryable } from '#kit/db/database.ts';
import type { Findable } from './grams.ts';
import { accountNames } from './store-accounts.ts';
import { identitiesOf, serialsOfMany, type CustomerRow } from './store.ts';

export async function findables(act: Act, rows: readonly CustomerRow[]): Promise<ReadonlyMap<string, Findable>> {
  const ids = rows.map((row) => row.id);
  const identities = Map.groupBy(await identitiesOf(act, act.brandId, ids), (each) => each.customer_id);
  const serials = Map.groupBy(await serialsOfMany(act, ids), (each) => each.customer_id);
  const accounts = await accountsOf(act, act.brandId, rows);
  return new Map(rows.map((row) => [row.id, {
    number: row.number, name: row.name, surname: row.surname, givenName: row.given_name, accountName: accounts.get(row.account_id ?? '') ?? '', manner: row.manner, note: row.note,
    identities: identities.get(row.id) ?? [], serials: (serials.get(row.id) ?? []).map((each) => each.serial),
  }]));
}

/** Names of the companies these customers belong to, by id. */
export async function accountsOf(tx: Queryable, brandId: string, rows: readonly CustomerRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.account_id ?? []))];
  return new Map(ids.length === 0 ? [] : (await accountNames(tx, brandId, ids)).map((account) => [account.id, account.name]));
}
