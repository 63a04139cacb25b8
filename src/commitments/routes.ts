import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { Commitment, Commitments, CommitmentsQuery, HandOverCommitment, RegisterCommitment, WithdrawCommitment } from './contract.ts';
import { handOverCommitment, keepCommitment, reopenCommitment, withdrawCommitment } from './keep.ts';
import { registerCommitment } from './register.ts';
import { commitments } from './views.ts';

const params = z.object({ id: Id });
const writing = { permission: 'case.write' } as const;

export const commitmentRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/commitments', summary: 'What was promised to customers: mine, everybody\'s, what breaks soon, what broke', access: { permission: 'case.read' }, query: CommitmentsQuery, reply: Commitments, verb: (act, { query }) => commitments(act, query) }),
  route({ method: 'POST', path: '/api/commitments', summary: 'Enter a promise, from a reply or by hand', access: writing, body: RegisterCommitment, reply: Commitment, status: 201, verb: (act, { body }) => registerCommitment(act, body) }),
  route({ method: 'POST', path: '/api/commitments/:id/keep', summary: 'It was kept', access: writing, params, reply: Commitment, verb: (act, asked) => keepCommitment(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/commitments/:id/reopen', summary: 'It was not kept after all', access: writing, params, reply: Commitment, verb: (act, asked) => reopenCommitment(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/commitments/:id/withdraw', summary: 'It was entered by mistake, or the customer released us from it', access: writing, params, body: WithdrawCommitment, reply: Commitment, verb: (act, asked) => withdrawCommitment(act, asked.params.id, asked.body.why) }),
  route({ method: 'POST', path: '/api/commitments/:id/owner', summary: 'Somebody else keeps it', access: { permission: 'case.assign' }, params, body: HandOverCommitment, reply: Commitment, verb: (act, asked) => handOverCommitment(act, asked.params.id, asked.body.ownerId) }),
];
