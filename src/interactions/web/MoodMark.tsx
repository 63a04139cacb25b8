import { useState } from 'react';
import type { Mood } from '#kit/core/shapes.ts';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { MoodWord } from '#web/ui/parts/Marks.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Message, MoodReading } from '../contract.ts';
import { correctMood } from './api.ts';
import styles from './thread.module.css';

const moods: readonly Mood[] = ['pleased', 'calm', 'anxious', 'dissatisfied', 'angry'];

/** Why the mood was heard: the words and what they stand for, or the person who corrected it. */
function useMoodReason(): (reading: MoodReading) => string {
  const t = useWords('mood');
  return (reading) => {
    if (reading.judgedBy !== 'rules' && !reading.judgedBy.startsWith('model')) return t('judgedBy.person');
    if (reading.evidence.length === 0) return t('noCue');
    return t('because', { words: reading.evidence.map((one) => `“${one.text}” ${t(`cue.${one.cue}`)}`).join(t('interactions:listComma')) });
  };
}

/** The mood of one customer message, why, and the way to correct it. A calm one shows its mark only when one points at the message. */
export function MessageMood({ interactionId, message, reading }: { interactionId: string; message: Message; reading: MoodReading }) {
  const t = useWords('interactions');
  const reason = useMoodReason();
  const mayCorrect = useMay('mood.correct');
  const [busy, setBusy] = useState(false);
  const why = reason(reading);
  if (!mayCorrect) return <span className={styles.mood} title={why}><MoodWord mood={reading.mood} /></span>;
  const correct = (mood: Mood) => {
    setBusy(true);
    correctMood(interactionId, message, mood).catch(toastRefusal).finally(() => setBusy(false));
  };
  const entries: MenuEntry[] = [
    { heading: why },
    { heading: t('mood.correct') },
    ...moods.map((mood) => ({ label: t(`web:mood.${mood}`), icon: mood, checked: mood === reading.mood, run: () => correct(mood) })),
  ];
  return (
    <Menu side="bottom-start" entries={entries}>
      <button type="button" className={cx(styles.mood, reading.mood === 'calm' && styles.calm)} title={why} aria-label={t('mood.of', { mood: t(`web:mood.${reading.mood}`), why })} disabled={busy}>
        <MoodWord mood={reading.mood} />
        <Icon name="down" size={0.75} />
      </button>
    </Menu>
  );
}
