import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type Ref } from 'react';
import type { InteractionPage } from '#interactions/contract.ts';
import { gaugeOf } from '#interactions/core/gauge.ts';
import { pageKey, pageOptions } from '#interactions/web/api.ts';
import { RepeatBanner } from '#interactions/web/Banners.tsx';
import { ClosedComposer } from '#interactions/web/ClosedComposer.tsx';
import type { ComposerHandle } from '#interactions/web/Composer.tsx';
import { ConversationFacts, ConversationHead } from '#interactions/web/ConversationHead.tsx';
import { useCustomerHere, useSayViewing } from '#interactions/web/others.ts';
import { takeBack, type Mode } from '#interactions/web/outbox.ts';
import { wrapUp } from '#interactions/web/parting.ts';
import { Thread } from '#interactions/web/Thread.tsx';
import { WrapUpCard, wrapUpKey } from '#interactions/web/WrapUpCard.tsx';
import { MailStates } from '#messaging/web/MailStates.tsx';
import { routingOptions } from '#routing/web/api.ts';
import { useAddress } from '../ui/text/addressee.ts';
import { IconButton } from '../ui/parts/Button.tsx';
import { Icon } from '../ui/parts/icons.tsx';
import { isWriting, keycaps, keysOf } from '../ui/keys/keymap.ts';
import { queries } from '../ui/server/query.ts';
import { preferences } from '../ui/preferences.ts';
import { useMay, useSession } from '../ui/server/session.ts';
import { LoadingState, RefusedState } from '../ui/parts/States.tsx';
import { useIsLow } from '../ui/use-media.ts';
import { allWords, useWords } from '../ui/text/words.ts';
import { ConversationActions } from './ConversationActions.tsx';
import { DeskComposer } from './DeskComposer.tsx';
import { decidePromise, useOpenPromises } from './open-promises.ts';
import { OpenPromises } from './OpenPromises.tsx';
import styles from './desk.module.css';

/** Comes with the first customer who is to be called, and with its words. */
const CallBackCard = lazy(async () => {
  const [{ CallBackCard: Card }] = await Promise.all([import('#routing/web/call-backs/CallBackCard.tsx'), allWords()]);
  return { default: Card };
});

export interface PaneProps {
  id: string;
  composer: Ref<ComposerHandle>;
  /** The next contact, after this one is done. */
  onNext: () => void;
  onEscape: () => void;
  /** Back to the list, where the conversation stands alone. */
  onBack: (() => void) | null;
  /** The way to the customer's column, where it does not stand beside. */
  side: { readonly isOpen: boolean; readonly toggle: () => void } | null;
}

/** One conversation: whom, what was said before, what is said now, and where one writes. */
export function ConversationPane(props: PaneProps) {
  const query = useQuery(pageOptions(props.id));
  if (query.isPending) return <LoadingState rows={6} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  return <Conversation {...props} page={query.data} />;
}

