import { memo } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Avatar, Count, MoodWord } from '#web/ui/parts/Marks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { Wait } from '#web/ui/parts/Wait.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Interaction } from '../contract.ts';
import styles from './inbox.module.css';

export const channelIcons: Readonly<Record<Interaction['channel'], IconName>> = { chat: 'chat', phone: 'phone', mail: 'mail', visit: 'visit' };

/** One contact in the list: who, how they feel, what they said last, how long they wait. Plain HTML; only the clock inside ticks. `isGone`: it has left this list and says only that. */
export const InboxRow = memo(function InboxRow({ one, me, isGone = false }: { one: Interaction; me: string; isGone?: boolean }) {
  const t = useWords('interactions');
  const format = useFormat();
  const address = useAddress();
  const hasComplaint = one.cases.some((matter) => matter.kind === 'complaint' && matter.state !== 'closed');
  if (isGone) {
    return (
      <div className={styles.row} data-gone="">
        <span className={styles.face}><Avatar name={faceOf(one)} size={2.375} /></span>
        <span className={styles.who}><span className={styles.name}>{address(one)}</span></span>
        <span className={styles.last}>{t('inbox.gone')}</span>
      </div>
    );
  }
  return (
    <div className={styles.row} data-state={one.state}>
      <span className={styles.face}><Avatar name={faceOf(one)} size={2.375} /></span>
      <span className={styles.who}>
        <span className={styles.name}>{address(one)}</span>
        {one.mood === 'calm' ? <span className="unseen">{t('web:mood.calm')}</span> : <MoodWord mood={one.mood} quiet />}
        {hasComplaint ? <span className={styles.mark} data-tone="danger"><Icon name="flag" size={0.875} />{t('inbox.complaint')}</span> : null}
      </span>
      <span className={styles.clock}>
        {one.waitingSince !== null && one.endedAt === null
          ? <Wait since={one.waitingSince} due={one.answerDueAt} label={t('inbox.waiting')} />
          : one.lastMessageAt === null ? null : <time className={styles.when} dateTime={one.lastMessageAt} title={format.moment(one.lastMessageAt)}>{format.short(one.lastMessageAt)}</time>}
      </span>
      <span className={styles.last}>
        <span className={styles.channel} title={t(`channel.${one.channel}`)}><Icon name={channelIcons[one.channel]} size={0.9375} /><span className="unseen">{t(`channel.${one.channel}`)}</span></span>
        {one.keptPlace && one.endedAt === null ? <span className={styles.mark} data-tone="info"><Icon name="place" size={0.875} />{t('inbox.kept')}</span> : null}
        {(one.state === 'assigned' && one.agentId === me) || one.state === 'parked' ? null : <span className={styles.state}>{one.state === 'assigned' ? one.agentName : t(`state.${one.state}`)}</span>}
        {one.lastSpeaker === 'staff' ? <Icon name="reply" size={0.875} /> : null}
        <span className={styles.words}>{one.lastText || t(one.lastMessageAt === null ? 'inbox.noWords' : 'inbox.file')}</span>
      </span>
      <span className={styles.unread}><Count n={one.endedAt === null ? one.unread : 0} label={t('inbox.unread', { n: one.unread })} /></span>
    </div>
  );
});
