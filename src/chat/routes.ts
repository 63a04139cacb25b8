import * as z from 'zod';
import { Attachment, PostMessage } from '#interactions/contract.ts';
import { giveAttachment, takeUpload, uploadLimitBytes } from '#attachments/index.ts';
import { AttachmentQuery } from '#attachments/contract.ts';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { refuse } from '#kit/refusal.ts';
import { KeepPlace, OpenConversation, OpenedConversation, OpenSession, StartConversation, VisitorConversation, VisitorMessage, VisitorSession } from './contract.ts';
import { comeBackToPlace, keepMyPlace } from './keep-place.ts';
import { openConversation } from './open-by-program.ts';
import type { Pace } from './pace.ts';
import { customerSays, deviceOf, leaveConversation } from './say.ts';
import { openSession } from './session.ts';
import { conversationView } from './views.ts';

const Conversation = z.object({ conversation: VisitorConversation.nullable() });

export function chatRoutes(pace: Pace): AnyRoute[] {
  return [
    route({ method: 'POST', path: '/api/conversations', summary: 'Open a conversation for one of your own users', access: { permission: 'interaction.open' }, body: OpenConversation, reply: OpenedConversation, status: 201, verb: (act, { body }) => openConversation(act, body) }),
    route({
      method: 'POST', path: '/api/visitor/session', summary: 'Open the widget: a new visitor or a known one by token', access: 'public', perMinute: 600, perMinuteAbout: { calls: 60, thing: ({ body }) => (body as OpenSession).token }, perMinuteOfBrand: { calls: 1200, slugOf: ({ body }) => (body as OpenSession).brand }, body: OpenSession, reply: VisitorSession,
      handle: ({ house, body, request }) => openSession(house, body, request.headers.origin),
    }),
    route({
      method: 'POST', path: '/api/visitor/conversations', summary: 'The first word: starts a contact and a waiting ticket', access: 'visitor', perMinute: 600, body: StartConversation, reply: Conversation, status: 201,
      verb: async (act, { body }) => {
        pace.count(deviceOf(act).id, act.now);
        await customerSays(act, body);
        return { conversation: await conversationView(act, deviceOf(act), 0) };
      },
    }),
    route({ method: 'GET', path: '/api/visitor/conversation', summary: 'The conversation, with what came after a position', access: 'visitor', query: z.object({ after: z.coerce.number().int().min(0).default(0) }), reply: Conversation, verb: async (act, { query }) => ({ conversation: await conversationView(act, deviceOf(act), query.after) }) }),
    route({
      method: 'POST', path: '/api/visitor/messages', summary: 'Say something; the key makes a resend harmless', access: 'visitor', perMinute: 2400, body: PostMessage, reply: VisitorMessage, status: 201,
      verb: (act, { body }) => {
        pace.count(deviceOf(act).id, act.now);
        return customerSays(act, body);
      },
    }),
    route({ method: 'POST', path: '/api/visitor/keep-place', summary: 'Keep my place: leave a number or a mail and close the page', access: 'visitor', perMinute: 120, body: KeepPlace, reply: Conversation, verb: async (act, { body }) => ({ conversation: await keepMyPlace(act, body) }) }),
    route({ method: 'POST', path: '/api/visitor/come-back', summary: 'Live again at the same place', access: 'visitor', reply: Conversation, verb: async (act) => ({ conversation: await comeBackToPlace(act) }) }),
    route({
      method: 'POST', path: '/api/visitor/leave', summary: 'End the conversation', access: 'visitor', reply: Done,
      verb: async (act) => {
        await leaveConversation(act);
        return { done: true as const };
      },
    }),
    route({
      method: 'POST', path: '/api/visitor/attachments', summary: 'Upload a file (raw body, name percent-encoded in X-File-Name)', access: 'visitor', perMinute: 300, reply: Attachment, status: 201, bodyLimitBytes: uploadLimitBytes,
      handle: async ({ house, who, request, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.wrongToken');
        response.status(201);
        return takeUpload(house, who, { bytes: request.body, fileName: request.headers['x-file-name']?.toString() });
      },
    }),
    route({
      method: 'GET', path: '/api/visitor/attachments/:id', summary: 'A file of my conversation', access: 'visitor', params: z.object({ id: Id }), query: AttachmentQuery,
      handle: async ({ house, who, params, query, response }) => {
        if (who === undefined) throw refuse('unauthenticated', 'kit.wrongToken');
        return giveAttachment(house, who, params.id, query.preview === '1', response);
      },
    }),
  ];
}
