import * as z from 'zod';
import { Attachment, PostMessage } from '#interactions/contract.ts';
import { giveAttachment, takeUpload, uploadLimitBytes } from '#attachments/index.ts';
import { AttachmentQuery } from '#attachments/contract.ts';
import { Done, Id, Line } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { KeepPlace, KeepPlaceOffer, OpenConversation, OpenedConversation, OpenSession, StartConversation, VisitorConversation, VisitorMessage, VisitorSession } from './contract.ts';
import { comeBackToPlace, keepMyPlace, keepPlaceOffer } from './keep-place.ts';
import { openConversation } from './open-by-program.ts';
import type { Pace } from './pace.ts';
import { customerSays, deviceOf, leaveConversation, linesOf } from './say.ts';
import { openSession } from './session.ts';
import { conversationView } from './views.ts';

const Conversation = z.object({ conversation: VisitorConversation.nullable() });

export function chatRoutes(pace: Pace, canMail: boolean): AnyRoute[] {
  return [
    route({ method: 'POST', path: '/api/conversations', summary: { zh: '为贵方自己的一位用户开一个会话', en: 'Open a conversation for one of your own users' }, access: { permission: 'interaction.open' }, body: OpenConversation, reply: OpenedConversation, status: 201, ridesAbout: ({ body }) => [(body as OpenConversation).customer.userId], verb: (act, { body }) => openConversation(act, body) }),
    route({
      method: 'POST', path: '/api/visitor/session', summary: { zh: '打开聊天窗口：新访客，或凭令牌认出的老访客', en: 'Open the widget: a new visitor or a known one by token' }, repeated: { zh: '带着令牌重发，还是同一位访客；不带令牌，每次都是一位新访客。', en: 'With the token a repeat is the same visitor; without it each call makes a new one.' }, access: 'public', perMinute: 600, perMinuteAbout: { calls: 60, thing: ({ body }) => (body as OpenSession).token }, perMinuteOfBrand: { calls: 1200, slugOf: ({ body }) => (body as OpenSession).brand }, body: OpenSession, reply: VisitorSession,
      handle: ({ house, body, request }) => openSession(house, body, request.headers.origin, canMail),
    }),
    route({
      method: 'POST', path: '/api/visitor/conversations', summary: { zh: '客户的第一句话：开始一次接触，并进入排队', en: 'The first word: starts a contact and a waiting ticket' }, access: 'visitor', perMinute: 600, body: StartConversation, reply: Conversation, status: 201,
      verb: async (act, { body }) => {
        await customerSays(act, body, pace);
        return { conversation: await conversationView(act, deviceOf(act), 0) };
      },
    }),
    route({ method: 'GET', path: '/api/visitor/conversation', summary: { zh: '读取会话，以及某个位置之后的消息', en: 'The conversation, with what came after a position' }, access: 'visitor', query: z.object({ after: z.coerce.number().int().min(0).default(0) }), reply: Conversation, verb: async (act, { query }) => ({ conversation: await conversationView(act, deviceOf(act), query.after) }) }),
    route({
      method: 'POST', path: '/api/visitor/messages', summary: { zh: '客户说一句话；有键在，重发不会重复', en: 'Say something; the key makes a resend harmless' }, access: 'visitor', perMinute: 2400, body: PostMessage, reply: VisitorMessage, status: 201, ridesAbout: ({ who }) => linesOf(who),
      verb: (act, { body }) => customerSays(act, body, pace),
    }),
    route({
      method: 'POST', path: '/api/visitor/keep-place', summary: { zh: '保留位置：留下电话或邮箱，就可以关掉页面', en: 'Keep my place: leave a number or a mail and close the page' }, access: 'visitor', perMinute: 120, body: KeepPlace, reply: Conversation,
      verb: async (act, { body }) => {
        // Whoever closes the page on a promise of mail would never hear.
        if (body.mail !== undefined && !canMail) throw refuse('invalid', 'chat.noMail', { at: 'body.mail' });
        return { conversation: await keepMyPlace(act, body) };
      },
    }),
    route({ method: 'GET', path: '/api/visitor/keep-place', summary: { zh: '保留位置时可以怎么选：轮到时、约定的时间（在营业时间内，也不打扰客户休息）、留言', en: 'What there is to choose when a place is kept: at the turn, at a time (in opening hours, not in the customer’s night), a message' }, access: 'visitor', query: z.object({ zone: Line(60).optional() }), reply: KeepPlaceOffer, verb: (act, { query }) => keepPlaceOffer(act, query.zone) }),
    route({ method: 'POST', path: '/api/visitor/come-back', summary: { zh: '客户回到页面，仍在原来的位置', en: 'The customer is back on the page, live again at the same place' }, access: 'visitor', reply: Conversation, verb: async (act) => ({ conversation: await comeBackToPlace(act) }) }),
    route({
      method: 'POST', path: '/api/visitor/leave', summary: { zh: '客户结束会话', en: 'The customer ends the conversation' }, access: 'visitor', reply: Done,
      verb: async (act) => {
        await leaveConversation(act);
        return { done: true as const };
      },
    }),
    route({
      method: 'POST', path: '/api/visitor/attachments', summary: { zh: '上传文件（请求体为原始字节，文件名以百分号编码放在 X-File-Name）', en: 'Upload a file (raw body, name percent-encoded in X-File-Name)' }, repeated: { zh: '每次都存成另一个文件；一天内没有消息带上的会被删除。', en: 'Each call keeps another file; one that no message carries is removed after a day.' }, access: 'visitor', perMinute: 300, reply: Attachment, status: 201, bodyLimitBytes: uploadLimitBytes,
      handle: async ({ house, who, request, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.wrongToken');
        response.status(201);
        return takeUpload(house, who, { bytes: request.body, fileName: request.headers['x-file-name']?.toString() });
      },
    }),
    route({
      method: 'GET', path: '/api/visitor/attachments/:id', summary: { zh: '下载自己会话里的一个文件', en: 'A file of my conversation' }, access: 'visitor', params: z.object({ id: Id }), query: AttachmentQuery,
      handle: async ({ house, who, params, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.wrongToken');
        return giveAttachment(house, who, params.id, query.preview === '1', response);
      },
    }),
  ];
}
