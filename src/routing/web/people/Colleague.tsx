import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Inbox } from '#interactions/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useSecond } from '#web/ui/clock.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { Avatar, Badge, MoodWord, type Tone } from '#web/ui/parts/Marks.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay, useSession } from '#web/ui/server/session.ts';
import { LoadingState, RefusalNote } from '#web/ui/parts/States.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { Wait } from '#web/ui/parts/Wait.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { AwayReason, type ChangePresence, type Presence } from '../../contract.ts';
import { changePresenceOf } from '../api.ts';
import { StaffDay } from './StaffDay.tsx';
import styles from './team.module.css';

const tones: Readonly<Record<Presence['state'], Tone>> = { available: 'good', away: 'warn', offline: 'plain' };

/** One colleague now: state and how long, contacts in hand, and what a lead may do. */
export function Colleague({ one }: { one: Presence }) {
  const t = useWords('routing');
  const me = useSession().staff.id;
  const mayManage = useMay('presence.manage');
  const [isOpen, setOpen] = useState(false);
  const [looksAtDay, setLooksAtDay] = useState(false);
  const word = one.reason === '' ? t(`presence.${one.state}`) : `${t(`presence.${one.state}`)} · ${t(`reason.${one.reason}`)}`;
  const set = (asked: ChangePresence) => () => void changePresenceOf(one.staffId, asked).then(() => toast(t('screen.team.changed', { name: one.name })), toastRefusal);
  return (
    <li className={styles.one}>
      <div className={styles.line}>
        <span className={styles.who}><Avatar name={one.name} /><span><strong>{one.name}</strong>{one.team === '' ? null : <span className={styles.dim}>{one.team}</span>}</span></span>
        <span className={styles.state}><Badge tone={tones[one.state]}>{word}</Badge>{one.atWork === 'busy' ? <Badge tone="info">{t('screen.team.busy')}</Badge> : null}{one.since === null || one.state === 'offline' ? null : <TimeIn since={one.since} />}</span>
        <span className={styles.figures}>{t('transfer.open', { n: one.open, of: one.chatCapacity })}</span>
        <span className={styles.acts}>
          {one.open === 0 ? null : one.staffId === me
            ? <Link to="/?view=mine">{t('screen.team.own')}</Link>
            : <Button size="small" icon={isOpen ? 'up' : 'down'} aria-expanded={isOpen} aria-label={t('screen.team.contactsOf', { name: one.name })} onClick={() => setOpen(!isOpen)}>{t('screen.team.contacts')}</Button>}
          {mayManage ? <Button size="small" look="quiet" icon="clock" aria-label={t('screen.day.of', { name: one.name })} onClick={() => setLooksAtDay(true)}>{t('screen.day.short')}</Button> : null}
          {mayManage ? (
            <Menu entries={[
              { label: t('presence.available'), icon: 'headset', checked: one.state === 'available', run: set({ state: 'available' }) },
              'line',
              { heading: t('presence.away') },
              ...AwayReason.options.map((reason) => ({ label: t(`reason.${reason}`), icon: 'pause' as const, checked: one.state === 'away' && one.reason === reason, run: set({ state: 'away', reason }) })),
              'line',
              { label: t('presence.offline'), icon: 'offline', checked: one.state === 'offline', run: set({ state: 'offline' }) },
            ]}>
              <Button size="small" icon="edit" aria-label={t('screen.team.setOf', { name: one.name })}>{t('screen.team.set')}</Button>
            </Menu>
          ) : null}
        </span>
      </div>
      {looksAtDay ? <StaffDay staffId={one.staffId} name={one.name} onClose={() => setLooksAtDay(false)} /> : null}
      {isOpen && one.open > 0 ? <Contacts staffId={one.staffId} name={one.name} /> : null}
    </li>
  );
}

function TimeIn({ since }: { since: string }) {
  return <span className={styles.time}>{formatWait(Math.max(0, useSecond() - Math.floor(Date.parse(since) / 1000)))}</span>;
}

function Contacts({ staffId, name }: { staffId: string; name: string }) {
  const t = useWords('routing');
  const address = useAddress();
  const list = useQuery({ queryKey: ['serving-of', staffId], staleTime: 0, refetchInterval: 10_000, queryFn: ({ signal }) => call('GET', '/api/interactions', { query: { view: 'serving', agentId: staffId, limit: 50 }, shape: Inbox, signal }) });
  if (list.isPending) return <LoadingState rows={2} />;
  if (list.isError && list.data === undefined) return <RefusalNote refusal={list.error} />;
  const { items } = list.data;
  if (items.length === 0) return <p className={styles.none}>{t('screen.team.noContacts')}</p>;
  return (
    <ul className={styles.contacts} aria-label={t('screen.team.contactsOf', { name })}>
      {items.map((contact) => (
        <li key={contact.id}>
          <Link to={`/conversations/${contact.id}`} className={styles.contact}>
            <strong>{address(contact)}</strong>
            <MoodWord mood={contact.mood} quiet />
            {contact.waitingSince === null ? null : <Wait since={contact.waitingSince} due={contact.answerDueAt} />}
            <span className={styles.last}>{contact.lastText}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