function Conversation({ page, composer, onNext, onEscape, onBack, side }: PaneProps & { page: InteractionPage }) {
  const t = useWords('web');
  const me = useSession().staff.id;
  const isLead = useMay('interaction.join');
  const mayReadMails = useMay('message.read');
  const { interaction } = page;
  const own = useRef<ComposerHandle | null>(null);
  const [isEnding, setEnding] = useState(false);
  const [notesAfter, setNotesAfter] = useState(false);
  const hadIt = useRef(false);
  const address = useAddress();
  const isLow = useIsLow();
  const isHere = useCustomerHere(interaction.id);
  const askAgain = useCallback(() => void queries.invalidateQueries({ queryKey: pageKey(interaction.id) }), [interaction.id]);
  useSayViewing(interaction.id);

  const isMine = interaction.agentId === me && (interaction.state === 'assigned' || interaction.state === 'wrap_up');
  const isWrapping = isMine && interaction.state === 'wrap_up';
  const runsElsewhere = interaction.state === 'assigned' && interaction.agentId !== me;
  const modes: Mode[] = interaction.endedAt !== null ? ['note'] : isMine ? ['reply', 'note'] : runsElsewhere && isLead ? ['whisper', 'note'] : ['note'];
  useEffect(() => {
    hadIt.current ||= isMine;
    if (isMine) setNotesAfter(false);
  }, [isMine]);
  const promised = useOpenPromises(interaction);
  const isLost = hadIt.current && !isMine && !notesAfter;
  const record = useQuery({ ...routingOptions(interaction.id), enabled: isWrapping }).data;
  // The customer left: what somebody is writing, here or in another field, is not taken from under their fingers. Asked before the composer goes.
  const [interrupts, setInterrupts] = useState<'nobody' | 'here' | 'elsewhere' | null>(null);
  if (isWrapping && interrupts === null) setInterrupts(isEnding ? 'nobody' : own.current?.isInUse() === true ? 'here' : isWriting(document.activeElement) ? 'elsewhere' : 'nobody');
  if (!isWrapping && interrupts !== null) setInterrupts(null);
  const goKey = keysOf('wrapUp.go', wrapUpKey, preferences.use((all) => all.keymap));

  const briefing = (
    <>
      {runsElsewhere && isLead ? <p className={styles.silent}><Icon name="eye" size={1} />{t('desk.silent', { agent: interaction.agentName ?? '', name: address(interaction) })}</p> : null}
      {interaction.keptPlace !== null && interaction.endedAt === null ? <Suspense><CallBackCard page={page} isMine={isMine} isHere={isHere} onChanged={askAgain} onFinish={(disposition, note) => wrapUp(interaction.id, { disposition, note })} /></Suspense> : null}
      {interaction.keptPlace && mayReadMails ? <div className={styles.mails}><MailStates about={interaction.id} /></div> : null}
      <RepeatBanner page={page} />
    </>
  );

  const handle = (given: ComposerHandle | null): void => {
    own.current = given;
    if (typeof composer === 'function') composer(given);
    else if (composer) composer.current = given;
  };
  // The composer's key: whoever takes it begins with what they may do now; words written in another way stay kept. Whoever loses it
  // finds the composer closed: it must not turn into another one under the fingers.
  return (
    <div className={styles.conversation}>
      <ConversationHead page={page} isMine={isMine} isShort={isLow}
        before={onBack === null ? null : <IconButton icon="left" label={t('desk.toList')} onClick={onBack} />}
        actions={<>
          <ConversationActions page={page} isMine={isMine} isEnding={isEnding} onEnd={() => setEnding(true)} onNext={onNext} />
          {side === null ? null : <IconButton size="small" side="bottom" icon="person" label={t('desk.side')} keys="i" aria-pressed={side.isOpen} onClick={side.toggle} />}
        </>} />
      {isLow ? (
        <details className={styles.brief} open={interaction.keptPlace !== null && isMine}>
          <summary>{[t('desk.brief'), interaction.keptPlace === null ? '' : t('interactions:inbox.kept'), page.repeats.length === 0 ? '' : t('interactions:repeat.title', { n: page.repeats.length + 1 })].filter(Boolean).join(' · ')}</summary>
          <div className={styles.briefFacts}><ConversationFacts page={page} isMine={isMine} /></div>
          {briefing}
        </details>
      ) : briefing}
      <Thread page={page} onTakeBack={(one) => {
        const back = takeBack(one.key);
        if (!back) return;
        own.current?.putBack(back);
      }} />
      {isWrapping && interrupts === 'here' && !notesAfter ? <ClosedComposer page={page} ref={handle} next={goKey === '' ? null : t('desk.wrapUpWaits', { keys: keycaps(goKey).flat().join(' ') })} onNote={() => setNotesAfter(true)} onEscape={onEscape} /> : null}
      {isWrapping && interrupts === 'here' && notesAfter ? <DeskComposer key="note" page={page} modes={['note']} onEscape={onEscape} ref={handle} beginsHere /> : null}
      {isWrapping || (isMine && isEnding)
        ? <WrapUpCard interaction={interaction} heard={interaction.departureMood ?? gaugeOf(interaction, page.messages, 0).departure ?? interaction.mood} until={record?.ticket.wrapUpUntil ?? null} waits={isWrapping && interrupts !== 'nobody'} loose={promised.length === 0 ? null : { shown: <OpenPromises interaction={interaction} show="all" />, enter: async () => { for (const one of promised) await decidePromise(interaction.id, one, 'entered'); } }} onDone={() => { setEnding(false); onNext(); }} onCancel={isWrapping ? undefined : () => setEnding(false)} />
        : isLost
          ? <ClosedComposer page={page} ref={handle} onNote={() => setNotesAfter(true)} onEscape={onEscape} />
          : <DeskComposer key={modes[0]} page={page} modes={modes} onEscape={onEscape} ref={handle} beginsHere={notesAfter} />}
    </div>
  );
}
