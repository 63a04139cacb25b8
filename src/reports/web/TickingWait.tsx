import { cx } from '#web/ui/class-names.ts';
import { useSecond } from '#web/ui/clock.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { waitState } from '#web/ui/parts/Wait.tsx';
import styles from './wallboard.module.css';

/** The one leaf that ticks. Calm, near at 80 % of what the queue promises, over from there on; each with its sign, never by colour alone. */
export function TickingWait({ since, targetSeconds, signed = false }: { since: string | null; targetSeconds: number | null; signed?: boolean }) {
  const second = useSecond();
  if (since === null) return <span className={styles.zero}>—</span>;
  const sinceMs = Date.parse(since);
  const state = waitState(sinceMs, targetSeconds === null ? null : sinceMs + targetSeconds * 1000, second * 1000);
  return <span role="timer" className={cx(styles.mark, state === 'near' && styles.near, state === 'over' && styles.over)}>{signed && state !== 'calm' ? <Icon name={state === 'over' ? 'warn' : 'clock'} /> : null}{formatWait(second - Math.floor(sinceMs / 1000))}</span>;
}
