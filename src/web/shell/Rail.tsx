import { lazy, Suspense } from 'react';
import mark from '../mark.svg';
import { slots } from '../screens.tsx';
import { Icon } from '../ui/parts/icons.tsx';
import { Keys } from '../ui/keys/Keys.tsx';
import { keysOf } from '../ui/keys/keymap.ts';
import { Count } from '../ui/parts/Marks.tsx';
import { openPalette } from '../ui/palette/commands.ts';
import { preferences } from '../ui/preferences.ts';
import { Link, usePath } from '../ui/route.tsx';
import { useSession } from '../ui/server/session.ts';
import { Tooltip } from '../ui/parts/Tooltip.tsx';
import { useWords } from '../ui/text/words.ts';
import { isWithin, useNav } from './nav.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { railCounts } from './rail-counts.ts';
import styles from './shell.module.css';

const Presence = slots.presence ? lazy(async (load = slots.presence) => ({ default: load ? await load() : () => null })) : null;

/** The slim rail: where one can go, what state one is in, who one is. Labels stand under every icon; nobody has to guess. */
export function Rail() {
  const t = useWords('web');
  const path = usePath();
  const brand = useSession().brand;
  const nav = useNav('rail');
  const settings = useNav('settings')[0];
  const counts = railCounts.use((all) => all);
  const theirs = preferences.use((all) => all.keymap);
  return (
    <div className={styles.rail}>
      <div className={styles.brand}>
        <img src={mark} alt="" className={styles.mark} />
        <span className={styles.brandName}>{brand.name}</span>
      </div>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        {nav.map((screen) => (
          <Tooltip key={screen.path} side="right" label={<>{t(screen.nav.words)} {counts[screen.path]?.n ? `· ${counts[screen.path]?.label} ` : null}<Keys keys={keysOf(`go${screen.path}`, screen.nav.keys ?? '', theirs)} /></>}>
            <Link to={screen.path} className={styles.item} aria-current={isWithin(path, screen.path) ? 'page' : undefined}>
              <Icon name={screen.nav.icon} size={1.375} />
              <span className={styles.word}>{t(screen.nav.words)}</span>
              <span className={styles.itemCount}><Count n={counts[screen.path]?.n ?? 0} label={counts[screen.path]?.label ?? ''} /></span>
            </Link>
          </Tooltip>
        ))}
      </nav>
      <div className={styles.foot}>
        <Tooltip side="right" label={<>{t('palette.open')} <Keys keys={keysOf('palette.open', '$mod+k', theirs)} /></>}>
          <button type="button" className={styles.item} onClick={openPalette}><Icon name="search" size={1.375} /><span className={styles.word}>{t('palette.short')}</span></button>
        </Tooltip>
        {settings ? (
          <Link to={settings.path} className={styles.item} aria-current={path.startsWith('/settings') ? 'page' : undefined}><Icon name="settings" size={1.375} /><span className={styles.word}>{t('nav.settings')}</span></Link>
        ) : null}
        {Presence ? <Suspense><Presence /></Suspense> : null}
        <PersonMenu />
      </div>
    </div>
  );
}
