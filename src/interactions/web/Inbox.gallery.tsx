import { useState } from 'react';
import type { Gallery } from '#web/ui/gallery.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import type { InboxViewName } from './api.ts';
import { InboxList, InboxViews } from './Inbox.tsx';
import { sampleRows } from './samples.ts';
import { useInbox } from './use-inbox.ts';
import styles from './gallery.module.css';

const counts = { mine: 8, waiting: 12, due_soon: 2, complaints: 1, kept_place: 1 };

function Column({ view: first = 'mine' }: { view?: InboxViewName }) {
  const [view, setView] = useState<InboxViewName>(first);
  const [selected, setSelected] = useState<string | null>(sampleRows[1]?.id ?? null);
  const inbox = useInbox(view);
  return <div className={styles.column}><InboxViews view={view} onView={setView} /><InboxList view={view} inbox={inbox} selected={selected} onSelect={setSelected} onOpen={() => {}} whenEmpty={<Button look="primary" icon="headset">上线接待</Button>} /></div>;
}

export const states: Gallery = {
  list: { full: true, draw: () => <Column />, replies: { 'GET /api/interactions': { items: sampleRows, nextCursor: null, counts } } },
  empty: { full: true, draw: () => <Column />, replies: { 'GET /api/interactions': { items: [], nextCursor: null, counts: { mine: 0, waiting: 0, due_soon: 0, complaints: 0, kept_place: 0 } } } },
  refused: { full: true, draw: () => <Column view="waiting" /> },
};
