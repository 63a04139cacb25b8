import * as z from 'zod';
import { Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { MailList, MailQuery, MailView } from './contract.ts';
import { retryMail } from './retry.ts';
import { mails } from './views.ts';

export function messagingRoutes(isSetUp: boolean): AnyRoute[] {
  return [
    route({ method: 'GET', path: '/api/mails', summary: { zh: '系统发出的邮件，最新的在前，附送达状态', en: 'Mails the house wrote, newest first, with their delivery state' }, access: { permission: 'message.read' }, query: MailQuery, reply: MailList, verb: (act, { query }) => mails(act, query, isSetUp) }),
    route({ method: 'POST', path: '/api/mails/:id/retry', summary: { zh: '重新发送一封失败或结果不明的邮件', en: 'Send a mail again that failed or whose fate is unknown' }, access: { permission: 'message.retry' }, params: z.object({ id: Id }), reply: MailView, verb: (act, { params }) => retryMail(act, params.id) }),
  ];
}
