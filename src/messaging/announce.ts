/** How far a mail is, on every screen that shows it. */
import type { Announcer, Frame } from '#kit/live/hub.ts';
import type { WithdrawnMail } from './contract.ts';
import { mailsByIds } from './store.ts';
import { mailView } from './views.ts';

export const mailAnnouncer: Announcer = {
  on: ['mail.queued', 'mail.sent', 'mail.failed', 'mail.becameUnknown', 'mail.delayed', 'mail.parked', 'mail.retried', 'mail.withdrawn'],
  async frames(tx, brandId, events) {
    const last = new Map(events.map((event) => [event.subjectId, event.seq]));
    const rows = await mailsByIds(tx, brandId, [...last.keys()]);
    const to = (aboutKind: string) => ({ brandId, permission: aboutKind === 'staff' ? 'staff.manage' : 'message.read' });
    // Of a withdrawn one no row is left: what it was about stands in the event.
    const gone = events.flatMap((event): Frame[] => {
      const about = event.name === 'mail.withdrawn' ? (event.detail?.['about'] as readonly [kind: string, id: string]) : undefined;
      if (about === undefined) return [];
      const data: WithdrawnMail = { id: event.subjectId, about: { kind: about[0], id: about[1] }, isWithdrawn: true };
      return [{ to: to(about[0]), name: 'mail', data, seq: event.seq }];
    });
    return [...rows.map((row) => ({ to: to(row.about_kind), name: 'mail', data: mailView(row), seq: last.get(row.id) ?? 0 })), ...gone];
  },
};
