import { useEffect, useRef, useState } from 'react';
import type { InteractionPage } from '#interactions/contract.ts';
import { keptPlaceOutcomes } from '#interactions/core/dispositions.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Due } from '#web/ui/parts/Due.tsx';
import { formatPhone } from '#web/ui/text/format.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CallBackView } from '../../contract.ts';
import type { TryOutcome } from '../../core/call-backs/call-back.ts';
import { AgreeTime } from './AgreeTime.tsx';
import { calledBack } from './api.ts';
import { MoveCallBack } from './MoveCallBack.tsx';
import styles from './call-backs.module.css';

export type Finished = Exclude<(typeof keptPlaceOutcomes)[number], 'no_answer'>;
const finishes = keptPlaceOutcomes.filter((code) => code !== 'no_answer');
const failures = [['no_answer', 'phone'], ['busy', 'clock'], ['wrong_number', 'warn']] as const;

interface CardProps {
  readonly page: InteractionPage;
  readonly isMine: boolean;
  /** The customer has the page open. */
  readonly isHere: boolean;
  /** What stands on the card is to be asked for again. */
  readonly onChanged: () => void;
  readonly onFinish: (how: Finished, note: string) => Promise<void>;
}

/** A customer who keeps a place: how to reach them, by when it was promised, each attempt, and how this one went. */
export function CallBackCard({ page, isMine, isHere, onChanged, onFinish }: CardProps) {
  const t = useWords('routing');
  const format = useFormat();
  const address = useAddress();
  const [busy, setBusy] = useState<string | null>(null);
  const [isMoving, setMoving] = useState(false);
  const { interaction, callBack } = page;
  const kept = interaction.keptPlace;
  // The number in full is the holder's, an attempt begins with the taking: whatever moves the contact changes the card.
  const stands = `${interaction.id} ${interaction.state} ${interaction.agentId ?? ''}`;
  const shownOf = useRef(stands);
  const isMissing = isMine && kept !== null && page.reach === null;
  useEffect(() => {
    if (shownOf.current === stands && !isMissing) return;
    shownOf.current = stands;
    onChanged();
  }, [stands, isMissing, onChanged]);
  if (kept === null || interaction.endedAt !== null) return null;

  const isPhone = kept.kind === 'phone';
  const isReached = callBack?.outcome === 'reached';
  const isCalling = isMine && interaction.state === 'assigned';
  // In full only for whoever holds the conversation and must call; masked for everybody else.
  const shown = page.reach === null ? kept.value : isPhone ? formatPhone(page.reach) : page.reach;
  const run = (what: string, act: () => Promise<unknown>): void => {
    setBusy(what);
    act().then(onChanged, toastRefusal).finally(() => setBusy(null));
  };
  const tell = (outcome: TryOutcome): void => run(outcome, async () => {
    const now = await calledBack(interaction.id, outcome);
    if (outcome !== 'reached') toast(t(now.endedAt === null ? 'screen.callBack.again' : outcome === 'wrong_number' ? 'screen.callBack.overWrong' : 'screen.callBack.over'));
  });
  // Notes stay in the house for years: they carry it masked.
  const finish = (how: Finished): void => run('finish', () => onFinish(how, t('screen.callBack.note', { reach: kept.value })).then(() => toast(t('screen.callBack.done'))));
  const title = isHere ? 'here' : isReached ? 'reached' : callBack?.choice === 'message' ? 'message' : isPhone ? 'phone' : 'mail';

  // Reached, they choose among what is offered to them; before that, whoever picked up may say "in ten minutes".
  const Later = isReached ? AgreeTime : MoveAsAgreed;

  return (
    <section className={styles.card} aria-label={t(`screen.callBack.title.${title}`)}>
      <Icon name={isPhone ? 'phone' : 'mail'} />
      <div className={styles.body}>
        <p><strong>{t(`screen.callBack.title.${title}`)}</strong> {t('screen.callBack.since', { name: address(interaction), when: format.near(kept.since) })}</p>
        <p className={styles.reach}>{page.reach === null ? <span>{shown}</span> : <a href={`${isPhone ? 'tel' : 'mailto'}:${page.reach}`}>{shown}</a>}{callBack === null || isReached ? null : <PromiseClock callBack={callBack} />}</p>
        {callBack === null ? null : <Facts callBack={callBack} isPhone={isPhone} />}
      </div>
      {isCalling ? (
        <div className={styles.acts}>
          {isPhone && !isReached ? (
            <>
              <Button size="small" look="primary" icon="check" busy={busy === 'reached'} onClick={() => tell('reached')}>{t('screen.callBack.outcome.reached')}</Button>
              {failures.map(([outcome, icon]) => <Button key={outcome} size="small" icon={icon} busy={busy === outcome} onClick={() => tell(outcome)}>{t(`screen.callBack.outcome.${outcome}`)}</Button>)}
            </>
          ) : (
            <Menu entries={[{ heading: t('screen.callBack.how') }, ...finishes.map((code) => ({ label: t(`interactions:disposition.${code}`), icon: 'check' as const, run: () => finish(code) }))]}>
              <Button size="small" look="soft" icon="check" busy={busy === 'finish'}>{t(isReached ? 'screen.callBack.finish' : 'screen.callBack.answered')}</Button>
            </Menu>
          )}
          {callBack !== null && isPhone ? <Button size="small" look="quiet" icon="calendar" onClick={() => setMoving(true)}>{t('screen.callBack.later')}</Button> : null}
        </div>
      ) : null}
      {isMoving ? <Later interactionId={interaction.id} name={address(interaction)} onClose={() => setMoving(false)} onDone={() => {
        setMoving(false);
        toast(t('screen.callBack.moved'));
        onChanged();
      }} /> : null}
    </section>
  );
}

