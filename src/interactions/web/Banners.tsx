import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Link } from '#web/ui/route.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { InteractionPage } from '../contract.ts';
import { isDisposition } from '../core/dispositions.ts';
import styles from './banners.module.css';

function useDispositionWord(): (code: string) => string {
  const t = useWords('interactions');
  return (code) => (isDisposition(code) ? t(`disposition.${code}`) : code);
}

/** Somebody who comes again within 72 hours must not have to repeat: what was said and how it ended stands on top. */
export function RepeatBanner({ page }: { page: InteractionPage }) {
  const t = useWords('interactions');
  const format = useFormat();
  const word = useDispositionWord();
  const [open, setOpen] = useState(false);
  const [newest] = page.repeats;
  if (!newest) return null;
  const shown = open ? page.repeats : [newest];
  return (
    <section className={styles.repeat} aria-label={t('repeat.title', { n: page.repeats.length + 1 })}>
      <Icon name="refresh" />
      <div className={styles.body}>
        <p><strong>{t('repeat.title', { n: page.repeats.length + 1 })}</strong> {t('repeat.hint')}</p>
        <ul>
          {shown.map((one) => (
            <li key={one.id}>
              <Link to={`/?view=all&c=${one.id}`}>{format.near(one.startedAt)}</Link>
              <span className={styles.outcome}>{one.disposition === null ? t('repeat.open') : word(one.disposition)}</span>
              <span className={styles.quote}>“{one.lastText || t('inbox.noWords')}”</span>
            </li>
          ))}
        </ul>
      </div>
      {page.repeats.length > 1 ? <Button size="small" look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t('repeat.less') : t('repeat.all', { n: page.repeats.length })}</Button> : null}
    </section>
  );
}
