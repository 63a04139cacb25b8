import { useEffect, useState, type ReactNode } from 'react';
import { announced } from '../announce.ts';
import styles from './banner.module.css';
import { Button } from './Button.tsx';
import { useSecond } from '../clock.ts';
import { Icon } from './icons.tsx';
import { connection, retryNow } from '../server/live.ts';
import { useWords } from '../text/words.ts';

/** The page's one spoken place. */
export function Announcer() {
  return <div role="status" className="unseen">{announced.use((text) => text)}</div>;
}

/** Says calmly that the connection is gone, what that means, and when the next attempt comes. A drop of under two seconds is not worth a word. */
export function OfflineBanner() {
  const state = connection.use((all) => all.state);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (state !== 'lost') {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  return shown ? <OfflineWords /> : null;
}

function OfflineWords() {
  const t = useWords('web');
  const retryAt = connection.use((all) => all.retryAt);
  useSecond();
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  return (
    <Banner tone="warn" action={<Button size="small" look="quiet" onClick={retryNow}>{t('offline.now')}</Button>}>
      <strong>{t('offline.what')}</strong> {t('offline.right')} <span className="figures" aria-hidden="true">{seconds > 0 ? t('offline.next', { seconds }) : t('offline.trying')}</span>
    </Banner>
  );
}

/** A line across the top of the work. */
export function Banner({ tone = 'info', children, action }: { tone?: 'info' | 'warn' | 'danger' | 'note'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`} role={tone === 'danger' || tone === 'warn' ? 'alert' : undefined}>
      <Icon name={tone === 'info' ? 'info' : tone === 'note' ? 'note' : 'warn'} />
      <p className={styles.text}>{children}</p>
      {action}
    </div>
  );
}
