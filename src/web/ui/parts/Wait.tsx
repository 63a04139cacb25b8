import { cx } from '../class-names.ts';
import { useSecond } from '../clock.ts';
import { formatWait } from '../text/format.ts';
import { Icon } from './icons.tsx';
import styles from './wait.module.css';
import { useWords } from '../text/words.ts';

/** `calm` below 80 % of the time allowed, `near` from there, `over` from the promised moment on. Moments in ms since epoch. */
export function waitState(sinceMs: number, dueMs: number | null, nowMs: number): 'calm' | 'near' | 'over' {
  if (dueMs === null) return 'calm';
  if (nowMs >= dueMs) return 'over';
  return nowMs - sinceMs >= 0.8 * (dueMs - sinceMs) ? 'near' : 'calm';
}

/**
 * How long somebody has waited, counting live. With `due`, it turns amber at 80 % and red at the promised moment, each with its own
 * sign. `left` counts down to `due` instead, and up again with a minus once it is passed.
 */
export function Wait({ since, due = null, left = false, label }: { since: string; due?: string | null; left?: boolean; label?: string }) {
  const second = useSecond();
  const t = useWords('web');
  const sinceMs = Date.parse(since);
  const dueMs = due ? Date.parse(due) : null;
  const state = waitState(sinceMs, dueMs, second * 1000);
  const seconds = left && dueMs !== null ? Math.abs(Math.ceil(dueMs / 1000) - second) : second - Math.floor(sinceMs / 1000);
  const sign = left && state === 'over' ? '−' : '';
  return (
    <span className={cx(styles.wait, styles[state])}>
      {state === 'calm' ? null : <Icon name={state === 'near' ? 'clock' : 'warn'} size={0.875} />}
      <span role="timer" aria-label={label} title={state === 'calm' ? undefined : t(`wait.${state}`)}>{sign}{formatWait(seconds)}</span>
      {state === 'calm' ? null : <span className="unseen">{t(`wait.${state}`)}</span>}
    </span>
  );
}
