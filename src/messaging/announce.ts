/** How far a mail is, on every screen that shows it. */
import type { Announcer } from '#kit/live/hub.ts';
import { mailsByIds } from './store.ts';
import { mailView } from './views.ts';

export const mailAnnouncer: Announcer = {
  on: ['mail.queued', 'mail.sent', 'mail.failed', 'mail.becameUnknown', 'mail.delayed', 'mail.parked', 'mail.retried'],
  async frames(tx, brandId, events) {
    const last = new Map(events.map((event) => [event.subjectId, event.seq]));
    const rows = await mailsByIds(tx, brandId, [...last.keys()]);
    return rows.map((row) => ({ to: { brandId, permission: row.about_kind === 'staff' ? 'staff.manage' : 'message.read' }, name: 'mail', data: mailView(row), seq: last.get(row.id) ?? 0 }));
  },
};
