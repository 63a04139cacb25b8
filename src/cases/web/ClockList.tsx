import type * as z from 'zod';
import type { TimerView } from '#clocks/contract.ts';
import { Due, useSpan } from '#web/ui/parts/Due.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Badge } from '#web/ui/parts/Marks.tsx';
import { EmptyState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import styles from './clocks.module.css';
import { useClockName } from './use-clock-name.ts';

type Timer = z.infer<typeof TimerView>;

/** Every clock the matter ever had, the latest first: its promise, and each stretch it ran or stood, why, and by whom. */
export function ClockList({ clocks }: { clocks: readonly Timer[] }) {
  const t = useWords('cases');
  if (clocks.length === 0) return <EmptyState icon="clock" title={t('screen.noClocks')} />;
  return <ol className={styles.clocks}>{clocks.toReversed().map((timer) => <li key={timer.id}><Clock timer={timer} /></li>)}</ol>;
}

function Clock({ timer }: { timer: Timer }) {
  const t = useWords('cases');
  const format = useFormat();
  const span = useSpan();
  const clockName = useClockName();
  const used = Math.min(1, timer.elapsedSeconds / Math.max(1, timer.targetSeconds));
  const tone = timer.breachedAt !== null ? 'danger' : timer.state === 'stopped' ? 'good' : timer.state === 'paused' ? 'plain' : 'info';
  return (
    <article className={styles.clock}>
      <header>
        <h2>{clockName(timer.name)}</h2>
        <Badge tone={tone}>{t(timer.breachedAt !== null ? 'screen.clock.broken' : timer.state === 'stopped' ? 'screen.clock.kept' : `clocks:state.${timer.state}`)}</Badge>
        {timer.followsId === null ? null : <Badge>{t('screen.clock.again')}</Badge>}
        {timer.state !== 'running' ? null : <span className={styles.live}><Due since={timer.startedAt} due={timer.dueAt} /></span>}
      </header>
      <div className={styles.bar} aria-hidden="true"><span data-over={timer.breachedAt !== null || undefined} style={{ width: `${Math.round(used * 100)}%` }} /></div>
      <p className={styles.facts}>
        <span>{t('screen.clock.of', { used: span(timer.elapsedSeconds), target: span(timer.targetSeconds) })}</span>
        <span>{timer.calendar === null ? t('clocks:calendar.natural') : t('screen.clock.calendar', { name: timer.calendar.name })}</span>
        {timer.dueAt === null || timer.state === 'stopped' ? null : <span>{t('screen.clock.due', { when: format.moment(timer.dueAt) })}</span>}
      </p>
      {timer.unknownYears.map((year) => <p key={year} className={styles.unsure}><Icon name="warn" size={0.9375} />{t('clocks:calendar.yearMissing', { year })}</p>)}
      <ol className={styles.intervals}>
        {timer.intervals.map((interval, i) => (
          <li key={i} data-state={interval.state}>
            <Icon name={interval.state === 'paused' ? 'pause' : 'play'} size={0.875} />
            <span className={styles.times}><time dateTime={interval.from}>{format.near(interval.from)}</time> – {interval.to === null ? <span>{t('screen.clock.now')}</span> : <time dateTime={interval.to}>{format.near(interval.to)}</time>}</span>
            <span className={styles.why}>{interval.state === 'paused' ? t([`complaints:pauseReason.${interval.reason}`, 'clocks:state.paused']) : t(interval.to === null && timer.state !== 'stopped' ? 'clocks:state.running' : 'screen.clock.ran')}{interval.by === null ? '' : ` · ${interval.by.name}`}</span>
            <span className={styles.length}>{interval.to === null ? '' : span((Date.parse(interval.to) - Date.parse(interval.from)) / 1000)}</span>
          </li>
        ))}
      </ol>
    </article>
  );
}
