import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import styles from './guidance.module.css';

/** A promise with a time was made: it is offered for the register, where somebody will be reminded before it breaks. */
export function PromiseStrip({ promise, busy, onKeep, onDrop }: { promise: { readonly when: string; readonly dueAt: string; readonly text: string; /** Undefined: oneself. */ readonly by?: string | undefined }; busy: boolean; onKeep: () => void; onDrop: () => void }) {
  const t = useWords('guidance');
  const format = useFormat();
  return (
    <div className={styles.promise} role="status">
      <Icon name="calendar" size={1} />
      <p>{t(promise.by === undefined ? 'promise.found' : 'promise.foundBy', { when: promise.when, name: promise.by })} <strong>{t('promise.due', { when: format.near(promise.dueAt) })}</strong> <q>{promise.text}</q></p>
      <Button size="small" look="soft" icon="check" busy={busy} onClick={onKeep}>{t('promise.keep')}</Button>
      <Button size="small" look="quiet" onClick={onDrop}>{t('promise.drop')}</Button>
    </div>
  );
}
