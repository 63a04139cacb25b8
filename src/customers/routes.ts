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
import { addIdentity, removeIdentity, restoreIdentity, shareIdentity, verifyIdentity } from './identities.ts';
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
  route({ method: 'GET', path: '/api/customers', summary: { zh: '客户列表，最近变动的在前；或按姓名、拼音、编号、电话、邮箱、序列号查找最相符的', en: 'Customers, the latest first; or the best answers to a search by name, pinyin, number, telephone, mail or serial' }, access: reading, query: CustomerQuery, reply: CustomerList, verb: (act, { query }) => customerList(act, query) }),
  route({ method: 'POST', path: '/api/customers', summary: { zh: '新建客户档案', en: 'Open a customer file' }, access: writing, body: CreateCustomer, reply: Customer, status: 201, verb: (act, { body }) => createCustomer(act, body) }),
  route({ method: 'GET', path: '/api/customers/match', summary: { zh: '这个号码可能是谁打来的：已知、可能、未知', en: 'Who may be calling from this number: known, maybe, unknown' }, access: reading, query: MatchQuery, reply: Match, verb: (act, { query }) => matchByPhone(act, query.phone) }),
  route({ method: 'GET', path: '/api/customers/:id', summary: { zh: '一份客户档案，号码与邮箱已遮盖', en: 'One customer file, numbers and mails masked' }, access: reading, params, reply: Customer, verb: (act, asked) => customerFile(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/customers/:id', summary: { zh: '修改客户档案', en: 'Change a customer file' }, access: writing, params, body: ChangeCustomer, reply: Customer, verb: (act, asked) => changeCustomer(act, asked.params.id, asked.body) }),
  route({ method: 'GET', path: '/api/customers/:id/timeline', summary: { zh: '这位客户的所有往来，最新的在前', en: 'Everything that happened with this customer, newest first' }, access: reading, params, query: TimelineQuery, reply: Timeline, verb: (act, asked) => customerTimeline(act, asked.params.id, asked.query) }),
  route({ method: 'GET', path: '/api/customers/:id/duplicates', summary: { zh: '号码或邮箱相同的其他档案：可能是同一个人', en: 'Records with the same number or mail: perhaps the same person' }, access: reading, params, reply: Duplicates, verb: (act, asked) => duplicatesOf(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/customers/:id/identities', summary: { zh: '添加电话号码或邮箱', en: 'Add a telephone number or mail address' }, access: writing, params, body: NewReach, reply: Customer, status: 201, verb: (act, asked) => addIdentity(act, asked.params.id, asked.body) }),
  route({ method: 'PUT', path: '/api/customers/:id/identities/:identityId', summary: { zh: '标记某个号码或邮箱是多人共用', en: 'Mark a number or address as many people\'s' }, access: writing, params: identityParams, body: ChangeIdentity, reply: Customer, verb: (act, asked) => shareIdentity(act, asked.params.id, asked.params.identityId, asked.body.isShared) }),
  route({ method: 'DELETE', path: '/api/customers/:id/identities/:identityId', summary: { zh: '停用一个号码或邮箱', en: 'Take a number or address out of use' }, access: writing, params: identityParams, reply: Customer, verb: (act, asked) => removeIdentity(act, asked.params.id, asked.params.identityId) }),
  route({ method: 'POST', path: '/api/customers/:id/identities/:identityId/restore', summary: { zh: '恢复停用的号码或邮箱', en: 'Bring a number or address back into use' }, access: writing, params: identityParams, reply: Customer, verb: (act, asked) => restoreIdentity(act, asked.params.id, asked.params.identityId) }),
  route({ method: 'POST', path: '/api/customers/:id/identities/:identityId/verify', summary: { zh: '记录某个号码或邮箱已确认属于这位客户', en: 'Record that a number or address was made sure to be this customer\'s' }, access: writing, params: identityParams, reply: Customer, verb: (act, asked) => verifyIdentity(act, asked.params.id, asked.params.identityId) }),
  route({
    method: 'POST', path: '/api/customers/:id/reveal', summary: { zh: '查看完整的号码与邮箱；查看原因记入操作记录', en: 'The full numbers and addresses, for a reason that stands in the audit trail' }, repeated: { zh: '每次查看都会再记一条操作记录。', en: 'Each call is one more entry in the audit trail.' }, access: { permission: 'customer.reveal' }, params, body: RevealCustomer, reply: Revealed, perMinute: 60,
    // Without the idempotency row: it would keep the answer, and with it the numbers.
    handle: async ({ house, who, params: { id }, body }) => {
      if (who === undefined) throw refuse('unauthenticated', 'kit.signIn');
      return transact(house, who, (act) => revealCustomer(act, id, body.reason));
    },
  }),
  route({ method: 'POST', path: '/api/customers/:id/merge', summary: { zh: '把另一份档案并入这一份；可以撤销', en: 'The other record goes into this one; can be undone' }, access: writing, params, body: MergeCustomers, reply: Merged, verb: (act, asked) => mergeCustomers(act, asked.params.id, asked.body.customerId) }),
  route({ method: 'POST', path: '/api/customers/:id/merges/:mergeId/undo', summary: { zh: '撤销合并，恢复为两份档案', en: 'Two records again, as before the merge' }, access: writing, params: mergeParams, reply: Unmerged, verb: (act, asked) => unmergeCustomers(act, asked.params.id, asked.params.mergeId) }),
  route({ method: 'GET', path: '/api/accounts', summary: { zh: '公司列表，按名称排列', en: 'Companies, by name' }, access: reading, query: AccountQuery, reply: Accounts, verb: (act, { query }) => accountList(act, query.q) }),
  route({ method: 'POST', path: '/api/accounts', summary: { zh: '添加公司', en: 'Add a company' }, access: writing, body: KeepAccount, reply: Account, status: 201, verb: (act, { body }) => createAccount(act, body) }),
  route({ method: 'PUT', path: '/api/accounts/:id', summary: { zh: '修改公司', en: 'Change a company' }, access: writing, params, body: KeepAccount, reply: Account, verb: (act, asked) => changeAccount(act, asked.params.id, asked.body) }),
];
