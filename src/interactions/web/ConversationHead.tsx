import type { ReactNode } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Avatar, Badge } from '#web/ui/parts/Marks.tsx';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { toast } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { Wait } from '#web/ui/parts/Wait.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { InteractionPage } from '../contract.ts';
import styles from './head.module.css';
import { channelIcons } from './InboxRow.tsx';
import { MoodGauge } from './MoodGauge.tsx';
import { useOthers } from './others.ts';

/** Whom one talks to, how they feel, where they stand, who else is here; what stands before it and the acts at the end are the desk's. `isShort`: one row, the facts stand elsewhere. */
export function ConversationHead({ page, isMine, isShort = false, before, actions }: { page: InteractionPage; isMine: boolean; isShort?: boolean; before?: ReactNode; actions: ReactNode }) {
  const address = useAddress();
  const { interaction } = page;
  return (
    <header className={styles.head} data-short={isShort || undefined}>
      <span className={styles.face}>{before}{isShort ? null : <Avatar name={faceOf(interaction)} size={2.5} />}</span>
      <div className={styles.line}>
        <h2>{address(interaction)}</h2>
        <MoodGauge page={page} />
        <Viewers id={interaction.id} />
      </div>
      <div className={styles.actions}>{actions}</div>
      {isShort ? null : <ConversationFacts page={page} isMine={isMine} />}
    </header>
  );
}

/** How long they wait, who serves them, by which way they came, under which number. */
export function ConversationFacts({ page, isMine }: { page: InteractionPage; isMine: boolean }) {
  const t = useWords('interactions');
  const format = useFormat();
  const queueName = useQueueName();
  const { interaction } = page;
  const copyNumber = () => {
    navigator.clipboard.writeText(interaction.number).then(() => toast(t('head.copied', { number: interaction.number })), (cause: unknown) => console.warn('the clipboard is closed to us', cause));
  };
  return (
    <p className={styles.facts}>
      {interaction.waitingSince !== null && interaction.endedAt === null ? <span><Wait since={interaction.waitingSince} due={interaction.answerDueAt} label={t('inbox.waiting')} /></span> : null}
      {isMine ? null : <Badge tone={interaction.state === 'ended' ? 'plain' : 'warn'} icon={interaction.agentName ? 'headset' : 'clock'}>{interaction.state === 'assigned' && interaction.agentName ? t('head.with', { name: interaction.agentName }) : t(`state.${interaction.state}`)}</Badge>}
      <span><Icon name={channelIcons[interaction.channel]} size={0.875} />{t(`channel.${interaction.channel}`)}</span>
      {interaction.queueName ? <span>{queueName(interaction.queueId, interaction.queueName)}</span> : null}
      <button type="button" className={styles.number} onClick={copyNumber} title={t('head.copy')}>{interaction.number}</button>
      <span>{t('head.since', { when: format.near(interaction.startedAt) })}</span>
    </p>
  );
}

function Viewers({ id }: { id: string }) {
  const t = useWords('interactions');
  const { viewing } = useOthers(id);
  if (viewing.length === 0) return null;
  const names = viewing.join(t('listComma'));
  return <span className={styles.viewers} title={t('head.viewing', { names })}><Icon name="eye" size={0.9375} />{names}<span className="unseen">{t('head.viewing', { names })}</span></span>;
}
