import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import styles from './tabs.module.css';

export interface Tab<V extends string> { value: V; label: ReactNode; count?: number; content: ReactNode }

/** Panels behind tabs: arrows, Home and End move; only the open panel is rendered. */
export function Tabs<V extends string>({ label, value, onChange, tabs, className }: { label: string; value: V; onChange: (value: V) => void; tabs: readonly Tab<V>[]; className?: string }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.find((tab) => tab.value === value);

  function move(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: (at + 1) % tabs.length, ArrowLeft: (at - 1 + tabs.length) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (to === undefined || !next) return;
    event.preventDefault();
    onChange(next.value);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }

  return (
    <div className={cx(styles.tabs, className)}>
      <div role="tablist" aria-label={label} className={styles.list} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button key={tab.value} type="button" role="tab" id={`${id}-${tab.value}`} aria-selected={tab.value === value} aria-controls={tab.value === value ? `${id}-panel` : undefined} tabIndex={tab.value === value ? 0 : -1} className={styles.tab} onClick={() => onChange(tab.value)}>
            {tab.label}
            {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} tabIndex={0} className={styles.panel}>{open?.content}</div>
    </div>
  );
}
