import * as z from 'zod';
import { may } from '#kit/actor.ts';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { assignCase } from './assign.ts';
import { changeCase } from './change.ts';
import { AssignCase, Case, CaseNote, CaseNotices, CasePage, Cases, CasesQuery, ChangeCase, CloseCase, LinkInteraction, OpenCase, ReopenCase, Seen, SolveCase, TakeBackReopening, WriteCaseNote } from './contract.ts';
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
  route({ method: 'GET', path: '/api/cases', summary: { zh: '事项列表：我的、未结、超时、快到期、投诉、已解决、已关闭；也可按编号、文字或客户查找', en: 'Cases: all, mine, open, overdue, due soon, complaints, solved, closed; or found by number, words or customer' }, access: reading, query: CasesQuery, reply: Cases, verb: (act, { query }) => cases(act, query) }),
  route({ method: 'POST', path: '/api/cases', summary: { zh: '开立一个事项，可以从会话开立，也可以手工开立', en: 'Open a case, from a conversation or by hand' }, access: { permission: 'case.open' }, body: OpenCase, reply: Case, status: 201, verb: (act, { body }) => openCase(act, body) }),
  route({ method: 'GET', path: '/api/case-notices', summary: { zh: '不是我自己操作、而我还没有看过的事项：交给我的、重新打开的、升级给我的', en: 'What came to me without my own doing and I have not looked at yet: given, reopened, escalated' }, access: reading, reply: CaseNotices, verb: (act) => caseNotices(act) }),
  route({ method: 'POST', path: '/api/cases/:id/seen', summary: { zh: '记下我已经看过这个事项', en: 'Note that I have looked at this case' }, access: reading, params, reply: Seen, verb: (act, asked) => seeCase(act, asked.params.id) }),
  route({ method: 'GET', path: '/api/cases/:id', summary: { zh: '一个事项的全貌：接触、备注、时钟、承诺与经过', en: 'One case with its contacts, notes, clocks, promises and history' }, access: reading, params, reply: CasePage, verb: (act, asked) => casePage(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/cases/:id', summary: { zh: '修改标题、说明、优先级、下一步或产品', en: 'Change title, description, priority, next step or product' }, access: writing, params, body: ChangeCase, reply: Case, verb: (act, asked) => changeCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/interactions', summary: { zh: '把一次接触关联到事项', en: 'Link a contact to the case' }, access: writing, params, body: LinkInteraction, reply: Case, verb: (act, asked) => linkInteraction(act, asked.params.id, asked.body.interactionId) }),
  route({ method: 'DELETE', path: '/api/cases/:id/interactions/:interactionId', summary: { zh: '取消一次接触与事项的关联', en: 'Unlink a contact from the case' }, access: writing, params: z.object({ id: Id, interactionId: Id }), reply: Case, verb: (act, asked) => unlinkInteraction(act, asked.params.id, asked.params.interactionId) }),
  route({ method: 'POST', path: '/api/cases/:id/notes', summary: { zh: '写一条内部备注、一步调查记录，或一条告知客户的进展', en: 'Write an internal note, a step of the investigation, or an update that the customer is told' }, access: writing, params, body: WriteCaseNote, reply: CaseNote, status: 201, verb: (act, asked) => writeCaseNote(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/owner', summary: { zh: '转给另一位负责人；坐席只能把自己的事项转给班组长', en: 'Hand it to another owner; an agent hands their own to a lead' }, access: writing, params, body: AssignCase, reply: Case, verb: (act, asked) => assignCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/solve', summary: { zh: '标记为已解决：时钟停止，不留未了结的承诺（投诉按自己的阶段走）', en: 'Mark it solved: its clock stops; no promise on it may be left open (a complaint goes by its stages)' }, access: writing, params, body: SolveCase, reply: Case, verb: (act, asked) => solveCase(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/cases/:id/close', summary: { zh: '关闭事项，不留未了结的承诺（投诉按自己的阶段走）', en: 'Close it; no promise on it may be left open (a complaint goes by its stages)' }, access: writing, params, body: CloseCase, reply: Case, verb: (act, asked) => closeCase(act, asked.params.id, asked.body ?? {}) }),
  route({
    method: 'POST', path: '/api/cases/:id/reopen', summary: { zh: '重新打开，时钟重新计时', en: 'Open it again, with a new clock' }, access: writing, params, body: ReopenCase, reply: Case,
    verb: async (act, asked) => {
      may(act, 'case.write');
      const reopened = await reopenCase(act, asked.params.id, { why: 'person' });
      await noteNow(act, asked.params.id, { key: act.id(), kind: 'note', text: asked.body.why });
      return reopened;
    },
  }),
  route({ method: 'POST', path: '/api/cases/:id/reopen/take-back', summary: { zh: '撤回不必要的重新打开，事项回到之前的样子；客户自己表示不满意而重开的不能撤回', en: 'The reopening was needless: it stands as it stood before; never over the customer\'s own unhappy answer' }, access: { permission: 'case.takeBack' }, params, body: TakeBackReopening, reply: Case, verb: (act, asked) => takeBackReopening(act, asked.params.id, asked.body) }),
];
