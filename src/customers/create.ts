/** A colleague opens a file, at the counter or on the phone. The same number as somebody else's is no reason to refuse: see match.ts. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import type { CreateCustomer, Customer } from './contract.ts';
import { accountOf } from './accounts.ts';
import { storedReach } from './reach.ts';
import { gramsOfNew, newRecord } from './record.ts';
import { insertCustomer, insertIdentity, type CustomerRow } from './store.ts';
import { customerFile } from './views.ts';

export async function createCustomer(act: Act, asked: CreateCustomer): Promise<Customer> {
  may(act, 'customer.write');
  const account = await accountOf(act, asked.accountId ?? null);
  const reach = asked.reach.map((each, i) => ({ kind: each.kind, value: storedReach(each, `body.reach.${i}.value`), isShared: each.isShared }));
  const row: CustomerRow = {
    ...(await newRecord(act, { language: asked.language ?? 'zh', name: asked })),
    account_id: account?.id ?? null, tier: asked.tier ?? 'standard', manner: asked.manner ?? '', note: asked.note ?? '',
  };
  await insertCustomer(act, row, gramsOfNew(row, { accountName: account?.name ?? '', identities: reach }));
  for (const each of reach) await insertIdentity(act, { id: act.id(), customerId: row.id, ...each, verifiedAt: null });
  act.emit({ name: 'customer.created', subject: ['customer', row.id], detail: { number: row.number, by: 'hand' } });
  return customerFile(act, row.id);
}
