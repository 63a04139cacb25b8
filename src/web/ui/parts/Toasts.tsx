import { useEffect, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { cx } from '../class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import styles from './toasts.module.css';
import { Link } from '../route.tsx';
import { dropToast, firstToast, toasts, type Toast } from './toast.ts';
import { useWords } from '../text/words.ts';

const icons = { done: 'check', due: 'clock', bad: 'warn' } as const satisfies Record<Toast['tone'], IconName>;

/**
 * Where toasts appear: a strip of its own below the work, one at a time. It takes its room from the page's end, so that it covers no
 * field and no button and moves nothing that stands at the top. Time stands still while one points at or is inside it.
 */
export function Toasts() {
  const t = useWords('web');
  const all = toasts.use((now) => now);
  const shown = firstToast(all);
  return (
    <section className={styles.toasts} aria-label={t('toast.region')} aria-live="polite">
      {all.map((one) => <OneToast key={one.id} toast={one} isShown={one === shown} others={all.length - 1} />)}
    </section>
  );
}

/** An undo ends when its act is sent, seen or not; what nobody has seen yet waits for its turn. */
function OneToast({ toast, isShown, others }: { toast: Toast; isShown: boolean; others: number }) {
  const t = useWords('web');
  const [held, setHeld] = useState(false);
  const isTimed = toast.undo !== undefined || (isShown && !held);
  useEffect(() => {
    if (!isTimed) return;
    const timer = setTimeout(() => dropToast(toast.id), toast.lastsMs);
    return () => clearTimeout(timer);
  }, [isTimed, toast]);
  if (!isShown) return null;

  return (
    <div className={cx(styles.toast, toast.tone === 'bad' && styles.bad)} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <Icon name={icons[toast.tone]} />
      <span className={styles.text}>{toast.text}</span>
      {toast.undo ? (
        <Button look="quiet" size="small" icon="undo" className={styles.undo} onClick={() => {
          toast.undo?.();
          dropToast(toast.id);
        }}>{t('undo')}</Button>
      ) : null}
      {toast.link ? <Link to={toast.link.to} className={styles.link} onClick={() => dropToast(toast.id)}>{toast.link.label}</Link> : null}
      {others > 0 ? <span className={styles.more}>{t('toast.more', { n: others })}</span> : null}
      <IconButton icon="close" size="small" label={t('close')} className={styles.close} onClick={() => dropToast(toast.id)} />
      {toast.undo ? <span className={styles.time} style={{ animationDuration: `${toast.lastsMs}ms` }} /> : null}
    </div>
  );
}
