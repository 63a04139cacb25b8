/** What screens see at once: the whole file of a customer that changed. A new one is on nobody's screen yet. */
import type { Announcer } from '#kit/live/hub.ts';
import { customersByIds } from './store.ts';
import { customerViews } from './views.ts';

export const customerAnnouncer: Announcer = {
  only: 'staff',
  on: ['customer.changed', 'customer.identityAdded', 'customer.identityRemoved', 'customer.identityRestored', 'customer.identityVerified', 'customer.identityChanged', 'customer.merged', 'customer.unmerged'],
  async frames(tx, brandId, events) {
    const touched = new Map<string, number>();
    for (const event of events) {
      touched.set(event.subjectId, event.seq);
      // A merge changes two files.
      const goneId = event.detail?.['goneId'];
      if (typeof goneId === 'string') touched.set(goneId, event.seq);
    }
    const rows = await customersByIds(tx, brandId, [...touched.keys()]);
    return (await customerViews(tx, brandId, rows)).map((file) => ({ to: { brandId, permission: 'customer.read' }, name: 'customer', data: file, seq: touched.get(file.id) ?? 0 }));
  },
};
