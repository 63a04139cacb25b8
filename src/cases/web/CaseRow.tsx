import { memo } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Due } from '#web/ui/parts/Due.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Case } from '../contract.ts';
import { CaseMarks } from './CaseMarks.tsx';
import styles from './list.module.css';
import { useClockName } from './use-clock-name.ts';

/** One matter in the list: how long the promise still holds, what it is, whose it is, what comes next. Only the clock inside ticks. */
export const CaseRow = memo(function CaseRow({ one, me }: { one: Case; me: string }) {
  const t = useWords('cases');
  const format = useFormat();
  const clockName = useClockName();
  const called = useAddress()(one.customer);
  const beside = faceOf(one.customer);
  const ended = one.closedAt ?? one.solvedAt;
  return (
    <Link to={`/cases/${one.id}`} className={styles.row} data-case={one.id}>
      <span className={styles.due}>
        {ended !== null ? <span className={styles.ended}>{t(`state.${one.state}`)}<time dateTime={ended}>{format.near(ended)}</time></span> : one.clock === null ? <span className={styles.dim}>{t('screen.noClock')}</span> : (
          <>
            <Due since={one.clock.startedAt} due={one.clock.dueAt} isPaused={one.clock.isPaused} />
            <span className={styles.dim}>{clockName(one.clock.name)}{one.clock.dueAt === null ? null : <> <time dateTime={one.clock.dueAt}>{format.near(one.clock.dueAt)}</time></>}</span>
          </>
        )}
      </span>
      <span className={styles.what}>
        <span className={styles.title}>{one.title}</span>
        <span className={styles.marks}><CaseMarks one={one} /><span className={styles.number}>{one.number}</span></span>
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{called}</span>
        <span className={styles.dim}>{one.product?.name ?? (beside === called || beside === '' ? one.customer.number : beside)}</span>
      </span>
      <span className={styles.owner}>
        {one.owner.id === me ? <Badge tone="primary">{t('screen.me')}</Badge> : <span>{one.owner.name}</span>}
      </span>
      <span className={styles.next}>{one.nextStep === '' ? <span className={styles.dim}>{t(one.state === 'open' ? 'screen.noNext' : 'screen.nothing')}</span> : one.nextStep}</span>
    </Link>
  );
});
