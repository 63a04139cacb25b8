import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { CalledBack, MoveCallBack } from '#routing/contract.ts';
import { CorrectMood, EndInteraction, Inbox, InboxQuery, Interaction, InteractionPage, MarkRead, Message, Messages, MessagesQuery, PostMessage, PostNote, SaveDraft, SearchFound, SearchQuery, WrapUp } from './contract.ts';
import { calledBackBy, endInteraction, wrapUpInteraction } from './end.ts';
import { callAtAnotherTime } from './keep-place.ts';
import { correctMood } from './mood.ts';
import { postNote, postReply } from './post.ts';
import { markReadByStaff, saveDraft } from './read.ts';
import { resumeInteraction } from './resume.ts';
import { inbox, interactionPage, messagesSince, searchMessages } from './views.ts';

const params = z.object({ id: Id });
const reading = { permission: 'interaction.read' } as const;
const answering = { permission: 'interaction.answer' } as const;

export const interactionRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/interactions', summary: { zh: '会话列表：等得最久、最先到期的排在最前', en: 'The inbox: whoever waits longest or is due first stands first' }, access: reading, query: InboxQuery, reply: Inbox, verb: (act, { query }) => inbox(act, query) }),
  route({ method: 'GET', path: '/api/interactions/search', summary: { zh: '查找消息中的文字，最新的在前；输入编号则找到那次会话', en: 'Words in messages, newest first; or the contact whose number it is' }, access: reading, query: SearchQuery, reply: SearchFound, verb: (act, { query }) => searchMessages(act, query) }),
  route({ method: 'GET', path: '/api/interactions/:id', summary: { zh: '一次会话的全貌：消息、我的草稿、同一客户近期的其他接触', en: 'One conversation with its messages, my draft and repeat contacts' }, access: reading, params, reply: InteractionPage, verb: (act, asked) => interactionPage(act, asked.params.id) }),
  route({ method: 'GET', path: '/api/interactions/:id/messages', summary: { zh: '某个位置之后的消息', en: 'Messages after a position' }, access: reading, params, query: MessagesQuery, reply: Messages, verb: (act, asked) => messagesSince(act, asked.params.id, asked.query) }),
  route({ method: 'POST', path: '/api/interactions/:id/messages', summary: { zh: '回复客户', en: 'Answer the customer' }, access: answering, params, body: PostMessage, reply: Message, status: 201, verb: (act, asked) => postReply(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/notes', summary: { zh: '写一条内部备注：它没有任何途径到达客户', en: 'An internal note: there is no way from it to the customer' }, access: { permission: 'interaction.note' }, params, body: PostNote, reply: Message, status: 201, verb: (act, asked) => postNote(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/whispers', summary: { zh: '班组长悄悄提示坐席', en: 'A lead whispers to the agent' }, access: { permission: 'interaction.join' }, params, body: PostNote, reply: Message, status: 201, verb: (act, asked) => postNote(act, asked.params.id, asked.body, 'whisper') }),
  route({ method: 'POST', path: '/api/interactions/:id/read', summary: { zh: '标记已读到某个位置', en: 'Mark as read up to a position' }, access: reading, params, body: MarkRead, reply: Done, verb: (act, asked) => markReadByStaff(act, asked.params.id, asked.body.upTo) }),
  route({ method: 'PUT', path: '/api/interactions/:id/draft', summary: { zh: '保存我的草稿；内容为空则删除草稿', en: 'Keep my draft; an empty one is dropped' }, access: { permission: 'interaction.note' }, params, body: SaveDraft, reply: Done, verb: (act, asked) => saveDraft(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/mood', summary: { zh: '更正一条消息的情绪判断；更正会被保留', en: 'Correct the mood of a message; the correction is kept' }, access: { permission: 'mood.correct' }, params, body: CorrectMood, reply: Interaction, verb: (act, asked) => correctMood(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/end', summary: { zh: '结束会话', en: 'End the conversation' }, access: answering, params, body: EndInteraction, reply: Interaction, verb: (act, asked) => endInteraction(act, asked.params.id, asked.body.reason) }),
  route({ method: 'POST', path: '/api/interactions/:id/resume', summary: { zh: '结束是误操作：五分钟内可以接着原来继续', en: 'The end was a mistake: go on where it was, within five minutes' }, access: answering, params, reply: Interaction, verb: (act, asked) => resumeInteraction(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/interactions/:id/called-back', summary: { zh: '回电的结果：接通则继续服务；没接通则保留原位，稍后再试；最后一次仍未接通或号码不对则结束', en: 'How the call-back went: reached, it goes on; otherwise tried again later at the same place, ended after the last try or where the number is somebody else’s' }, access: answering, params, body: CalledBack, reply: Interaction, verb: (act, asked) => calledBackBy(act, asked.params.id, asked.body.outcome) }),
  route({ method: 'PUT', path: '/api/interactions/:id/call-back', summary: { zh: '把回电改到另一个时间，位置不变', en: 'Call back at another time; the place stays' }, access: answering, params, body: MoveCallBack, reply: Interaction, verb: (act, asked) => callAtAnotherTime(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/wrap-up', summary: { zh: '选定处理结果完成事后处理，坐席恢复空闲', en: 'Wrap up with a disposition; the agent is free again' }, access: answering, params, body: WrapUp, reply: Interaction, verb: (act, asked) => wrapUpInteraction(act, asked.params.id, asked.body) }),
];
