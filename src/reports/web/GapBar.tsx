import { cx } from '#web/ui/class-names.ts';
import styles from './gap-bar.module.css';

/** A share against its target: how far, and what is missing. Decoration beside the words that say the same; hidden from readers. */
export function GapBar({ value, goal }: { value: number | null; goal: number | null }) {
  const at = value === null ? 0 : Math.min(1, Math.max(0, value));
  const isShort = value !== null && goal !== null && value < goal;
  return (
    <span className={styles.track} aria-hidden="true">
      <span className={cx(styles.fill, isShort && styles.short)} style={{ width: `${at * 100}%` }} />
      {isShort ? <span className={styles.gap} style={{ left: `${at * 100}%`, width: `${(goal - at) * 100}%` }} /> : null}
      {goal === null ? null : <span className={styles.goal} style={{ left: `${goal * 100}%` }} />}
    </span>
  );
}
