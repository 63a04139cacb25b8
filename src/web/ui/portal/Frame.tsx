/** The sheet on which customers read and answer: whose page it is, the language, one column. */
import { useEffect, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import type { Refused } from './ask.ts';
import { chooseLanguage, useLanguage, useSaid } from './language.ts';
import styles from './portal.module.css';
import { portalWords } from './words.ts';

/** `brand` is empty while nothing is known yet. `isPrivate` adds the word about not passing the link on. */
export function Frame({ brand, title, isPrivate = false, children }: { brand: string; title: string; isPrivate?: boolean; children: ReactNode }) {
  const language = useLanguage();
  const said = useSaid(portalWords);
  useEffect(() => {
    document.title = brand === '' ? title : `${title} · ${brand}`;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [brand, title, language]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <p className={styles.brand}>{brand}</p>
        <button type="button" className={styles.language} lang={language === 'zh' ? 'en' : 'zh-CN'} aria-label={said.switchLabel} onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}><Icon name="globe" />{said.switchTo}</button>
      </header>
      <main className={styles.main}>{children}</main>
      {isPrivate ? <footer className={styles.foot}>{said.private}</footer> : null}
    </div>
  );
}

export function Card({ children }: { children: ReactNode }) {
  return <section className={styles.card}>{children}</section>;
}

/** A whole page with one message: thanks, an unknown link, a connection that is gone. */
export function Message({ icon, tone = 'plain', title, children, action }: { icon: IconName; tone?: 'plain' | 'good' | 'bad'; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Card>
      <div className={styles.message}>
        <span className={cx(styles.disc, tone !== 'plain' && styles[tone])}><Icon name={icon} size={2} /></span>
        <h1>{title}</h1>
        {children ? <div className={styles.more}>{children}</div> : null}
        {action}
      </div>
    </Card>
  );
}

/** One sentence beside what it is about. `alert` is read out at once. */
export function Note({ tone, alert = false, children }: { tone: 'info' | 'good' | 'warn' | 'bad'; alert?: boolean; children: ReactNode }) {
  return <div className={cx(styles.note, styles[tone])} role={alert ? 'alert' : undefined}><Icon name={tone === 'good' ? 'check' : tone === 'info' ? 'info' : 'warn'} /><div>{children}</div></div>;
}

export function PageButton({ busy = false, look = 'main', type = 'button', onClick, children }: { busy?: boolean; look?: 'main' | 'soft'; type?: 'button' | 'submit'; onClick?: () => void; children: ReactNode }) {
  return <button type={type} className={cx(styles.button, look === 'soft' && styles.soft)} aria-busy={busy || undefined} aria-disabled={busy || undefined} onClick={(event) => (busy ? event.preventDefault() : onClick?.())}>{children}</button>;
}

export function Opening() {
  const said = useSaid(portalWords);
  return <Frame brand="" title={said.loading}><p className={styles.opening} role="status">{said.loading}</p></Frame>;
}

/** The link is wrong, has ended, or was used up: said in the server's own words. */
export function RefusedPage({ refused, brand = '' }: { refused: Refused; brand?: string }) {
  const language = useLanguage();
  return <Frame brand={brand} title={refused.what[language]}><Message icon={refused.meaning === 'gone' ? 'clock' : 'link'} title={refused.what[language]}><p>{refused.right[language]}</p></Message></Frame>;
}

export function UnreachablePage({ again }: { again: () => void }) {
  const said = useSaid(portalWords);
  return <Frame brand="" title={said.unreachable.what}><Message icon="offline" tone="bad" title={said.unreachable.what} action={<PageButton onClick={again}>{said.unreachable.again}</PageButton>}><p>{said.unreachable.right}</p></Message></Frame>;
}
