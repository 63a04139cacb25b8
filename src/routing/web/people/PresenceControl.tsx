import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSecond } from '#web/ui/clock.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useCommands } from '#web/ui/palette/commands.ts';
import { useMay } from '#web/ui/server/session.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { AwayReason, type ChangePresence, type Presence } from '../../contract.ts';
import { forcedBy } from '../../core/people/forced.ts';
import { changePresence, presenceOptions } from '../api.ts';
import styles from './presence.module.css';

const icons: Record<Presence['state'], IconName> = { available: 'headset', away: 'pause', offline: 'moon' };

/** The agent's own state at the foot of the rail: one's own time in it, and the change, with its reason, in two clicks. */
export function PresenceControl() {
  const may = useMay('presence.set');
  return may ? <Control /> : null;
}

function Control() {
  const t = useWords('routing');
  const own = useQuery(presenceOptions()).data?.own;
  const set = useMemo(() => (asked: ChangePresence) => void changePresence(asked).catch(toastRefusal), []);
  useCommands(useMemo(() => [
    { id: 'presence.available', label: t('presence.go.available'), pinyin: 'zxjd sx', icon: icons.available, group: t('presence.group'), run: () => set({ state: 'available' }) },
    ...AwayReason.options.map((reason) => ({ id: `presence.${reason}`, label: t('presence.go.away', { reason: t(`reason.${reason}`) }), pinyin: 'lk', icon: icons.away, group: t('presence.group'), run: () => set({ state: 'away', reason }) })),
    { id: 'presence.offline', label: t('presence.go.offline'), pinyin: 'lx xx', icon: icons.offline, group: t('presence.group'), run: () => set({ state: 'offline' }) },
  ], [t, set]));
  if (!own) return null;
  const entries: MenuEntry[] = [
    { label: t('presence.available'), icon: icons.available, checked: own.state === 'available', run: () => set({ state: 'available' }) },
    'line',
    { heading: t('presence.away') },
    ...AwayReason.options.map((reason) => ({ label: t(`reason.${reason}`), icon: icons.away, checked: own.state === 'away' && own.reason === reason, run: () => set({ state: 'away', reason }) })),
    'line',
    { label: t('presence.offline'), icon: icons.offline, checked: own.state === 'offline', run: () => set({ state: 'offline' }) },
  ];
  const word = own.state === 'away' && own.reason !== '' ? t(`reason.${own.reason}`) : t(`presence.${own.state}`);
  return (
    <Menu side="right-end" entries={entries}>
      <button type="button" className={styles.control} data-state={own.state} data-forced={forcedBy(own) !== undefined || undefined}>
        <span className="unseen">{t('presence.own')}</span>
        <Icon name={icons[own.state]} size={1.375} />
        <span className={styles.word}>{word}</span>
        {own.since !== null && own.state !== 'offline' ? <TimeIn since={own.since} /> : null}
      </button>
    </Menu>
  );
}

function TimeIn({ since }: { since: string }) {
  return <span className={styles.time} aria-hidden="true">{formatWait(useSecond() - Math.floor(Date.parse(since) / 1000))}</span>;
}
