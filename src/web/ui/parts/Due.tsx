import { cx } from '../class-names.ts';
import { useSecond } from '../clock.ts';
import { formatWait } from '../text/format.ts';
import { Icon } from './icons.tsx';
import { waitState } from './Wait.tsx';
import styles from './wait.module.css';
import { useWords } from '../text/words.ts';

const longSeconds = 48 * 3600;

/**
 * How much of a promise is left, counting live: to the second within two days, in days and hours before (nobody needs the seconds of
 * a fortnight). Amber at 80 %, red from the promised moment on, when it says how long ago that was. Paused: nobody can say.
 */
export function Due({ since, due, isPaused = false }: { since: string; due: string | null; isPaused?: boolean }) {
  const second = useSecond();
  const t = useWords('web');
  if (isPaused || due === null) return <span className={styles.wait}><Icon name="pause" size={0.875} />{t('due.paused')}</span>;
  const dueMs = Date.parse(due);
  const state = waitState(Date.parse(since), dueMs, second * 1000);
  const seconds = Math.abs(Math.ceil(dueMs / 1000) - second);
  const time = spanOf(seconds, t);
  return (
    <span className={cx(styles.wait, styles[state])}>
      {state === 'calm' ? null : <Icon name={state === 'near' ? 'clock' : 'warn'} size={0.875} />}
      <span role="timer">{t(state === 'over' ? 'due.over' : 'due.left', { time })}</span>
      {state === 'near' ? <span className="unseen">{t('wait.near')}</span> : null}
    </span>
  );
}

/** A length of time in words: to the second below two days, in days and hours above. */
export function useSpan(): (seconds: number) => string {
  const t = useWords('web');
  return (seconds) => spanOf(Math.abs(seconds), t);
}

function spanOf(seconds: number, t: ReturnType<typeof useWords>): string {
  if (seconds < longSeconds) return formatWait(seconds);
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor((seconds % 86_400) / 3600)];
  return t(hours === 0 ? 'due.wholeDays' : 'due.days', { days, hours });
}
