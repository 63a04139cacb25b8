import type { Words } from './words-shape.ts';
import { megabytes } from './file-words.ts';

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const en: Words = {
  tag: 'en',
  launcher: 'Chat with us',
  fold: 'Minimise',
  end: 'End chat',
  endAsk: 'End this conversation?',
  endNo: 'Keep talking',

  hereNow: 'Open now, answered by people',
  closedNow: 'We are closed right now',
  nobodyNow: 'Nobody is here just now',
  connecting: 'Finding a person for you',
  servedBy: (name) => `${name} is with you`,
  keptNow: 'Your place is kept',
  endedNow: 'Conversation ended',

  hello: (formOfAddress) => `Hello, ${formOfAddress}!`,
  humansOnly: 'No bots here: a person answers everything you write.',
  topics: 'What is it about?',
  nameAsk: 'How may we address you?',
  nameWhy: 'Optional; only to address you properly.',
  namePlaceholder: 'Your name or surname',
  mr: 'Mr',
  ms: 'Ms',
  none: 'Skip',
  closed: (when) => `We are closed right now${when && ` and open ${when}`}. Leave your message: we answer in the order they came.`,

  next: 'You are next',
  ahead: (count) => `${many(count, 'person', 'people')} before you`,
  underMinute: 'less than a minute',
  under: (minutes) => `within ${minutes} minutes`,
  between: (low, high) => `about ${low}–${high} minutes`,
  over: (minutes) => `more than ${many(minutes, 'minute', 'minutes')}`,
  noFigure: 'We cannot say yet how long it will take. We answer in order and will not miss you.',
  reasons: {
    closed: 'We are closed right now. We answer in order once we open.',
    nobody_here: 'Nobody is here just now, so we cannot name a time. We answer in order.',
    fewer_agents: 'A colleague stepped away, so the wait is longer. We are sorry.',
    others_first: 'Someone with an earlier place came back, so the wait is longer. We are sorry.',
    slower_service: 'The people before you need more time, so the wait is longer. We are sorry.',
    longer_than_expected: 'It is taking longer than we expected. We are sorry; this is the new estimate.',
  },

  keepOffer: 'Rather not wait here?',
  keep: 'Keep my place',
  byPhone: 'Call me',
  byMail: 'Write to me',
  phone: 'Phone number',
  mail: 'Mail address',
  keepNot: 'Wait here',
  stop: '.',
  keptClose: 'You can close this page.',
  change: 'Change',
  comeBack: 'I am back, wait here',

  log: 'Conversation',
  you: 'You',
  typing: (name) => `${name} is typing`,
  today: 'Today',
  yesterday: 'Yesterday',
  earlier: 'Show earlier messages',
  newBelow: (count) => many(count, 'new message', 'new messages'),
  sending: 'Sending',
  queued: 'Waiting to send',
  sent: 'Delivered',
  read: 'Read',
  notSent: 'Not sent',
  again: 'Send again',
  drop: 'Delete',

  offline: 'You are offline. What you write is kept and will be sent when the line is back.',
  retry: 'Try now',
  unreachable: 'We cannot reach the service centre. What you write is kept and will be sent when the line is back.',
  loading: 'Opening…',

  placeholder: 'Tell us what happened',
  send: 'Send',
  attach: (most) => `Add images or files (at most ${most} each)`,
  dropHere: 'Drop to add the files',
  tooLong: (length, most) => `A message holds at most ${most} characters; this one has ${length}. Please send it in parts.`,
  sendsAfterUpload: 'Will be sent when the upload is done',
  uploadFailed: (name) => `“${name}” could not be uploaded. Please add it again.`,
  tooMany: (most) => `A message carries at most ${most} files; please send the others with the next one.`,
  fileTrouble: (name, trouble) => {
    switch (trouble.is) {
      case 'empty':
        return `“${name}” is empty. Please choose another file.`;
      case 'too_big':
        return `“${name}” has ${megabytes(trouble.bytes)}; at most ${megabytes(trouble.mostBytes)} can be sent. Please choose another file.`;
      case 'wrong_type':
        return `Files like “${name}” cannot be sent. You can send images, PDF, Office documents, archives, audio, video or plain text.`;
    }
  },
  save: 'Download',
  fileGone: 'This file cannot be fetched right now',
  dismiss: 'Got it',

  thanks: 'Thank you for writing to us',
  thanksMore: 'This conversation has ended. Come back whenever something comes up.',
  survey: 'Tell us how it went',
  newChat: 'Start a new conversation',
  errorPlain: { what: 'That did not work.', right: 'Please try again in a moment.' },
  system: {
    assigned: '{name} has joined',
    resumed: 'We go on here',
    mailFailed: 'Our mail did not reach you; please read it here',
    requeued: 'Finding another person for you; your place stays',
    transferred: 'You were passed on to “{queue}”; no need to say it all again',
    kept_place_done: 'We contacted you the way you asked',
    tried: 'We tried to reach you and will try again',
    complaintReceived: 'We have received your complaint {number} and will answer by {answerBy}. Follow it here: {link}',
    complaintNews: 'About your complaint {number}: {text}',
    complaintClosed: 'Your complaint {number} is closed. {words}',
    surveyAsked: 'How did we do with your matter {number}? Please tell us: {link}',
    complaintLink: 'Follow your complaint {number} here: {link}',
  },
};
