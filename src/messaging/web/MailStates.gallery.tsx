import type { Gallery } from '#web/ui/gallery.ts';
import type { MailView } from '../contract.ts';
import { MailStates } from './MailStates.tsx';

const about = '019a9c00-0000-7000-8000-000000000001';
const mail = (n: number, change: Partial<MailView>): MailView => ({
  id: `019a9c00-0000-7000-8000-00000000010${n}`, about: { kind: 'case', id: about }, template: 'complaints:mail.receipt', recipient: 'w***@example.com', language: 'zh', state: 'sent', tries: 1, trouble: null,
  createdAt: `2026-11-18T02:0${9 - n}:00.000Z`, sentAt: null, nextTryAt: null, mayRetry: false, ...change,
});
const items = [
  mail(1, { sentAt: '2026-11-18T02:08:03.000Z' }),
  mail(2, { state: 'queued', trouble: '450 4.2.1 <w***@example.com>: mailbox busy', nextTryAt: '2026-11-18T02:12:00.000Z' }),
  mail(3, { state: 'failed', template: 'complaints:mail.update', trouble: '550 5.1.1 <w***@example.com>: no such user', mayRetry: true }),
  mail(4, { state: 'unknown', template: 'followups:mail.ask', trouble: 'Connection closed unexpectedly', mayRetry: true }),
];

export const states: Gallery = {
  mixed: { replies: { 'GET /api/mails': { items, nextCursor: null, isSetUp: true } }, draw: () => <MailStates about={about} /> },
  notSetUp: { replies: { 'GET /api/mails': { items: [mail(5, { state: 'not_set_up' })], nextCursor: null, isSetUp: false } }, draw: () => <MailStates about={about} /> },
  refused: { draw: () => <MailStates about={about} /> },
};
