/** All that the widget shows, as one value; every change is a named event. No clock and no I/O in here. */
import type { VisitorConversation, VisitorHears, VisitorMessage, VisitorSession } from '#chat/contract.ts';
import { outboxAfter, type Outbox, type OutboxEvent, type RefusalWords } from './core/outbox.ts';
import { emptyTranscript, heardAllAfter, heardOne, type Transcript } from './core/transcript.ts';
import { waitWords, type WaitWords } from './core/wait-words.ts';
import type { LineState } from './socket.ts';

type Standing = Omit<VisitorConversation, 'messages'>;

export interface ChatState {
  readonly session: VisitorSession | null;
  /** How the opening of the session goes; `refusal` is what the server said against it. */
  readonly opening: 'not_yet' | 'under_way' | 'done' | 'unreachable' | 'refused';
  /** What was refused and belongs to no single message. */
  readonly refusal: RefusalWords | null;
  readonly conversation: Standing | null;
  /** An ended conversation was put aside: the next word begins another. */
  readonly putAside: boolean;
  readonly transcript: Transcript<VisitorMessage>;
  readonly wait: WaitWords | null;
  readonly outbox: Outbox;
  readonly typingName: string | null;
  readonly line: LineState;
  /** The last position this customer has seen in the open window. */
  readonly seenUpTo: number;
}

export const emptyState: ChatState = {
  session: null, opening: 'not_yet', refusal: null, conversation: null, putAside: false, transcript: emptyTranscript(),
  wait: null, outbox: [], typingName: null, line: 'resting', seenUpTo: 0,
};

export type ChatEvent =
  | { readonly is: 'opening'; readonly how: ChatState['opening']; readonly refusal?: RefusalWords | null }
  | { readonly is: 'session'; readonly session: VisitorSession }
  /** A conversation with everything after `after`. */
  | { readonly is: 'conversation'; readonly conversation: VisitorConversation; readonly after: number }
  | { readonly is: 'heard'; readonly frame: VisitorHears }
  | { readonly is: 'outbox'; readonly event: OutboxEvent }
  | { readonly is: 'line'; readonly line: LineState }
  | { readonly is: 'seen'; readonly upTo: number }
  | { readonly is: 'stopped_typing' }
  | { readonly is: 'put_aside' }
  | { readonly is: 'refused'; readonly refusal: RefusalWords | null };

export function chatAfter(state: ChatState, event: ChatEvent): ChatState {
  switch (event.is) {
    case 'opening':
      return { ...state, opening: event.how, refusal: event.refusal ?? null };
    case 'session':
      // What was under way when the session was opened anew is sent again; its key makes that harmless.
      return opened({ ...state, session: event.session, opening: 'done', refusal: null, outbox: outboxAfter(state.outbox, { is: 'cut' }) }, event.session.conversation);
    case 'conversation':
      return heardConversation(state, event.conversation, event.after);
    case 'heard':
      return heardFrame(state, event.frame);
    case 'outbox':
      return { ...state, outbox: outboxAfter(state.outbox, event.event) };
    case 'line':
      return { ...state, line: event.line, outbox: event.line === 'cut' ? outboxAfter(state.outbox, { is: 'cut' }) : state.outbox, typingName: event.line === 'live' ? state.typingName : null };
    case 'seen':
      return event.upTo > state.seenUpTo ? { ...state, seenUpTo: event.upTo } : state;
    case 'stopped_typing':
      return { ...state, typingName: null };
    case 'put_aside':
      return { ...state, putAside: true };
    case 'refused':
      return { ...state, refusal: event.refusal };
  }
}

/** Is there somebody to write to right now, or would the next word begin a conversation? */
export function isUnderWay(state: ChatState): boolean {
  return state.conversation !== null && state.conversation.state !== 'ended';
}

/** It is about a conversation that this page does not show. */
export function isOfAnother(state: ChatState, frame: VisitorHears): boolean {
  const about = frame.t === 'message' || frame.t === 'ack' ? frame.message.conversationId : 'conversationId' in frame ? frame.conversationId : undefined;
  return about !== undefined && about !== state.conversation?.id;
}

/** Words of the house that the customer has not yet seen. */
export function unreadCount(state: ChatState): number {
  return state.transcript.messages.filter((message) => message.speaker === 'staff' && message.position > state.seenUpTo).length;
}

function opened(state: ChatState, conversation: VisitorConversation | null): ChatState {
  return conversation === null ? { ...state, conversation: null, transcript: emptyTranscript(), wait: null } : heardConversation(state, conversation, 0);
}

function heardConversation(state: ChatState, { messages, ...standing }: VisitorConversation, after: number): ChatState {
  const isSame = state.conversation?.id === standing.id;
  const transcript = heardAllAfter(isSame ? state.transcript : emptyTranscript<VisitorMessage>(), after, messages);
  return settled({
    ...state, transcript, conversation: standing,
    wait: standing.wait === null ? null : waitWords(standing.wait, isSame ? state.wait : null),
    putAside: isSame && state.putAside,
    seenUpTo: isSame || state.conversation === null ? state.seenUpTo : 0,
    typingName: isSame ? state.typingName : null,
  }, messages);
}

function heardFrame(state: ChatState, frame: VisitorHears): ChatState {
  const { conversation } = state;
  switch (frame.t) {
    case 'message':
    case 'ack':
      return settled({
        ...state, transcript: heardOne(state.transcript, frame.message),
        typingName: frame.message.speaker === 'staff' ? null : state.typingName,
      }, [frame.message]);
    case 'refused':
      if (frame.key === null) return { ...state, refusal: { what: frame.what, right: frame.right } };
      return { ...state, outbox: outboxAfter(state.outbox, { is: frame.afterSeconds === undefined ? 'refused' : 'slowed', key: frame.key, refusal: { what: frame.what, right: frame.right } }) };
    case 'typing':
      return { ...state, typingName: frame.name };
    case 'read':
      return conversation === null ? state : { ...state, conversation: { ...conversation, staffReadUpTo: Math.max(conversation.staffReadUpTo, frame.staffReadUpTo) } };
    case 'wait':
      return conversation === null ? state : { ...state, conversation: { ...conversation, wait: frame.wait }, wait: waitWords(frame.wait, state.wait) };
    case 'state':
      return conversation === null ? state : stateChanged(state, conversation, frame);
    // `welcome` is taken by the client, which knows what it had asked for; a pong says only that the line lives.
    case 'welcome':
    case 'pong':
      return state;
  }
}

function stateChanged(state: ChatState, conversation: Standing, frame: Extract<VisitorHears, { t: 'state' }>): ChatState {
  const isWaiting = frame.state === 'waiting';
  return {
    ...state, wait: isWaiting ? state.wait : null, typingName: null,
    conversation: { ...conversation, state: frame.state, agentName: frame.agentName, surveyUrl: frame.surveyUrl, wait: isWaiting ? conversation.wait : null },
  };
}

function settled(state: ChatState, messages: readonly VisitorMessage[]): ChatState {
  const keys = new Set(messages.flatMap((message) => (message.key === null ? [] : [message.key])));
  return keys.size === 0 ? state : { ...state, outbox: outboxAfter(state.outbox, { is: 'stored', keys }) };
}
