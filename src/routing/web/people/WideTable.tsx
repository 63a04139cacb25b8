import { useEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '#web/ui/parts/Button.tsx';
import { useWords } from '#web/ui/text/words.ts';
import styles from './skills.module.css';

/** How many columns are out of sight, on either side of the view; the first stays where it is. */
interface Hidden { left: number; right: number }

/** A table that may be wider than its place: a shadow at each edge behind which there is more, and a line that says how much, with buttons that go there. The arrow keys do so too once the table has the focus. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  const t = useWords('routing');
  const view = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState<Hidden>({ left: 0, right: 0 });
  useEffect(() => {
    const at = view.current;
    const table = at?.querySelector('table');
    if (at === null || table === null || table === undefined) return;
    const look = (): void => {
      const now = hiddenIn(at);
      setHidden((before) => (before.left === now.left && before.right === now.right ? before : now));
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(at);
    watcher.observe(table);
    at.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      at.removeEventListener('scroll', look);
    };
  }, []);
  const go = (by: 1 | -1): void => view.current?.scrollBy({ left: by * view.current.clientWidth * 0.6 });
  const isWide = hidden.left + hidden.right > 0;
  return (
    <div className={styles.block}>
      {isWide ? (
        <p className={styles.more}>
          <IconButton icon="left" size="small" label={t('screen.skills.goLeft')} disabled={hidden.left === 0} onClick={() => go(-1)} />
          <span role="status">{[hidden.left > 0 ? t('screen.skills.moreLeft', counted(hidden.left)) : '', hidden.right > 0 ? t('screen.skills.moreRight', counted(hidden.right)) : ''].filter(Boolean).join(' · ')}</span>
          <IconButton icon="right" size="small" label={t('screen.skills.goRight')} disabled={hidden.right === 0} onClick={() => go(1)} />
        </p>
      ) : null}
      <div className={styles.frame} data-left={hidden.left > 0 || undefined} data-right={hidden.right > 0 || undefined}>
        <div ref={view} className={styles.scroll} role="region" aria-label={label} tabIndex={0}>{children}</div>
      </div>
    </div>
  );
}

function hiddenIn(at: HTMLElement): Hidden {
  const [first, ...heads] = [...at.querySelectorAll('thead th')].map((head) => head.getBoundingClientRect());
  const { left, right } = at.getBoundingClientRect();
  const from = first?.right ?? left;
  return { left: heads.filter((head) => head.left < from - 1).length, right: heads.filter((head) => head.right > right + 1).length };
}

/** English has a singular. */
const counted = (n: number) => ({ n, count: n });
