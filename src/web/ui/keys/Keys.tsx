import { Fragment } from 'react';
import styles from './keys.module.css';
import { keycaps } from './keymap.ts';

/** A shortcut as keycaps: `$mod+k` → ⌘ K or Ctrl K; `g i` → G then I. Hidden from readers: `aria-keyshortcuts` or the sheet says it. */
export function Keys({ keys }: { keys: string }) {
  if (!keys) return null;
  return (
    <span className={styles.keys} aria-hidden="true">
      {keycaps(keys).map((press, i) => (
        <Fragment key={i}>
          {press.map((cap) => <kbd key={cap} className={styles.cap}>{cap}</kbd>)}
        </Fragment>
      ))}
    </span>
  );
}
