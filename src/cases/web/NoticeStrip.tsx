import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { Link } from '#web/ui/route.tsx';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { noticesOptions, refreshNotices, seeCase } from './notices.ts';
import styles from './notices.module.css';

/** On every page, until it is looked at or put aside: a matter that was opened again, escalated or given to me. One at a time, the newest. */
export function NoticeStrip() {
  const t = useWords('cases');
  const format = useFormat();
  const items = useQuery(noticesOptions()).data?.items ?? [];
  useLive('case.notice', refreshNotices);
  useLive('reset', refreshNotices);
  const [first] = items;
  return (
    <section className={styles.place} aria-label={t('notice.region')} aria-live="polite">
      {first === undefined ? null : (
        <div className={styles.strip} data-why={first.why}>
          <Icon name={first.why === 'escalated' ? 'up' : first.why === 'assigned' || first.why === 'opened' ? 'assign' : 'warn'} size={1} />
          <p><strong>{t(`notice.why.${first.why}`)}</strong> {first.case.number} {first.case.title} <time dateTime={first.at}>{format.near(first.at)}</time></p>
          {items.length > 1 ? <Link to="/cases?view=mine">{t('notice.more', { n: items.length - 1 })}</Link> : null}
          <Link to={`/cases/${first.case.id}`} className={styles.look}>{t('notice.look')}</Link>
          <Button size="small" look="quiet" onClick={() => void seeCase(first.case.id).catch(toastRefusal)}>{t('notice.seen')}</Button>
        </div>
      )}
    </section>
  );
}

/** Whoever opens the case has seen it. Draws nothing. */
export function SeenHere({ id }: { id: string }) {
  const isNew = useQuery(noticesOptions()).data?.items.some((one) => one.case.id === id) ?? false;
  useEffect(() => {
    if (isNew) seeCase(id).catch(toastRefusal);
  }, [id, isNew]);
  return null;
}
