import { useCallback, useRef, useState, type SubmitEvent } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { useDraft } from '#web/ui/portal/draft.ts';
import { Card, Note, PageButton } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { newKey, useSend } from '#web/ui/portal/load.ts';
import { LongField } from '#web/ui/portal/Words.tsx';
import { portalWords } from '#web/ui/portal/words.ts';
import { momentHere } from '#web/ui/portal/when.ts';
import type { Tracking } from '../contract.ts';
import { trackingWords } from './tracking-words.ts';
import styles from './public.module.css';

/** The contract's limit; its shapes stay out of a page for phones. */
const longestWords = 5000;

/** What we told and what the customer added, oldest first, and room to say more. */
export function TrackingUpdates({ path, page, sent }: { path: string; page: Tracking; sent: (page: Tracking) => void }) {
  const said = useSaid(trackingWords);
  const both = useSaid(portalWords);
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [draft, write, forget] = useDraft(path, () => ({ text: '', key: newKey() }));
  const [state, setState] = useState<'writing' | 'missing' | 'sent'>('writing');
  const done = useCallback((after: Tracking) => {
    forget();
    write({ text: '', key: newKey() });
    setState('sent');
    sent(after);
  }, [forget, write, sent]);
  const { sending, send } = useSend<Tracking>(`${path}/messages`, done);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (draft.text.trim() === '') {
      setState('missing');
      form.current?.querySelector('textarea')?.focus();
    } else send({ key: draft.key, text: draft.text });
  }
  return (
    <Card>
      <h2>{said.updates}</h2>
      {page.updates.length === 0 ? <p className={styles.dim}>{said.nothingYet}</p> : (
        <ol className={styles.updates}>
          {page.updates.map((update, i) => (
            <li key={i} className={cx(styles.update, update.from === 'you' && styles.yours)}>
              <p className={styles.who}>{said[update.from]} · <time dateTime={update.at}>{momentHere(update.at, language)}</time></p>
              <p className={styles.words} dir="auto">{update.text}</p>
            </li>
          ))}
        </ol>
      )}
      {page.mayAddWords ? (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          <LongField label={said.add} hint={said.addHint} value={draft.text} required untagged maxLength={longestWords} error={state === 'missing' && draft.text.trim() === '' ? said.addMissing : undefined}
            onChange={(text) => {
              write({ text });
              setState('writing');
            }} />
          {sending.kind === 'unsent' ? <Note tone="warn" alert><strong>{both.unsent.what}</strong> {both.unsent.right}</Note> : null}
          {sending.kind === 'refused' ? <Note tone="bad" alert><strong>{sending.refused.what[language]}</strong> {sending.refused.right[language]}</Note> : null}
          <p role="status" className={state === 'sent' ? styles.sent : 'unseen'}>{state === 'sent' ? said.sent : ''}</p>
          <PageButton type="submit" look="soft" busy={sending.kind === 'sending'}>{sending.kind === 'sending' ? said.sending : said.send}</PageButton>
        </form>
      ) : null}
    </Card>
  );
}
