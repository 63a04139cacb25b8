import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Mood } from '#kit/core/shapes.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useSecond } from '#web/ui/clock.ts';
import { formatWait } from '#web/ui/text/format.ts';
import { useHotkeys } from '#web/ui/keys/hotkeys.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Keys } from '#web/ui/keys/Keys.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { Textarea } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Interaction } from '../contract.ts';
import { dispositions, type Disposition } from '../core/dispositions.ts';
import { wrapUp } from './parting.ts';
import styles from './wrap-up.module.css';

/** Goes to the card from wherever somebody writes. */
export const wrapUpKey = 'Alt+KeyW';
const moods: readonly Mood[] = ['pleased', 'calm', 'anxious', 'dissatisfied', 'angry'];

/**
 * What it was about and how the customer left (`heard`, unless the agent knows better): a digit and Enter. While the conversation still runs it ends with it; after the
 * customer has gone, `until` counts down the time in which nobody rings. The focus goes to it when it was asked for; while somebody
 * writes, here or elsewhere, it waits for the key that goes to it. `loose`: promises that are not entered yet; unless they are said
 * to be none, finishing enters them first (and the button says so), for none may be lost without a word.
 */
export function WrapUpCard({ interaction, heard, until, waits = false, loose = null, onDone, onCancel }: { interaction: Interaction; heard: Mood; until: string | null; waits?: boolean; loose?: { readonly shown: ReactNode; readonly enter: () => Promise<void> } | null; onDone: () => void; onCancel?: () => void }) {
  const t = useWords('interactions');
  const address = useAddress();
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const [chosen, setChosen] = useState<Mood | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!waits) card.current?.focus();
  }, [waits]);

  const finish = (): void => {
    if (disposition === null || busy) return;
    setBusy(true);
    setRefusal(null);
    const ended = async (): Promise<void> => {
      await loose?.enter();
      await wrapUp(interaction.id, { disposition, note, ...(chosen === null ? {} : { departureMood: chosen }) });
    };
    ended().then(onDone, (said: unknown) => {
      setRefusal(said);
      setBusy(false);
    });
  };
  useHotkeys([
    ...dispositions.map((code, i) => ({ id: `wrapUp.${i + 1}`, keys: String(i + 1), run: () => setDisposition(code) })),
    { id: 'wrapUp.finish', keys: 'Enter', run: finish },
    { id: 'wrapUp.go', keys: wrapUpKey, run: () => card.current?.focus() },
    ...(onCancel ? [{ id: 'wrapUp.cancel', keys: 'Escape', run: onCancel }] : []),
  ]);

  return (
    <section ref={card} tabIndex={-1} className={styles.card} aria-label={t('wrapUp.title')}>
      <header className={styles.head}>
        <h2><Icon name="resolve" />{t(interaction.endedAt === null ? 'wrapUp.ending' : 'wrapUp.title', { name: address(interaction) })}</h2>
        {until ? <Countdown until={until} /> : null}
      </header>
      {loose?.shown}
      <div role="group" aria-label={t('wrapUp.disposition')} className={styles.grid}>
        {dispositions.map((code, i) => (
          <button key={code} type="button" aria-pressed={code === disposition} className={styles.choice} onClick={() => setDisposition(code)}>
            <Keys keys={String(i + 1)} />{t(`disposition.${code}`)}
          </button>
        ))}
      </div>
      <Choices label={t('wrapUp.departure')} value={chosen ?? heard} onChange={setChosen} choices={moods.map((one) => ({ value: one, label: t(`web:mood.${one}`), icon: one }))} />
      <Textarea label={t('wrapUp.note')} labelHidden rows={1} value={note} onChange={setNote} placeholder={t('wrapUp.note')} maxLength={2000} />
      {refusal ? <RefusalNote refusal={refusal} /> : null}
      <footer className={styles.foot}>
        <span className={styles.hint}>{t('wrapUp.hint')}</span>
        {onCancel ? <Button look="quiet" onClick={onCancel}>{t('wrapUp.back')}</Button> : null}
        <Button look="primary" icon="check" busy={busy} disabled={disposition === null} onClick={finish}>{t(`wrapUp.${loose ? 'promised.' : ''}${interaction.endedAt === null ? 'endAndFinish' : 'finish'}`)} <Keys keys="Enter" /></Button>
      </footer>
    </section>
  );
}

function Countdown({ until }: { until: string }) {
  const t = useWords('interactions');
  const left = Math.ceil(Date.parse(until) / 1000) - useSecond();
  if (left <= 0) return null;
  return <span className={styles.left} role="timer" aria-label={t('wrapUp.left')}><Icon name="clock" size={0.9375} />{formatWait(left)}</span>;
}
