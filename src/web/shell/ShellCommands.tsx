import { useMemo } from 'react';
import { openKeySheet, openPalette, useCommands, type Command } from '../ui/palette/commands.ts';
import { preferences, setPreference } from '../ui/preferences.ts';
import { useGo } from '../ui/route.tsx';
import { signOut } from '../ui/server/session.ts';
import { toastRefusal } from '../ui/parts/toast.ts';
import { useWords } from '../ui/text/words.ts';
import { useNav } from './nav.ts';

/** What can be done from anywhere: go to a screen, change how the desk looks, leave. Draws nothing. */
export function ShellCommands() {
  const t = useWords('web');
  const go = useGo();
  const rail = useNav('rail');
  const settings = useNav('settings');
  const theme = preferences.use((all) => all.theme);
  const language = preferences.use((all) => all.language);
  useCommands(useMemo<Command[]>(() => [
    ...[...rail, ...settings].map((screen) => ({ id: `go${screen.path}`, label: t('palette.go', { where: t(screen.nav.words) }), icon: screen.nav.icon, group: t('palette.group.go'), keys: screen.nav.keys, run: () => go(screen.path) })),
    { id: 'go/me', label: t('palette.go', { where: t('person.me') }), icon: 'person', group: t('palette.group.go'), run: () => go('/me') },
    { id: 'palette.open', label: t('palette.open'), group: t('palette.group.look'), keys: '$mod+k', hidden: true, run: openPalette },
    { id: 'keys.sheet', label: t('keys.title'), pinyin: 'jpkjj kjj', icon: 'keyboard', group: t('palette.group.look'), keys: '[Shift]+?', run: openKeySheet },
    { id: 'look.theme', label: t(theme === 'dark' ? 'palette.light' : 'palette.dark'), pinyin: 'qhss ys zt', icon: theme === 'dark' ? 'sun' : 'moon', group: t('palette.group.look'), run: () => setPreference('theme', theme === 'dark' ? 'light' : 'dark') },
    { id: 'look.language', label: language === 'zh' ? 'Switch to English' : '切换到中文', pinyin: 'qhyw', icon: 'globe', group: t('palette.group.look'), run: () => setPreference('language', language === 'zh' ? 'en' : 'zh') },
    { id: 'person.signOut', label: t('person.signOut'), pinyin: 'tcdl', icon: 'signOut', group: t('palette.group.look'), run: () => void signOut().catch(toastRefusal) },
  ], [t, go, rail, settings, theme, language]));
  return null;
}
