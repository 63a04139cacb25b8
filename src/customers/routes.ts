import * as z from 'zod';
import { transact } from '#kit/act.ts';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { accountList, changeAccount, createAccount } from './accounts.ts';
import { changeCustomer } from './change.ts';
import {
  Account, AccountQuery, Accounts, ChangeCustomer, ChangeIdentity, CreateCustomer, Customer, CustomerList, CustomerQuery, Duplicates, KeepAccount, Match, MatchQuery, MergeCustomers, Merged, NewReach,
  RevealCustomer, Revealed, Timeline, TimelineQuery, Unmerged,
} from './contract.ts';
import { createCustomer } from './create.ts';
import { addIdentity, removeIdentity, shareIdentity, verifyIdentity } from './identities.ts';
import { mergeCustomers, unmergeCustomers } from './merge.ts';
import { revealCustomer } from './reveal.ts';
import { customerTimeline } from './timeline/views.ts';
import { customerFile, customerList, duplicatesOf, matchByPhone } from './views.ts';

const params = z.object({ id: Id });
const identityParams = z.object({ id: Id, identityId: Id });
const mergeParams = z.object({ id: Id, mergeId: Id });
const reading = { permission: 'customer.read' } as const;
const writing = { permission: 'customer.write' } as const;

export const customerRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/customers', summary: 'Customers, the latest first; or the best answers to a search by name, pinyin, number, telephone, mail or serial', access: reading, query: CustomerQuery, reply: CustomerList, verb: (act, { query }) => customerList(act, query) }),
  route({ method: 'POST', path: '/api/customers', summary: 'Open a customer file', access: writing, body: CreateCustomer, reply: Customer, status: 201, verb: (act, { body }) => createCustomer(act, body) }),
  route({ method: 'GET', path: '/api/customers/match', summary: 'Who may be calling from this number: known, maybe, unknown', access: reading, query: MatchQuery, reply: Match, verb: (act, { query }) => matchByPhone(act, query.phone) }),
  route({ method: 'GET', path: '/api/customers/:id', summary: 'One customer file, numbers and mails masked', access: reading, params, reply: Customer, verb: (act, asked) => customerFile(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/customers/:id', summary: 'Change a customer file', access: writing, params, body: ChangeCustomer, reply: Customer, verb: (act, asked) => changeCustomer(act, asked.params.id, asked.body) }),
  route({ method: 'GET', path: '/api/customers/:id/timeline', summary: 'Everything that happened with this customer, newest first', access: reading, params, query: TimelineQuery, reply: Timeline, verb: (act, asked) => customerTimeline(act, asked.params.id, asked.query) }),
  route({ method: 'GET', path: '/api/customers/:id/duplicates', summary: 'Records with the same number or mail: perhaps the same person', access: reading, params, reply: Duplicates, verb: (act, asked) => duplicatesOf(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/customers/:id/identities', summary: 'Add a telephone number or mail address', access: writing, params, body: NewReach, reply: Customer, status: 201, verb: (act, asked) => addIdentity(act, asked.params.id, asked.body) }),
  route({ method: 'PUT', path: '/api/customers/:id/identities/:identityId', summary: "Mark a number or address as many people's", access: writing, params: identityParams, body: ChangeIdentity, reply: Customer, verb: (act, asked) => shareIdentity(act, asked.params.id, asked.params.identityId, asked.body.isShared) }),
  route({ method: 'DELETE', path: '/api/customers/:id/identities/:identityId', summary: 'Take a number or address out of use', access: writing, params: identityParams, reply: Customer, verb: (act, asked) => removeIdentity(act, asked.params.id, asked.params.identityId) }),
  route({ method: 'POST', path: '/api/customers/:id/identities/:identityId/verify', summary: "Record that a number or address was made sure to be this customer's", access: writing, params: identityParams, reply: Customer, verb: (act, asked) => verifyIdentity(act, asked.params.id, asked.params.identityId) }),
  route({
    method: 'POST', path: '/api/customers/:id/reveal', summary: 'The full numbers and addresses, for a reason that stands in the audit trail', access: { permission: 'customer.reveal' }, params, body: RevealCustomer, reply: Revealed, perMinute: 60,
    // Without the idempotency row: it would keep the answer, and with it the numbers.
    handle: async ({ house, who, params: { id }, body }) => {
      if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
      return transact(house, who, (act) => revealCustomer(act, id, body.reason));
    },
  }),
  route({ method: 'POST', path: '/api/customers/:id/merge', summary: 'The other record goes into this one; can be undone', access: writing, params, body: MergeCustomers, reply: Merged, verb: (act, asked) => mergeCustomers(act, asked.params.id, asked.body.customerId) }),
  route({ method: 'POST', path: '/api/customers/:id/merges/:mergeId/undo', summary: 'Two records again, as before the merge', access: writing, params: mergeParams, reply: Unmerged, verb: (act, asked) => unmergeCustomers(act, asked.params.id, asked.params.mergeId) }),
  route({ method: 'GET', path: '/api/accounts', summary: 'Companies, by name', access: reading, query: AccountQuery, reply: Accounts, verb: (act, { query }) => accountList(act, query.q) }),
  route({ method: 'POST', path: '/api/accounts', summary: 'Add a company', access: writing, body: KeepAccount, reply: Account, status: 201, verb: (act, { body }) => createAccount(act, body) }),
  route({ method: 'PUT', path: '/api/accounts/:id', summary: 'Change a company', access: writing, params, body: KeepAccount, reply: Account, verb: (act, asked) => changeAccount(act, asked.params.id, asked.body) }),
];
