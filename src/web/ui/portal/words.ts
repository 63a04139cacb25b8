/** What every customer's page says. */
import type { Words } from './language.ts';

const zh = {
  switchTo: 'English',
  switchLabel: 'Switch to English',
  loading: '正在打开…',
  private: '这个页面只属于您，请不要把链接转发给别人。',
  unreachable: { what: '暂时连接不上。', right: '请检查网络；恢复后会自动再试。', again: '再试一次' },
  unsent: { what: '还没有送出。', right: '网络暂时不通，您写的都还在。恢复后会自动再送一次，请不要关闭页面。' },
  notFound: { what: '这里没有页面。', right: '请从邮件、短信或聊天窗口里完整地打开链接。' },
  left: (n: number) => `还可以写 ${n} 个字`,
  optional: '可不填',
  required: '必填',
};

const en: typeof zh = {
  switchTo: '中文',
  switchLabel: '切换到中文',
  loading: 'Opening…',
  private: 'This page is yours alone; please do not pass the link on.',
  unreachable: { what: 'We cannot be reached right now.', right: 'Please check your connection; the page tries again by itself.', again: 'Try again' },
  unsent: { what: 'Not sent yet.', right: 'There is no connection. Everything you wrote is still here and will be sent when you are back online. Please keep this page open.' },
  notFound: { what: 'There is no page here.', right: 'Please open the whole link from the mail, the message or the chat window.' },
  left: (n: number) => (n === 1 ? '1 character left' : `${n} characters left`),
  optional: 'optional',
  required: 'required',
};

export const portalWords: Words<typeof zh> = { zh, en };
