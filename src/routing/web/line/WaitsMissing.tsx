import { ApiRefusal } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import styles from './waits.module.css';

/** The figures did not come: what happened, what to do, and, where the server is there at all, that nobody who waits is touched by it. */
export function WaitsMissing({ refusal, busy, retry }: { refusal: unknown; busy: boolean; retry: () => void }) {
  const t = useWords('routing');
  const language = useLanguage();
  const said = refusal instanceof ApiRefusal ? refusal : null;
  const why = said?.status === 0 ? 'offline' : said === null || said.status >= 500 ? 'server' : null;
  const mark = said === null ? String(refusal) : [said.code, said.status || '', said.requestId].filter(Boolean).join(' · ');
  return (
    <div role="alert">
      <EmptyState icon="warn" title={why === null ? said?.what[language] : t(`waits.missing.${why}`)} action={<Button icon="refresh" busy={busy} onClick={retry}>{t('web:tryAgain')}</Button>}>
        <p>{why === null ? said?.right[language] : t(`waits.missing.${why}Do`)}</p>
        {why === 'offline' ? null : <><p>{t('waits.missing.untouched')}</p><p className={styles.mark}>{mark}</p></>}
      </EmptyState>
    </div>
  );
}
