import { useCallback, useId, useRef, useState, type SubmitEvent } from 'react';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useDraft } from '#web/ui/portal/draft.ts';
import { Card, Note, PageButton } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { useSend } from '#web/ui/portal/load.ts';
import { LongField } from '#web/ui/portal/Words.tsx';
import { portalWords } from '#web/ui/portal/words.ts';
import { dayHere } from '#web/ui/portal/when.ts';
import type { SurveyPage } from '../contract.ts';
import { isUnsatisfied } from '../core/answer.ts';
import type { FeltWait } from '../core/felt-wait.ts';
import { Faces } from './Faces.tsx';
import { FeltWaitField } from './FeltWaitField.tsx';
import { pageWords } from './page-words.ts';
import styles from './survey.module.css';

interface Draft {
  score: number | null;
  solved: boolean | null;
  felt: FeltWait | null;
  words: string;
}
/** The contract's limit; its shapes stay out of a page for phones. */
const longestAnswer = 2000;

export function SurveyForm({ path, page, sent }: { path: string; page: SurveyPage; sent: (page: SurveyPage) => void }) {
  const said = useSaid(pageWords);
  const both = useSaid(portalWords);
  const language = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const solvedName = useId();
  const [draft, write, forget] = useDraft<Draft>(path, () => ({ score: page.answer?.score ?? null, solved: page.answer?.solved ?? null, felt: page.answer?.felt ?? null, words: page.answer?.words ?? '' }));
  const [isMissing, setMissing] = useState(false);
  const done = useCallback((after: SurveyPage) => {
    forget();
    sent(after);
  }, [forget, sent]);
  const { sending, send } = useSend<SurveyPage>(path, done);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setMissing(draft.score === null);
    if (draft.score === null) form.current?.querySelector('input')?.focus();
    else send(draft);
  }
  const at = dayHere(page.at, language);
  return (
    <Card>
      <div>
        <h1>{said.title}</h1>
        <p className={styles.lead}>{said.about[page.about](at)}{page.staffName === null ? '' : said.servedBy(page.staffName)}</p>
        <p className={styles.number}>{said.number(page.number)}</p>
      </div>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <Faces value={draft.score} onChange={(score) => write({ score })} error={isMissing && draft.score === null ? said.scoreMissing : undefined} />
        <fieldset className={styles.group}>
          <legend>{said.solved}</legend>
          <div className={styles.choices}>
            {([true, false] as const).map((solved) => (
              <label key={String(solved)} className={styles.choice}>
                <input type="radio" name={solvedName} checked={draft.solved === solved} onChange={() => write({ solved })} />
                <Icon name="check" />{solved ? said.yes : said.no}
              </label>
            ))}
          </div>
        </fieldset>
        {page.wait === null ? null : <FeltWaitField wait={page.wait} isOfMatter={page.about === 'matter'} value={draft.felt} onChange={(felt) => write({ felt })} />}
        <LongField label={said.words} hint={said.wordsHint} value={draft.words} onChange={(words) => write({ words })} maxLength={longestAnswer} />
        {isUnsatisfied(draft) ? <Note tone="info">{said.weListen}</Note> : null}
        {sending.kind === 'unsent' ? <Note tone="warn" alert><strong>{both.unsent.what}</strong> {both.unsent.right}</Note> : null}
        {sending.kind === 'refused' ? <Note tone="bad" alert><strong>{sending.refused.what[language]}</strong> {sending.refused.right[language]}</Note> : null}
        <PageButton type="submit" busy={sending.kind === 'sending'}>{sending.kind === 'sending' ? said.sending : said.send}</PageButton>
      </form>
    </Card>
  );
}
