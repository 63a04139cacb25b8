/** What the customer reads on the follow-up page. */
import type { Words } from '#web/ui/portal/language.ts';

const zh = {
  title: '办得怎么样？',
  about: { conversation: (at: string) => `关于您 ${at} 的咨询`, matter: (at: string) => `关于您 ${at} 提出的事情` },
  servedBy: (name: string) => `，由 ${name} 接待`,
  number: (number: string) => `编号 ${number}`,
  score: '您对这次服务满意吗？',
  scores: { 1: '很不满意', 2: '不满意', 3: '一般', 4: '满意', 5: '很满意' },
  scoreMissing: '请先选一个，其他的可以不填。',
  solved: '事情解决了吗？',
  yes: '解决了',
  no: '还没有',
  words: '还有什么想对我们说的？',
  wordsHint: '好的、不好的都请直说，我们会认真看。',
  weListen: '谢谢您直说。送出后，会有负责人看到，并主动与您联系。',
  send: '送出',
  sending: '正在送出…',
  thanks: '谢谢您告诉我们',
  thanksGood: '您的话我们会转给为您服务的同事。',
  thanksBad: '很抱歉这次没有让您满意。我们已经转给负责人，会主动与您联系。',
  youSaid: '您的回答',
  change: '修改回答',
  changeUntil: (time: string) => `${time} 之前可以修改。`,
};

const en: typeof zh = {
  title: 'How did we do?',
  about: { conversation: (at: string) => `About your conversation of ${at}`, matter: (at: string) => `About your matter of ${at}` },
  servedBy: (name: string) => `, with ${name}`,
  number: (number: string) => `Number ${number}`,
  score: 'How was our service?',
  scores: { 1: 'Very bad', 2: 'Bad', 3: 'So-so', 4: 'Good', 5: 'Very good' },
  scoreMissing: 'Please choose one first; the rest is up to you.',
  solved: 'Is your matter settled?',
  yes: 'Yes',
  no: 'Not yet',
  words: 'Anything else you would like to tell us?',
  wordsHint: 'Good or bad, please say it plainly. We read every word.',
  weListen: 'Thank you for being frank. Once sent, the person in charge will see it and get in touch with you.',
  send: 'Send',
  sending: 'Sending…',
  thanks: 'Thank you for telling us',
  thanksGood: 'We will pass your words on to the colleague who served you.',
  thanksBad: 'We are sorry that this did not go well. The person in charge has been told and will get in touch with you.',
  youSaid: 'Your answer',
  change: 'Change my answer',
  changeUntil: (time: string) => `You can change it until ${time}.`,
};

export const pageWords: Words<typeof zh> = { zh, en };
