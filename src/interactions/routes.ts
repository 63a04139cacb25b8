import * as z from 'zod';
import { Done, Id } from '#kit/core/shapes.ts';
import { route, type AnyRoute } from '#kit/http/route.ts';
import { CorrectMood, EndInteraction, Inbox, InboxQuery, Interaction, InteractionPage, MarkRead, Message, Messages, MessagesQuery, PostMessage, PostNote, SaveDraft, SearchFound, SearchQuery, WrapUp } from './contract.ts';
import { calledBackInVain, endInteraction, wrapUpInteraction } from './end.ts';
import { correctMood } from './mood.ts';
import { postNote, postReply } from './post.ts';
import { markReadByStaff, saveDraft } from './read.ts';
import { resumeInteraction } from './resume.ts';
import { inbox, interactionPage, messagesSince, searchMessages } from './views.ts';

const params = z.object({ id: Id });
const reading = { permission: 'interaction.read' } as const;
const answering = { permission: 'interaction.answer' } as const;

export const interactionRoutes: AnyRoute[] = [
  route({ method: 'GET', path: '/api/interactions', summary: 'The inbox: whoever waits longest or is due first stands first', access: reading, query: InboxQuery, reply: Inbox, verb: (act, { query }) => inbox(act, query) }),
  route({ method: 'GET', path: '/api/interactions/search', summary: 'Words in messages, newest first; or the contact whose number it is', access: reading, query: SearchQuery, reply: SearchFound, verb: (act, { query }) => searchMessages(act, query) }),
  route({ method: 'GET', path: '/api/interactions/:id', summary: 'One conversation with its messages, my draft and repeat contacts', access: reading, params, reply: InteractionPage, verb: (act, asked) => interactionPage(act, asked.params.id) }),
  route({ method: 'GET', path: '/api/interactions/:id/messages', summary: 'Messages after a position', access: reading, params, query: MessagesQuery, reply: Messages, verb: (act, asked) => messagesSince(act, asked.params.id, asked.query) }),
  route({ method: 'POST', path: '/api/interactions/:id/messages', summary: 'Answer the customer', access: answering, params, body: PostMessage, reply: Message, status: 201, verb: (act, asked) => postReply(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/notes', summary: 'An internal note: there is no way from it to the customer', access: { permission: 'interaction.note' }, params, body: PostNote, reply: Message, status: 201, verb: (act, asked) => postNote(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/whispers', summary: 'A lead whispers to the agent', access: { permission: 'interaction.join' }, params, body: PostNote, reply: Message, status: 201, verb: (act, asked) => postNote(act, asked.params.id, asked.body, 'whisper') }),
  route({ method: 'POST', path: '/api/interactions/:id/read', summary: 'Read up to a position', access: reading, params, body: MarkRead, reply: Done, verb: (act, asked) => markReadByStaff(act, asked.params.id, asked.body.upTo) }),
  route({ method: 'PUT', path: '/api/interactions/:id/draft', summary: 'Keep my draft; an empty one is dropped', access: { permission: 'interaction.note' }, params, body: SaveDraft, reply: Done, verb: (act, asked) => saveDraft(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/mood', summary: 'Correct the mood of a message; the correction is kept', access: { permission: 'mood.correct' }, params, body: CorrectMood, reply: Interaction, verb: (act, asked) => correctMood(act, asked.params.id, asked.body) }),
  route({ method: 'POST', path: '/api/interactions/:id/end', summary: 'End the conversation', access: answering, params, body: EndInteraction, reply: Interaction, verb: (act, asked) => endInteraction(act, asked.params.id, asked.body.reason) }),
  route({ method: 'POST', path: '/api/interactions/:id/resume', summary: 'The end was a mistake: go on where it was, within five minutes', access: answering, params, reply: Interaction, verb: (act, asked) => resumeInteraction(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/interactions/:id/no-answer', summary: 'The call-back was not answered: tried again later at the same place, ended after the last try', access: answering, params, reply: Interaction, verb: (act, asked) => calledBackInVain(act, asked.params.id) }),
  route({ method: 'POST', path: '/api/interactions/:id/wrap-up', summary: 'Wrap up with a disposition; the agent is free again', access: answering, params, body: WrapUp, reply: Interaction, verb: (act, asked) => wrapUpInteraction(act, asked.params.id, asked.body) }),
];
