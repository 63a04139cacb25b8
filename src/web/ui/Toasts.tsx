import { useEffect, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import { cx } from './class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import styles from './toasts.module.css';
import { Link } from './route.tsx';
import { dropToast, toasts, type Toast } from './toast.ts';
import { useWords } from './words.ts';

const icons = { done: 'check', due: 'clock', bad: 'warn' } as const satisfies Record<Toast['tone'], IconName>;

/** Where toasts appear: bottom left of the work, never over the composer's Send. Time stands still while one points at or is inside it. */
export function Toasts() {
  const t = useWords('web');
  const shown = toasts.use((all) => all);
  return (
    <section className={styles.toasts} aria-label={t('toast.region')} aria-live="polite">
      {shown.map((one) => <OneToast key={one.id} toast={one} />)}
    </section>
  );
}

function OneToast({ toast }: { toast: Toast }) {
  const t = useWords('web');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // An undo ends when its act is sent, held or not; a plain word may be read for as long as one likes.
    if (held && !toast.undo) return;
    const timer = setTimeout(() => dropToast(toast.id), toast.lastsMs);
    return () => clearTimeout(timer);
  }, [held && !toast.undo, toast]);

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
      <IconButton icon="close" size="small" label={t('close')} className={styles.close} onClick={() => dropToast(toast.id)} />
      {toast.undo ? <span className={styles.time} style={{ animationDuration: `${toast.lastsMs}ms` }} /> : null}
    </div>
  );
}
