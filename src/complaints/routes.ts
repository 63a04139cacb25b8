import * as z from 'zod';
import { may } from '#kit/actor.ts';
import { Id } from '#kit/core/shapes.ts';
import { TakeBackReopening } from '#cases/contract.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { wordsSinceTold } from './agreement.ts';
import { answerComplaint, promiseAnswer } from './answer.ts';
import { assessComplaint } from './assess.ts';
import { classifyComplaint } from './classify.ts';
import {
  AddWords, AnswerComplaint, AssessComplaint, Board, ClassifyComplaint, Complaint, ComplaintPage, CustomerWords, DecideComplaint, EscalateComplaint, FileComplaint, FiledComplaint, MoveComplaint, PauseComplaint, PromiseAnswer, Receipt, ReceiveComplaint,
  RecordAct, RecordComplaint, ReopenComplaint, SendReceipt, StepLadder, TellDecision, Tracking,
} from './contract.ts';
import { decideComplaint, tellDecision } from './decide.ts';
import { escalateComplaint } from './escalate.ts';
import { moveComplaint } from './move.ts';
import { complaintPage, fileComplaint } from './page.ts';
import { receiveComplaint } from './receive.ts';
import { sendReceiptAgain } from './receipt.ts';
import { recordComplaint } from './record.ts';
import { reopenComplaint, takeBackComplaint } from './reopen.ts';
import { recordAct, stepLadder } from './step.ts';
import { addWords, readTracking } from './track.ts';
import { complaintBoard, complaintPart } from './views.ts';
import { pauseComplaint, resumeComplaint } from './wait.ts';

const params = z.object({ id: Id });
const byToken = z.object({ token: z.string().max(100) });
const bySlug = z.object({ slug: z.string().max(60) });
const reading = { permission: 'case.read' } as const;
const handling = { permission: 'complaint.handle' } as const;

