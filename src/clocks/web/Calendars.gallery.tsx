import { useEffect } from 'react';
import * as z from 'zod';
import { permissions } from '#staff/core/roles.ts';
import type { Gallery } from '#web/ui/gallery.ts';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { CalendarsPage } from './CalendarsPage.tsx';
import { DayForm } from './DayForm.tsx';
import { sampleCalendars, sampleStatutory } from './samples.ts';

const replies = { 'GET /api/calendars': sampleCalendars, 'GET /api/calendars/statutory-days': sampleStatutory };

/** The second calendar: a night shift, and two periods that overlap. */
function Night() {
  const [, change] = useSearchState(z.object({ open: z.string().optional() }));
  useEffect(() => change({ open: sampleCalendars.items[1]?.id ?? null }), []);
  return <CalendarsPage />;
}

export const states: Gallery = {
  calendars: { full: true, permissions, replies, draw: () => <CalendarsPage /> },
  night: { full: true, permissions, replies, draw: () => <Night /> },
  days: { permissions, draw: () => <Modal title="添加日子" open onClose={() => {}}><DayForm range={{ from: '2026-11-11', to: '2026-11-12', length: 2, day: { kind: 'special', periods: [['08:00', '22:00']], note: '双十一', source: '自行设定' } }} year={2026} onDone={() => {}} onCancel={() => {}} /></Modal> },
  refused: { full: true, permissions, draw: () => <CalendarsPage /> },
};
