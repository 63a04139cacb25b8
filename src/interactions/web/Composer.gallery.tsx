import { useEffect } from 'react';
import type { Gallery } from '#web/ui/gallery.ts';
import { Composer } from './Composer.tsx';
import { useDraft } from './drafts.ts';
import styles from './gallery.module.css';
import { modes, type Mode } from './outbox.ts';

function One({ mode, text }: { mode: Mode; text: string }) {
  const drafting = useDraft(`01900000-0000-7000-8000-00000000${mode === 'reply' ? '7001' : mode === 'note' ? '7002' : '7003'}`, null, mode);
  useEffect(() => drafting.setText(text), []);
  return <div className={styles.low}><Composer interactionId="01900000-0000-7000-8000-000000001001" addressee="欧阳女士" drafting={drafting} modes={modes} /></div>;
}
const replies = Object.fromEntries(['7001', '7002', '7003'].map((end) => [`PUT /api/interactions/01900000-0000-7000-8000-00000000${end}/draft`, { done: true }]));

export const states: Gallery = {
  reply: { draw: () => <One mode="reply" text="欧阳女士，让您费心了。" />, replies },
  note: { draw: () => <One mode="note" text="上次只拆了螺栓，没有调平。" />, replies },
  whisper: { draw: () => <One mode="whisper" text="可以先答应今天下午。" />, replies },
};
