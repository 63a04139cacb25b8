import type { ReactNode } from 'react';
import mark from '#web/mark.svg';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { preferences } from '#web/ui/preferences.ts';
import { useTabTitle } from '#web/ui/parts/Layout.tsx';
import { useWords } from '#web/ui/text/words.ts';
import styles from './door.module.css';
import { chooseAtDoor } from './enter.ts';

/** The frame of every page before sign-in: the house's mark, one sheet, and the language in reach. */
export function Door({ title, lead, children, wide = false }: { title: ReactNode; lead?: ReactNode; children: ReactNode; wide?: boolean }) {
  const t = useWords('staff');
  const language = preferences.use((all) => all.language);
  useTabTitle(typeof title === 'string' ? title : undefined);
  return (
    <main className={styles.door}>
      <div className={styles.house}>
        <img src={mark} alt="" className={styles.mark} />
        <div>
          <p className={styles.name}>聆听 <span lang="en">Lingting</span></p>
          <p className={styles.tagline}>{t('screen.tagline')}</p>
        </div>
      </div>
      <section className={wide ? `${styles.sheet} ${styles.wide}` : styles.sheet}>
        <header className={styles.header}>
          <h1>{title}</h1>
          {lead ? <p className={styles.lead}>{lead}</p> : null}
        </header>
        {children}
      </section>
      <footer className={styles.foot}>
        <Choices label={t('web:person.language')} labelHidden value={language} onChange={chooseAtDoor} choices={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} />
      </footer>
    </main>
  );
}
