import { useState } from 'react';
import { Button } from '#web/ui/Button.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { Row, Stack } from '#web/ui/Layout.tsx';
import { RefusalNote } from '#web/ui/States.tsx';
import { Textarea } from '#web/ui/TextField.tsx';
import { toast } from '#web/ui/toast.ts';
import { useWords } from '#web/ui/words.ts';
import { outcomes, type Outcome } from '../core/stage.ts';
import { post } from './api.ts';
import type { AskProps } from './AskForms.tsx';
import styles from './complaint.module.css';

/** How it ended, said honestly: each ending says what it means and what it still asks for. */
export function CloseForm({ complaint, onDone }: AskProps) {
  const t = useWords('complaints');
  const ways = complaint.ways.filter((way) => way.to === 'closed');
  const [outcome, setOutcome] = useState<Outcome | null>(ways.find((way) => way.isOpen)?.outcome ?? null);
  const [words, setWords] = useState(complaint.closingWords);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  // The closing words are written here: they are no reason to be turned away.
  const missingFor = (one: Outcome) => (ways.find((way) => way.outcome === one)?.missing ?? []).filter((need) => need !== 'closing_words');
  const needsWords = outcome === 'lost';
  const isReady = outcome !== null && missingFor(outcome).length === 0 && (!needsWords || words.trim() !== '');
  const send = (): void => {
    setBusy(true);
    setRefusal(null);
    post(complaint.case.id, 'stage', { to: 'closed', outcome, closingWords: words.trim() }).then(() => {
      toast(t('screen.closed'));
      onDone();
    }, setRefusal).finally(() => setBusy(false));
  };
  if (ways.length === 0) return <p>{t('screen.notYet')}</p>;
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (isReady) send(); }}>
      <Stack>
        <fieldset className={styles.endings}>
          <legend>{t('screen.howEnded')}</legend>
          {outcomes.map((one) => {
            const missing = missingFor(one);
            return (
              <label key={one} className={styles.ending}>
                <input type="radio" name="outcome" checked={outcome === one} disabled={missing.length > 0} onChange={() => setOutcome(one)} />
                <span>
                  <strong>{t(`outcome.${one}`)}</strong>
                  <span className={styles.dim}>{t(`screen.ending.${one}`)}</span>
                  {missing.length > 0 ? <span className={styles.bad}><Icon name="warn" size={0.875} />{t('screen.missing')} {missing.map((need) => t(`need.${need}`)).join(t('screen.comma'))}</span> : null}
                </span>
              </label>
            );
          })}
        </fieldset>
        <Textarea label={t('screen.closingWords')} hint={t('screen.closingHint')} required={needsWords} value={words} onChange={setWords} maxLength={1000} />
        {refusal ? <RefusalNote refusal={refusal} /> : null}
        <Row end><Button onClick={onDone}>{t('web:cancel')}</Button><Button type="submit" look="primary" icon="resolve" busy={busy} disabled={!isReady}>{t('screen.closeDo')}</Button></Row>
      </Stack>
    </form>
  );
}
