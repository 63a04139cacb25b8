import * as z from 'zod';
import { may } from '#kit/actor.ts';
import { Id } from '#kit/core/shapes.ts';
import { TakeBackReopening } from '#cases/contract.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { answerComplaint, promiseAnswer } from './answer.ts';
import { assessComplaint } from './assess.ts';
import { classifyComplaint } from './classify.ts';
import {
  AddWords, AnswerComplaint, AssessComplaint, Board, ClassifyComplaint, Complaint, ComplaintPage, DecideComplaint, EscalateComplaint, FileComplaint, FiledComplaint, MoveComplaint, PauseComplaint, PromiseAnswer, Receipt, ReceiveComplaint,
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
  route({ method: 'GET', path: '/api/complaints/board', summary: 'Every open complaint by stage; overdue, due soon and escalated ones', access: reading, reply: Board, verb: (act) => complaintBoard(act) }),
  route({ method: 'POST', path: '/api/complaints', summary: 'Take a complaint: number, owner, class, clocks and receipt in one action', access: handling, body: ReceiveComplaint, reply: Complaint, status: 201, verb: (act, { body }) => receiveComplaint(act, body) }),
  route({ method: 'GET', path: '/api/complaints/:id', summary: 'One complaint as it stands, with the ways on and what each asks for', access: reading, params, reply: Complaint, verb: (act, asked) => complaintPart(act, asked.params.id) }),
  route({ method: 'PUT', path: '/api/complaints/:id', summary: 'Record remedy sought, cause, responses, decision, told and agreed, the outside body', access: handling, params, body: RecordComplaint, reply: Complaint, verb: (act, asked) => recordComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/assess', summary: 'Score it: the rule says general or major, and why', access: handling, params, body: AssessComplaint, reply: Complaint, verb: (act, asked) => assessComplaint(act, asked.params.id, asked.body.scores) }),
  route({ method: 'POST', path: '/api/complaints/:id/class', summary: 'Choose the class by hand, with the reason', access: { permission: 'complaint.classify' }, params, body: ClassifyComplaint, reply: Complaint, verb: (act, asked) => classifyComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/stage', summary: 'Go to a stage; a refusal names everything that is missing; what is owed and left out asks for one sentence why', access: handling, params, body: MoveComplaint, reply: Complaint, verb: (act, asked) => moveComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/ladder', summary: 'Where the conversation stands: buffer, listen, explain, resolve', access: handling, params, body: StepLadder, reply: Complaint, verb: (act, asked) => stepLadder(act, asked.params.id, asked.body.to) }),
  route({ method: 'POST', path: '/api/complaints/:id/acts', summary: 'Record one of the five acts of resolving', access: handling, params, body: RecordAct, reply: Complaint, verb: (act, asked) => recordAct(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/pause', summary: 'The solution\'s clock stands still, with the reason', access: handling, params, body: PauseComplaint, reply: Complaint, verb: (act, asked) => pauseComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/resume', summary: 'The clock goes on with what remained', access: handling, params, reply: Complaint, verb: (act, asked) => resumeComplaint(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/complaints/:id/answer', summary: 'An answer of substance; the first one that reaches the customer stops its clock', access: handling, params, body: AnswerComplaint, reply: Complaint, verb: (act, asked) => answerComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/decide', summary: 'What we do about it and why; the customer can be told in the same act', access: handling, params, body: DecideComplaint, reply: Complaint, verb: (act, asked) => decideComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/tell', summary: 'The decision is told to the customer, sent by us or by a colleague themselves', access: handling, params, body: TellDecision, reply: Complaint, verb: (act, asked) => tellDecision(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/promise', summary: 'It cannot be solved now: promise an answer within 24 or 48 hours', access: handling, params, body: PromiseAnswer, reply: Complaint, verb: (act, asked) => promiseAnswer(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/escalate', summary: 'One level up, with the reason', access: handling, params, body: EscalateComplaint, reply: Complaint, verb: (act, asked) => escalateComplaint(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/complaints/:id/receipt', summary: 'Send the receipt again with a new link, or record that it was told', access: handling, params, body: SendReceipt, reply: Receipt, hasSecretReply: true, verb: (act, asked) => sendReceiptAgain(act, asked.params.id, asked.body.by) }),
  route({
    method: 'POST', path: '/api/complaints/:id/reopen', summary: 'The customer is not satisfied after all: back to a lead, under new clocks', access: handling, params, body: ReopenComplaint, reply: Complaint,
    verb: (act, asked) => {
      may(act, 'complaint.handle');
      return reopenComplaint(act, asked.params.id, { why: 'person', words: asked.body.why });
    },
  }),
  route({ method: 'POST', path: '/api/complaints/:id/reopen/take-back', summary: 'The reopening was needless: it stands as it stood before; never over the customer\'s own unhappy answer', access: { permission: 'case.takeBack' }, params, body: TakeBackReopening, reply: Complaint, verb: (act, asked) => takeBackComplaint(act, asked.params.id, asked.body) }),

  route({ method: 'GET', path: '/api/track/:token', summary: 'The customer\'s page: where the complaint stands, and what comes next', access: 'public', perMinute: 60, params: byToken, reply: Tracking, handle: ({ house, params: { token } }) => readTracking(house, token) }),
  route({ method: 'POST', path: '/api/track/:token/messages', summary: 'The customer adds words', access: 'public', perMinute: 10, params: byToken, body: AddWords, reply: Tracking, handle: ({ house, params: { token }, body }) => addWords(house, token, body) }),
  route({ method: 'GET', path: '/api/complaint-page/:slug', summary: 'How to complain, and what is promised', access: 'public', perMinute: 60, params: bySlug, reply: ComplaintPage, handle: ({ house, params: { slug } }) => complaintPage(house, slug) }),
  route({
    method: 'POST', path: '/api/complaint-page/:slug', summary: 'File a complaint without a chat', access: 'public', perMinute: 6, perMinuteOfBrand: { calls: 120, slugOf: ({ params }) => (params as { slug: string }).slug }, params: bySlug, body: FileComplaint, reply: FiledComplaint, status: 201,
    handle: async ({ house, params: { slug }, body, response }) => {
      const filed = await fileComplaint(house, slug, body);
      response.status(201);
      return filed;
    },
  }),
];