export const complaintRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/complaints/board', summary: { zh: '各阶段所有未结投诉；以及超时、快到期和已升级的', en: 'Every open complaint by stage; overdue, due soon and escalated ones' }, access: reading, reply: Board, verb: (act) => complaintBoard(act) }),
  route({ method: 'POST', path: '/api/complaints', summary: { zh: '受理投诉：编号、负责人、等级、时钟和受理回执一次完成', en: 'Take a complaint: number, owner, class, clocks and receipt in one action' }, access: handling, body: ReceiveComplaint, reply: Complaint, status: 201, verb: (act, { body }) => receiveComplaint(act, body) }),
  route({ method: 'GET', path: '/api/complaints/:id', summary: { zh: '一个投诉的现状，以及接下来能走的每一步和各自的条件', en: 'One complaint as it stands, with the ways on and what each asks for' }, access: reading, params, reply: Complaint, verb: (act, asked) => complaintPart(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/complaints/:id', summary: { zh: '记录客户诉求、原因、答复方式、处理决定、告知与同意情况、外部机构', en: 'Record remedy sought, cause, responses, decision, told and agreed, the outside body' }, access: handling, params, body: RecordComplaint, reply: Complaint, verb: (act, asked) => recordComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/assess', summary: { zh: '评分：由规则判定一般或重大，并说明理由', en: 'Score it: the rule says general or major, and why' }, access: handling, params, body: AssessComplaint, reply: Complaint, verb: (act, asked) => assessComplaint(act, asked.params.id, asked.body.scores) }),
  route({ method: 'POST', path: '/api/complaints/:id/class', summary: { zh: '手工选定等级，并写明理由', en: 'Choose the class by hand, with the reason' }, access: { permission: 'complaint.classify' }, params, body: ClassifyComplaint, reply: Complaint, verb: (act, asked) => classifyComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'GET', path: '/api/complaints/:id/customer-words', summary: { zh: '客户得知决定（或投诉重新打开）以后自己说的话：其中有没有同意', en: 'What the customer said since they were told the decision, or since it came back: their agreement is found among it' }, access: reading, params, reply: CustomerWords, verb: (act, asked) => wordsSinceTold(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/complaints/:id/stage', summary: { zh: '进入某一阶段；缺什么，拒绝时会逐项说明；应做而略过的，要用一句话说明原因', en: 'Go to a stage; a refusal names everything that is missing; what is owed and left out asks for one sentence why' }, access: handling, params, body: MoveComplaint, reply: Complaint, verb: (act, asked) => moveComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/ladder', summary: { zh: '记下谈话进行到哪一步：缓冲、倾听、解释、解决', en: 'Where the conversation stands: buffer, listen, explain, resolve' }, access: handling, params, body: StepLadder, reply: Complaint, verb: (act, asked) => stepLadder(act, asked.params.id, asked.body.to) }),
  route({ method: 'POST', path: '/api/complaints/:id/acts', summary: { zh: '记录解决投诉的五个动作之一', en: 'Record one of the five acts of resolving' }, access: handling, params, body: RecordAct, reply: Complaint, verb: (act, asked) => recordAct(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/pause', summary: { zh: '处理时钟暂停，并写明原因', en: 'The solution\'s clock stands still, with the reason' }, access: handling, params, body: PauseComplaint, reply: Complaint, verb: (act, asked) => pauseComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/resume', summary: { zh: '时钟继续走，剩余时间不变', en: 'The clock goes on with what remained' }, access: handling, params, reply: Complaint, verb: (act, asked) => resumeComplaint(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/complaints/:id/answer', summary: { zh: '给出实质性答复；第一个送达客户的实质性答复使首次答复时钟停止', en: 'An answer of substance; the first one that reaches the customer stops its clock' }, access: handling, params, body: AnswerComplaint, reply: Complaint, verb: (act, asked) => answerComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/decide', summary: { zh: '记下如何处理、为什么；可以同时告知客户', en: 'What we do about it and why; the customer can be told in the same act' }, access: handling, params, body: DecideComplaint, reply: Complaint, verb: (act, asked) => decideComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/tell', summary: { zh: '把处理决定告知客户，由系统发送，或由同事自行告知', en: 'The decision is told to the customer, sent by us or by a colleague themselves' }, access: handling, params, body: TellDecision, reply: Complaint, verb: (act, asked) => tellDecision(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/promise', summary: { zh: '暂时解决不了：承诺 24 或 48 小时内再答复', en: 'It cannot be solved now: promise an answer within 24 or 48 hours' }, access: handling, params, body: PromiseAnswer, reply: Complaint, verb: (act, asked) => promiseAnswer(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/escalate', summary: { zh: '升级到上一级，并写明原因', en: 'One level up, with the reason' }, access: handling, params, body: EscalateComplaint, reply: Complaint, verb: (act, asked) => escalateComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/receipt', summary: { zh: '用新链接重新发送受理回执，或记录已口头告知', en: 'Send the receipt again with a new link, or record that it was told' }, access: handling, params, body: SendReceipt, reply: Receipt, hasSecretReply: true, verb: (act, asked) => sendReceiptAgain(act, asked.params.id, asked.body.by) }),
  route({
    method: 'POST', path: '/api/complaints/:id/reopen', summary: { zh: '客户仍不满意：交回班组长，时钟重新计时', en: 'The customer is not satisfied after all: back to a lead, under new clocks' }, access: handling, params, body: ReopenComplaint, reply: Complaint,
    verb: (act, asked) => {
      may(act, 'complaint.handle');
      return reopenComplaint(act, asked.params.id, { why: 'person', words: asked.body.why });
    },
  }),
  route({ method: 'POST', path: '/api/complaints/:id/reopen/take-back', summary: { zh: '撤回不必要的重新打开，投诉回到之前的样子；客户自己表示不满意而重开的不能撤回', en: 'The reopening was needless: it stands as it stood before; never over the customer\'s own unhappy answer' }, access: { permission: 'case.takeBack' }, params, body: TakeBackReopening, reply: Complaint, verb: (act, asked) => takeBackComplaint(act, asked.params.id, asked.body) }),

  route({ method: 'GET', path: '/api/track/:token', summary: { zh: '客户查看进度的页面：投诉到了哪一步，接下来是什么', en: 'The customer\'s page: where the complaint stands, and what comes next' }, access: 'public', perMinute: 60, params: byToken, reply: Tracking, handle: ({ house, params: { token } }) => readTracking(house, token) }),
  route({ method: 'POST', path: '/api/track/:token/messages', summary: { zh: '客户补充说明', en: 'The customer adds words' }, repeated: { zh: '请求体里的 key 相同，就只存一次。', en: 'The same key in the body is kept once.' }, access: 'public', perMinute: 10, params: byToken, body: AddWords, reply: Tracking, handle: ({ house, params: { token }, body }) => addWords(house, token, body) }),
  route({ method: 'GET', path: '/api/complaint-page/:slug', summary: { zh: '如何投诉，以及我们承诺的时限', en: 'How to complain, and what is promised' }, access: 'public', perMinute: 60, params: bySlug, reply: ComplaintPage, handle: ({ house, params: { slug } }) => complaintPage(house, slug) }),
  route({
    method: 'POST', path: '/api/complaint-page/:slug', summary: { zh: '不经过聊天，直接提交投诉', en: 'File a complaint without a chat' }, repeated: { zh: '请求体里的 key 相同，就只受理一次，回答也相同。', en: 'The same key in the body is filed once and answered the same.' }, access: 'public', perMinute: 6, perMinuteOfBrand: { calls: 120, slugOf: ({ params }) => (params as { slug: string }).slug }, params: bySlug, body: FileComplaint, reply: FiledComplaint, status: 201,
    handle: async ({ house, params: { slug }, body, response }) => {
      const filed = await fileComplaint(house, slug, body);
      response.status(201);
      return filed;
    },
  }),
];
