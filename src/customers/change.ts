import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import { accountOf } from './accounts.ts';
import type { ChangeCustomer, Customer } from './contract.ts';
import { namedAs, reindex } from './record.ts';
import { customerById, forUpdate, updateCustomer, type CustomerRow } from './store.ts';
import { customerFile } from './views.ts';

/** A new name is read anew; parts that the agent gives beside it, or corrects alone, are kept as given. */
export async function changeCustomer(act: Act, id: string, asked: ChangeCustomer): Promise<Customer> {
  may(act, 'customer.write');
  const before = await openRecord(act, id);
  const account = asked.accountId === undefined ? before.account_id : ((await accountOf(act, asked.accountId))?.id ?? null);
  const after: CustomerRow = {
    ...before, ...renamed(before, asked), language: asked.language ?? before.language, tier: asked.tier ?? before.tier, manner: asked.manner ?? before.manner, note: asked.note ?? before.note,
    account_id: account, changed_at: act.now,
  };
  await updateCustomer(act, after);
  await reindex(act, after);
  // Words by the names of their fields only: the trail is never erased, a name may have to be. Codes tell nothing of a person.
  act.emit({ name: 'customer.changed', subject: ['customer', id], detail: { changed: Object.keys(asked), before: codesOf(before), after: codesOf(after) } });
  return customerFile(act, id);
}

const codesOf = ({ tier, honorific, language }: CustomerRow) => ({ tier, honorific, language });

function renamed(before: CustomerRow, asked: ChangeCustomer): Partial<CustomerRow> {
  if (asked.name !== undefined && asked.name !== before.name) return namedAs({ ...asked, name: asked.name });
  const honorific = asked.honorific ?? before.honorific;
  return {
    surname: asked.surname ?? before.surname, given_name: asked.givenName ?? before.given_name, honorific,
    title: honorific === 'title' ? (asked.title ?? before.title) : '',
  };
}

/** Locked for this act. What was merged away is changed in the record it went into. */
export async function openRecord(act: Act, id: string): Promise<CustomerRow> {
  const row = await customerById(act, id, forUpdate);
  if (row === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  if (row.merged_into !== null) throw refuse('gone', 'customers.mergedAway', { at: 'params.id', params: { number: row.number, into: row.merged_into } });
  return row;
}
