import * as z from 'zod';
import { may } from '#kit/actor.ts';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { assignCase } from './assign.ts';
import { changeCase } from './change.ts';
import { AssignCase, Case, CaseNote, CaseNotices, CasePage, Cases, CasesQuery, ChangeCase, LinkInteraction, OpenCase, ReopenCase, Seen, SolveCase, TakeBackReopening, WriteCaseNote } from './contract.ts';
import { linkInteraction, unlinkInteraction } from './link.ts';
import { noteNow, writeCaseNote } from './note.ts';
import { caseNotices, seeCase } from './notice.ts';
import { openCase } from './open.ts';
import { closeCase, reopenCase, solveCase, takeBackReopening } from './solve.ts';
import { casePage, cases } from './views.ts';

const params = z.object({ id: Id });
const reading = { permission: 'case.read' } as const;
const writing = { permission: 'case.write' } as const;

export const caseRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/cases', summary: 'Cases: all, mine, open, overdue, due soon, complaints, solved, closed; or found by number, words or customer', access: reading, query: CasesQuery, reply: Cases, verb: (act, { query }) => cases(act, query) }),
  route({ method: 'POST', path: '/api/cases', summary: 'Open a case, from a conversation or by hand', access: { permission: 'case.open' }, body: OpenCase, reply: Case, status: 201, verb: (act, { body }) => openCase(act, body) }),
  route({ method: 'GET', path: '/api/case-notices', summary: 'What came to me without my own doing and I have not looked at yet: given, reopened, escalated', access: reading, reply: CaseNotices, verb: (act) => caseNotices(act) }),
  route({ method: 'POST', path: '/api/cases/:id/seen', summary: 'I have looked at it', access: reading, params, reply: Seen, verb: (act, asked) => seeCase(act, asked.params.id) }),
  route({ method: 'GET', path: '/api/cases/:id', summary: 'One case with its contacts, notes, clocks, promises and history', access: reading, params, reply: CasePage, verb: (act, asked) => casePage(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/cases/:id', summary: 'Change title, description, priority, next step or product', access: writing, params, body: ChangeCase, reply: Case, verb: (act, asked) => changeCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/interactions', summary: 'Link a contact', access: writing, params, body: LinkInteraction, reply: Case, verb: (act, asked) => linkInteraction(act, asked.params.id, asked.body.interactionId) }),
  route({ method: 'DELETE', path: '/api/cases/:id/interactions/:interactionId', summary: 'Unlink a contact', access: writing, params: z.object({ id: Id, interactionId: Id }), reply: Case, verb: (act, asked) => unlinkInteraction(act, asked.params.id, asked.params.interactionId) }),
  route({ method: 'POST', path: '/api/cases/:id/notes', summary: 'Write an internal note, a step of the investigation, or an update that the customer is told', access: writing, params, body: WriteCaseNote, reply: CaseNote, status: 201, verb: (act, asked) => writeCaseNote(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/owner', summary: 'Hand it to another owner; an agent hands their own to a lead', access: writing, params, body: AssignCase, reply: Case, verb: (act, asked) => assignCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/solve', summary: 'It is solved: its clock stops (a complaint goes by its stages)', access: writing, params, body: SolveCase, reply: Case, verb: (act, asked) => solveCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/close', summary: 'It is closed (a complaint goes by its stages)', access: writing, params, reply: Case, verb: (act, asked) => closeCase(act, asked.params.id) }),
  route({
    method: 'POST', path: '/api/cases/:id/reopen', summary: 'Open it again, with a new clock', access: writing, params, body: ReopenCase, reply: Case,
    verb: async (act, asked) => {
      may(act, 'case.write');
      const reopened = await reopenCase(act, asked.params.id, { why: 'person' });
      await noteNow(act, asked.params.id, { key: act.id(), kind: 'note', text: asked.body.why });
      return reopened;
    },
  }),
  route({ method: 'POST', path: '/api/cases/:id/reopen/take-back', summary: 'The reopening was needless: it stands as it stood before; never over the customer\'s own unhappy answer', access: { permission: 'case.takeBack' }, params, body: TakeBackReopening, reply: Case, verb: (act, asked) => takeBackReopening(act, asked.params.id, asked.body) }),
];
