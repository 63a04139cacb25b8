import { Icon, type IconName } from '../ui/icons.tsx';
import { connection } from '../ui/live.ts';
import { Avatar } from '../ui/Marks.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { openKeySheet } from '../ui/palette/commands.ts';
import { preferences, setPreference } from '../ui/preferences.ts';
import { useGo } from '../ui/route.tsx';
import { signOut, useSession } from '../ui/session.ts';
import { toastRefusal } from '../ui/toast.ts';
import { useWords } from '../ui/words.ts';
import styles from './shell.module.css';

const themes = ['auto', 'light', 'dark'] as const;
const themeIcons = { auto: 'screen', light: 'sun', dark: 'moon' } as const satisfies Record<string, IconName>;
const densities = ['compact', 'normal', 'roomy'] as const;
const languages = ['zh', 'en'] as const;

function pick<V extends string>(values: readonly V[], value: V, choose: (value: V) => void, words: (value: V) => { label: string; icon?: IconName }): MenuEntry {
  return { value, choose: (next) => values.filter((one) => one === next).forEach(choose), options: values.map((one) => ({ value: one, ...words(one) })) };
}

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
      pick(themes, theme, (next) => setPreference('theme', next), (one) => ({ label: t(`theme.${one}`), icon: themeIcons[one] })),
      'line',
      { heading: t('person.density') },
      pick(densities, density, (next) => setPreference('density', next), (one) => ({ label: t(`density.${one}`) })),
      'line',
      { heading: t('person.language') },
      pick(languages, language, (next) => setPreference('language', next), (one) => ({ label: t(`language.${one}`) })),
      'line',
      { label: t('person.signOut'), icon: 'signOut', run: () => void signOut().catch(toastRefusal) },
    ]}>
      <button type="button" className={styles.person} aria-label={t('person.menu', { name: staff.name, link: t(`link.${link}`) })} title={t(`link.${link}`)}>
        <Avatar name={staff.name} size={2.25} />
        <span className={styles.link} data-state={link}><Icon name={link === 'live' ? 'check' : 'close'} size={0.625} /></span>
      </button>
    </Menu>
  );
}
