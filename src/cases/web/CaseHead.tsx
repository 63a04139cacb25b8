import { type ReactNode } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyButton } from '#web/ui/parts/Copy.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Avatar } from '#web/ui/parts/Marks.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { toast } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage } from '../contract.ts';
import { changeCase } from './api.ts';
import styles from './case.module.css';
import { CaseMarks } from './CaseMarks.tsx';
import { HandOver } from './HandOver.tsx';
import { useClockName } from './use-clock-name.ts';

/** Number, kind, title; then the four things one looks for first: whose it is, by when, what next, for whom. */
export function CaseHead({ page, asksOwner, onAskOwner, actions }: { page: CasePage; asksOwner: boolean; onAskOwner: (isAsking: boolean) => void; actions: ReactNode }) {
  const t = useWords('cases');
  const { case: one } = page;
  const called = useAddress()(one.customer);
  const beside = faceOf(one.customer);
  const mayWrite = useMay('case.write');
  const me = useSession().staff.id;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <Link to="/cases" className={styles.back}><Icon name="left" size={1} />{t('screen.title')}</Link>
        <span className={styles.number}>{one.number}</span>
        <CopyButton text={one.number} label={one.number} />
        {one.formerNumber === null ? null : <span className={styles.former}>{t('screen.former', { number: one.formerNumber })}</span>}
        <span className={styles.marks}><CaseMarks one={one} withState /></span>
        <div className={styles.actions}>{actions}</div>
      </div>
      <h1 className={styles.title}><InPlace label={t('screen.titleLabel')} value={one.title} placeholder={t('screen.titleLabel')} maxLength={120} required mayEdit={mayWrite} onSave={(title) => changeCase(one.id, { title })} /></h1>
      <dl className={styles.facts}>
        <div>
          <dt>{t('screen.col.owner')}</dt>
          <dd className={styles.owner}>
            <Avatar name={one.owner.name} size={1.625} />
            <span>{one.owner.name}{one.owner.id === me ? <span className={styles.dim}> {t('screen.thatIsMe')}</span> : null}</span>
            {mayWrite ? <Button size="small" look="quiet" icon="assign" onClick={() => onAskOwner(true)}>{t('screen.handOver')}</Button> : null}
          </dd>
        </div>
        <Promised page={page} />
        <div>
          <dt>{t('screen.col.customer')}</dt>
          <dd><Link to={`/customers/${one.customer.id}`} className={styles.customer}>{called}</Link> <span className={styles.dim}>{[beside === called ? '' : beside, one.product?.name, one.product?.model].filter(Boolean).join(' · ')}</span></dd>
        </div>
        <div className={styles.nextStep}>
          <dt>{t('openForm.nextStep')}</dt>
          <dd><InPlace label={t('openForm.nextStep')} value={one.nextStep} placeholder={t('screen.nextStepAsk')} maxLength={300} mayEdit={mayWrite} onSave={(nextStep) => changeCase(one.id, { nextStep }).then(() => toast(t('screen.nextStepKept')))} /></dd>
        </div>
      </dl>
      <HandOver one={one} open={asksOwner && mayWrite} onClose={() => onAskOwner(false)} />
    </header>
  );
}

/** Every promise that still runs, the nearest first; an ended case says when it ended. */
function Promised({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const format = useFormat();
  const clockName = useClockName();
  const { case: one } = page;
  const ended = one.closedAt ?? one.solvedAt;
  const open = page.clocks.filter((clock) => clock.state !== 'stopped').toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  if (ended !== null || open.length === 0) {
    return (
      <div>
        <dt>{t('screen.col.due')}</dt>
        <dd>{ended === null ? <span className={styles.dim}>{t('screen.noClock')}</span> : t('screen.endedAt', { state: t(`state.${one.state}`), when: format.near(ended) })}</dd>
      </div>
    );
  }
  return open.map((clock) => (
    <div key={clock.id}>
      <dt>{clockName(clock.name)}{clock.dueAt === null ? null : <time dateTime={clock.dueAt}> · {t('screen.before', { when: format.near(clock.dueAt) })}</time>}</dt>
      <dd className={styles.promised}><Due since={clock.startedAt} due={clock.dueAt} isPaused={clock.state === 'paused'} /></dd>
    </div>
  ));
}