const MoveAsAgreed = (asked: Omit<Parameters<typeof MoveCallBack>[0], 'isAgreed'>) => <MoveCallBack {...asked} isAgreed />;

function PromiseClock({ callBack }: { callBack: CallBackView }) {
  const t = useWords('routing');
  const format = useFormat();
  if (callBack.promisedBy === null) return <span className={styles.dim}>{t('screen.callBack.noPromise')}</span>;
  const when = format.near(callBack.promisedBy);
  if (callBack.startedAt !== null) return <span className={styles.promise}>{t(callBack.startedAt <= callBack.promisedBy ? 'screen.callBack.begunInTime' : 'screen.callBack.begunLate', { when, begun: format.near(callBack.startedAt) })}</span>;
  return <span className={styles.promise}>{t('screen.callBack.promised', { when })} <Due since={callBack.askedAt} due={callBack.promisedBy} /></span>;
}

function Facts({ callBack, isPhone }: { callBack: CallBackView; isPhone: boolean }) {
  const t = useWords('routing');
  const format = useFormat();
  const told = callBack.tries.filter((one) => one.outcome !== null && one.outcome !== 'broken_off');
  return (
    <>
      {isPhone && callBack.isQuietNow && callBack.outcome === null ? <p className={styles.quiet} role="note"><Icon name="moon" size={1} />{t('screen.callBack.quiet', { zone: callBack.zones.join('、'), until: callBack.awakeAt === null ? '' : format.near(callBack.awakeAt) })}</p> : null}
      {callBack.wantedAt === null ? null : <p className={styles.dim}>{t('screen.callBack.wanted', { when: format.near(callBack.wantedAt) })}</p>}
      {!isPhone ? null : told.length === 0 ? <p className={styles.dim}>{t('screen.callBack.first', { most: callBack.mostTries })}</p> : (
        <details className={styles.tries}>
          <summary>{t('screen.callBack.tried', { n: callBack.triesMade, most: callBack.mostTries })}</summary>
          <ol>{told.map((one) => <li key={one.at}><time dateTime={one.at}>{format.near(one.at)}</time> {one.agentName} <b>{t(`screen.callBack.outcome.${one.outcome ?? 'no_answer'}`)}</b></li>)}</ol>
        </details>
      )}
    </>
  );
}
