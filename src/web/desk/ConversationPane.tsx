import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type Ref } from 'react';
import type { InteractionPage } from '#interactions/contract.ts';
import { pageOptions } from '#interactions/web/api.ts';
import { KeptPlaceBanner, RepeatBanner } from '#interactions/web/Banners.tsx';
import type { ComposerHandle } from '#interactions/web/Composer.tsx';
import { ConversationHead } from '#interactions/web/ConversationHead.tsx';
import { useSayViewing } from '#interactions/web/others.ts';
import { takeBack, type Mode } from '#interactions/web/outbox.ts';
import { Thread } from '#interactions/web/Thread.tsx';
import { WrapUpCard } from '#interactions/web/WrapUpCard.tsx';
import { MailStates } from '#messaging/web/MailStates.tsx';
import { routingOptions } from '#routing/web/api.ts';
import { useAddress } from '../ui/addressee.ts';
import { Icon } from '../ui/icons.tsx';
import { useMay, useSession } from '../ui/session.ts';
import { LoadingState, RefusedState } from '../ui/States.tsx';
import { useWords } from '../ui/words.ts';
import { ConversationActions } from './ConversationActions.tsx';
import { DeskComposer } from './DeskComposer.tsx';
import styles from './desk.module.css';

export interface PaneProps {
  id: string;
  composer: Ref<ComposerHandle>;
  /** The next contact, after this one is done. */
  onNext: () => void;
  onEscape: () => void;
}

/** One conversation: whom, what was said before, what is said now, and where one writes. */
export function ConversationPane(props: PaneProps) {
  const query = useQuery(pageOptions(props.id));
  if (query.isPending) return <LoadingState rows={6} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  return <Conversation {...props} page={query.data} />;
}

function Conversation({ page, composer, onNext, onEscape }: PaneProps & { page: InteractionPage }) {
  const t = useWords('web');
  const me = useSession().staff.id;
  const isLead = useMay('interaction.join');
  const mayReadMails = useMay('message.read');
  const { interaction } = page;
  const own = useRef<ComposerHandle | null>(null);
  const [isEnding, setEnding] = useState(false);
  const address = useAddress();
  useSayViewing(interaction.id);

  const isMine = interaction.agentId === me && (interaction.state === 'assigned' || interaction.state === 'wrap_up');
  const isWrapping = isMine && interaction.state === 'wrap_up';
  const runsElsewhere = interaction.state === 'assigned' && interaction.agentId !== me;
  const modes: Mode[] = interaction.endedAt !== null ? ['note'] : isMine ? ['reply', 'note'] : runsElsewhere && isLead ? ['whisper', 'note'] : ['note'];
  const record = useQuery({ ...routingOptions(interaction.id), enabled: isWrapping }).data;

  // The composer's key: whoever takes it, loses it or ends it begins with what they may do now; words written in another way stay kept.
  return (
    <div className={styles.conversation}>
      <ConversationHead page={page} isMine={isMine} actions={<ConversationActions page={page} isMine={isMine} isEnding={isEnding} onEnd={() => setEnding(true)} onNext={onNext} />} />
      {runsElsewhere && isLead ? <p className={styles.silent}><Icon name="eye" size={1} />{t('desk.silent', { agent: interaction.agentName ?? '', name: address(interaction) })}</p> : null}
      <KeptPlaceBanner page={page} isMine={isMine} />
      {interaction.keptPlace && mayReadMails ? <div className={styles.mails}><MailStates about={interaction.id} /></div> : null}
      <RepeatBanner page={page} />
      <Thread page={page} onTakeBack={(one) => {
        const back = takeBack(one.key);
        if (back) own.current?.putBack(back);
      }} />
      {isWrapping || (isMine && isEnding)
        ? <WrapUpCard interaction={interaction} until={record?.ticket.wrapUpUntil ?? null} onDone={() => { setEnding(false); onNext(); }} onCancel={isWrapping ? undefined : () => setEnding(false)} />
        : <DeskComposer key={modes[0]} page={page} modes={modes} onEscape={onEscape} ref={(handle) => {
            own.current = handle;
            if (typeof composer === 'function') composer(handle);
            else if (composer) composer.current = handle;
          }} />}
    </div>
  );
}
