import { Outlet } from '@tanstack/react-router';
import { Icon } from '../ui/parts/icons.tsx';
import { Link, usePath } from '../ui/route.tsx';
import { useWords } from '../ui/text/words.ts';
import { isWithin, useNav } from './nav.ts';
import styles from './shell.module.css';

/** Settings have their own list beside the page; who may change nothing here sees only their own. */
export function SettingsFrame() {
  const t = useWords('web');
  const path = usePath();
  const nav = useNav('settings');
  return (
    <div className={styles.settings}>
      <nav className={styles.settingsNav} aria-label={t('nav.settings')}>
        <h2>{t('nav.settings')}</h2>
        <Link to="/me" className={styles.settingsItem} aria-current={path === '/me' ? 'page' : undefined}><Icon name="person" />{t('person.me')}</Link>
        {nav.map((screen) => (
          <Link key={screen.path} to={screen.path} className={styles.settingsItem} aria-current={isWithin(path, screen.path) ? 'page' : undefined}><Icon name={screen.nav.icon} />{t(screen.nav.words)}</Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
