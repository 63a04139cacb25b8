import { useState } from 'react';
import * as z from 'zod';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Section, Stack } from '#web/ui/parts/Layout.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import styles from './brand.module.css';

function embedSnippet(server: string, slug: string): string {
  return `<script async src="${server}/widget/widget.js"></script>\n<lingting-chat brand="${slug}"></lingting-chat>`;
}

/** The one line for one's own pages, the example shop to try it in, and which pages may show it. */
export function EmbedSection({ slug, origins, error, onChange }: { slug: string; origins: readonly string[]; error: string | undefined; onChange: (origins: string[]) => void }) {
  const t = useWords('staff');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);

  function add(): void {
    const read = z.url().max(200).safeParse(/^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`);
    // A bare word is a URL to the parser; a site has a dot, or is this computer.
    const site = read.success ? new URL(read.data) : null;
    if (!site || !/^https?:$/.test(site.protocol) || (!site.hostname.includes('.') && site.hostname !== 'localhost')) return setWrong(true);
    onChange([...new Set([...origins, site.origin])]);
    setTyped('');
    setWrong(false);
  }

  return (
    <Section title={t('screen.brandPage.embed')} hint={t('screen.brandPage.embedHint')}>
      <Stack>
        <CopyBlock text={embedSnippet(location.origin, slug)} label={t('screen.brandPage.embedLabel')} />
        <p className={styles.links}><a href={`/shop/?brand=${slug}`} target="_blank" rel="noreferrer">{t('screen.brandPage.tryIt')}</a><span className={styles.hint}>{t('screen.brandPage.tryHint')}</span></p>
        <div className={styles.block}>
          <h3>{t('screen.brandPage.origins')}</h3>
          <p className={styles.hint}>{t('screen.brandPage.originsHint')}</p>
          {origins.length === 0 ? <p className={styles.state}><Icon name="info" />{t('screen.brandPage.originNone')}</p> : (
            <ul className={styles.origins}>
              {origins.map((origin) => <li key={origin} className={styles.origin}><span>{origin}</span><IconButton icon="close" size="small" label={t('screen.brandPage.originRemove', { origin })} onClick={() => onChange(origins.filter((one) => one !== origin))} /></li>)}
            </ul>
          )}
          <form className={styles.add} noValidate onSubmit={(event) => { event.preventDefault(); add(); }}>
            <TextField label={t('screen.brandPage.origin')} labelHidden placeholder="https://www.example.com" inputMode="url" autoComplete="off" spellCheck={false} value={typed} onChange={(text) => { setTyped(text); setWrong(false); }} error={isWrong ? t('screen.brandPage.originWrong') : error} />
            <Button type="submit" icon="plus">{t('screen.brandPage.originAdd')}</Button>
          </form>
        </div>
      </Stack>
    </Section>
  );
}
