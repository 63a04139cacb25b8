import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { Commitment, Commitments, CommitmentsQuery, DecidedPromise, DecideHeard, HandOverCommitment, HeardPromises, HeardPromisesQuery, RegisterCommitment, WithdrawCommitment } from './contract.ts';
import { decideHeard, heardPromises } from './heard.ts';
import { handOverCommitment, keepCommitment, reopenCommitment, withdrawCommitment } from './keep.ts';
import { registerCommitment } from './register.ts';
import { commitments } from './views.ts';

const params = z.object({ id: Id });
const writing = { permission: 'case.write' } as const;

export const commitmentRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/commitments', summary: { zh: '对客户的承诺：我的、所有人的、快到期的、已失约的', en: 'What was promised to customers: mine, everybody\'s, what breaks soon, what broke' }, access: { permission: 'case.read' }, query: CommitmentsQuery, reply: Commitments, verb: (act, { query }) => commitments(act, query) }),
  route({ method: 'POST', path: '/api/commitments', summary: { zh: '登记一个承诺，可以来自回复，也可以手工登记', en: 'Enter a promise, from a reply or by hand' }, access: writing, body: RegisterCommitment, reply: Commitment, status: 201, verb: (act, { body }) => registerCommitment(act, body) }),
  route({ method: 'POST', path: '/api/commitments/:id/keep', summary: { zh: '标记承诺已兑现', en: 'Mark the promise kept' }, access: writing, params, reply: Commitment, verb: (act, asked) => keepCommitment(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/commitments/:id/reopen', summary: { zh: '撤回“已兑现”：其实还没有兑现', en: 'Take back that it was kept: it was not, after all' }, access: writing, params, reply: Commitment, verb: (act, asked) => reopenCommitment(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/commitments/:id/withdraw', summary: { zh: '撤销承诺：录错了，或客户表示不再需要', en: 'Withdraw the promise: it was entered by mistake, or the customer released us from it' }, access: writing, params, body: WithdrawCommitment, reply: Commitment, verb: (act, asked) => withdrawCommitment(act, asked.params.id, asked.body.why) }),
  route({ method: 'POST', path: '/api/commitments/:id/owner', summary: { zh: '把承诺交给另一位同事兑现', en: 'Hand the promise to somebody else, who keeps it' }, access: { permission: 'case.assign' }, params, body: HandOverCommitment, reply: Commitment, verb: (act, asked) => handOverCommitment(act, asked.params.id, asked.body.ownerId) }),
  route({ method: 'GET', path: '/api/heard-promises', summary: { zh: '一次会话里听到的、还没有决定要不要登记的承诺', en: 'Promises heard in a conversation that nobody has decided on yet' }, access: writing, query: HeardPromisesQuery, reply: HeardPromises, verb: (act, { query }) => heardPromises(act, query.interactionId) }),
  route({ method: 'POST', path: '/api/heard-promises/:id/decide', summary: { zh: '听到的承诺：登记，或说明不是承诺', en: 'A promise that was heard: enter it, or say that it is none' }, access: writing, params, body: DecideHeard, reply: DecidedPromise, verb: (act, asked) => decideHeard(act, asked.params.id, asked.body) }),
];
