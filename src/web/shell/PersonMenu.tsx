import { Icon, type IconName } from '../ui/parts/icons.tsx';
import { connection } from '../ui/server/live.ts';
import { Avatar } from '../ui/parts/Marks.tsx';
import { Menu } from '../ui/parts/Menu.tsx';
import { openKeySheet } from '../ui/palette/commands.ts';
import { preferences, setPreference } from '../ui/preferences.ts';
import { useGo } from '../ui/route.tsx';
import { signOut, useSession } from '../ui/server/session.ts';
import { toastRefusal } from '../ui/parts/toast.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './shell.module.css';

const themes = ['auto', 'light', 'dark'] as const;
const themeIcons = { auto: 'screen', light: 'sun', dark: 'moon' } as const satisfies Record<string, IconName>;
const densities = ['compact', 'normal', 'roomy'] as const;
const languages = ['zh', 'en'] as const;

/** Who one is, how the desk looks, and the way out. The dot on the disc is the connection, said in words too. */
export function PersonMenu() {
  const t = useWords('web');
  const go = useGo();
  const { staff } = useSession();
  const state = connection.use((all) => all.state);
  const { theme, density, language } = preferences.use((all) => all);
  const link = state === 'live' ? 'live' : state === 'lost' ? 'lost' : 'connecting';
  return (
    <Menu side="right-end" entries={[
      { heading: <>{staff.name} · {staff.mail}</> },
      { label: t('person.me'), icon: 'person', run: () => go('/me') },
      { label: t('person.keys'), icon: 'keyboard', keys: '?', run: openKeySheet },
      'line',
      { heading: t('person.theme') },
      ...themes.map((one) => ({ label: t(`theme.${one}`), icon: themeIcons[one], checked: theme === one, run: () => setPreference('theme', one) })),
      'line',
      { heading: t('person.density') },
      ...densities.map((one) => ({ label: t(`density.${one}`), checked: density === one, run: () => setPreference('density', one) })),
      'line',
      { heading: t('person.language') },
      ...languages.map((one) => ({ label: t(`language.${one}`), checked: language === one, run: () => setPreference('language', one) })),
      'line',
      { label: t('person.signOut'), icon: 'signOut', run: () => void signOut().catch(toastRefusal) },
    ]}>
      <button type="button" className={styles.person} aria-label={t('person.menu', { name: staff.name, link: t(`link.${link}`) })} title={t(`link.${link}`)}>
        <Avatar name={staff.name} size={2.25} />
        {link === 'lost' ? <span className={styles.link}><Icon name="close" size={0.625} /></span> : null}
      </button>
    </Menu>
  );
}
