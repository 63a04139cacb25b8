import { Button } from '../parts/Button.tsx';
import styles from './save-bar.module.css';
import { useWords } from '../text/words.ts';

/** At the foot of a page that is edited in place: appears once something differs, and stays in sight while one scrolls. */
export function SaveBar({ dirty, busy, onSave, onDiscard, children }: { dirty: boolean; busy: boolean; onSave: () => void; onDiscard: () => void; children?: React.ReactNode }) {
  const t = useWords('web');
  if (!dirty) return null;
  return (
    <div className={styles.bar} role="region" aria-label={t('save.region')}>
      <span className={styles.text}>{children ?? t('save.unsaved')}</span>
      <Button look="quiet" onClick={onDiscard} disabled={busy}>{t('save.discard')}</Button>
      <Button look="primary" onClick={onSave} busy={busy}>{t('save.do')}</Button>
    </div>
  );
}
