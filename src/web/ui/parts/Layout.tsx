/** The frame of a page: a header with what one is looking at and its acts, then sections of facts and fields. */
import { useEffect, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import styles from './layout.module.css';
import { useMaybeSession } from '../server/session.ts';

/** A scrolling page beside the rail. `narrow` keeps forms and prose at a readable width. */
export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={styles.page}><div className={cx(styles.inner, narrow && styles.narrow)}>{children}</div></div>;
}

/** `title` is the page's one h1; it also names the browser's tab. */
export function PageHeader({ title, sub, actions, tabTitle }: { title: ReactNode; sub?: ReactNode; actions?: ReactNode; tabTitle?: string }) {
  useTabTitle(tabTitle ?? (typeof title === 'string' ? title : undefined));
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        <h1>{title}</h1>
        {sub ? <div className={styles.sub}>{sub}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}

/** Names the browser's tab: `title · brand`. */
export function useTabTitle(title: string | undefined): void {
  const brand = useMaybeSession()?.brand.name ?? '聆听';
  useEffect(() => {
    if (title) document.title = `${title} · ${brand}`;
  }, [title, brand]);
}

export function Section({ title, hint, actions, children, bare = false }: { title?: ReactNode; hint?: ReactNode; actions?: ReactNode; children: ReactNode; bare?: boolean }) {
  return (
    <section className={cx(styles.section, !bare && styles.card)}>
      {title ? (
        <header className={styles.sectionHeader}>
          <div className={styles.titles}><h2>{title}</h2>{hint ? <p className={styles.sub}>{hint}</p> : null}</div>
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}

/** A column of fields with the house's distance. */
export function Stack({ children, tight = false }: { children: ReactNode; tight?: boolean }) {
  return <div className={cx(styles.stack, tight && styles.tight)}>{children}</div>;
}

/** Side by side, wrapping; `end` pushes to the right (the buttons under a form). */
export function Row({ children, end = false, between = false }: { children: ReactNode; end?: boolean; between?: boolean }) {
  return <div className={cx(styles.row, end && styles.end, between && styles.between)}>{children}</div>;
}

/** Facts as term and value pairs, in one to three columns as the width allows. */
export function Facts({ facts }: { facts: readonly { term: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact, i) => <div key={i}><dt>{fact.term}</dt><dd>{fact.value}</dd></div>)}
    </dl>
  );
}
