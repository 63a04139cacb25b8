/** What a screen shows when it has nothing, is waiting, or was refused. */
import type { ReactNode } from 'react';
import { ApiRefusal } from '../server/api.ts';
import { Button } from './Button.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './states.module.css';
import { useLanguage, useWords } from '../text/words.ts';

export function EmptyState({ icon = 'inbox', title, children, action }: { icon?: IconName; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.state}>
      <span className={styles.disc}><Icon name={icon} size={1.75} /></span>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.more}>{children}</div> : null}
      {action}
    </div>
  );
}

/** Appears only after a blink (0.3 s): what loads at once must not flicker. */
export function LoadingState({ rows = 4 }: { rows?: number }) {
  const t = useWords('web');
  return (
    <div className={styles.loading} role="status">
      <span className="unseen">{t('loading')}</span>
      {Array.from({ length: rows }, (_, i) => <span key={i} className={styles.bar} />)}
    </div>
  );
}

/** What happened, where, and what would be right; the code for whoever is asked. Anything that is not a refusal is a fault of ours and says so. */
export function RefusedState({ refusal, retry }: { refusal: unknown; retry?: () => void }) {
  const t = useWords('web');
  return (
    <div className={styles.state} role="alert">
      <span className={`${styles.disc} ${styles.bad}`}><Icon name="warn" size={1.75} /></span>
      <RefusalWords refusal={refusal} />
      {retry ? <Button icon="refresh" onClick={retry}>{t('tryAgain')}</Button> : null}
    </div>
  );
}

/** The same in one block, for the top of a form. */
export function RefusalNote({ refusal }: { refusal: unknown }) {
  return <div className={styles.note} role="alert"><Icon name="warn" /><div><RefusalWords refusal={refusal} /></div></div>;
}

function RefusalWords({ refusal }: { refusal: unknown }) {
  const language = useLanguage();
  const t = useWords('web');
  if (!(refusal instanceof ApiRefusal)) {
    return (
      <>
        <p className={styles.title}>{t('fault.what')}</p>
        <p className={styles.more}>{t('fault.right')}</p>
        <p className={styles.code}>{refusal instanceof Error ? refusal.message : String(refusal)}</p>
      </>
    );
  }
  return (
    <>
      <p className={styles.title}>{refusal.what[language]}</p>
      <p className={styles.more}>{refusal.right[language]}</p>
      <p className={styles.code}>{[refusal.code, refusal.at, refusal.requestId].filter(Boolean).join(' · ')}</p>
    </>
  );
}
