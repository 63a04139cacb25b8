/** Companies: many people of one house. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { gramsOf, matchesText, queryGrams } from '#kit/core/grams.ts';
import { refuse } from '#kit/refusal.ts';
import type { Account, KeepAccount } from './contract.ts';
import { reindexAll } from './record.ts';
import { accountById, accountRows, insertAccount, lockPeopleOf, updateAccount, type AccountRow } from './store-accounts.ts';

const mostAccounts = 100;

/** The account a customer is put under; null means none. */
export async function accountOf(act: Act, id: string | null): Promise<AccountRow | null> {
  if (id === null) return null;
  const row = await accountById(act, id);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'body.accountId' });
  return row;
}

/** By name, at most 100; with a query only those that have its words. */
export async function accountList(act: Act, query: string | undefined): Promise<{ items: Account[] }> {
  may(act, 'customer.read');
  const asked = query?.trim() ?? '';
  if (asked === '') return { items: (await accountRows(act, null, mostAccounts)).map(accountView) };
  const grams = queryGrams(asked);
  const rows = grams.length === 0 ? [] : await accountRows(act, grams, mostAccounts);
  return { items: rows.filter((row) => matchesText(`${row.name}\n${row.note}`, asked)).map(accountView) };
}

export async function createAccount(act: Act, asked: KeepAccount): Promise<Account> {
  may(act, 'customer.write');
  const row: AccountRow = { id: act.id(), name: asked.name, note: asked.note, people: 0 };
  await insertAccount(act, row, gramsOf(`${row.name}\n${row.note}`));
  act.emit({ name: 'account.created', subject: ['account', row.id] });
  return accountView(row);
}

export async function changeAccount(act: Act, id: string, asked: KeepAccount): Promise<Account> {
  may(act, 'customer.write');
  const before = await accountById(act, id);
  if (before === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const after: AccountRow = { ...before, name: asked.name, note: asked.note };
  await updateAccount(act, after, gramsOf(`${after.name}\n${after.note}`));
  // Its people are found by the company's name.
  if (after.name !== before.name) await reindexAll(act, await lockPeopleOf(act, id));
  act.emit({ name: 'account.changed', subject: ['account', id], detail: { changed: Object.keys(asked) } });
  return accountView(after);
}

function accountView(row: AccountRow): Account {
  return { id: row.id, name: row.name, note: row.note, people: row.people };
}
