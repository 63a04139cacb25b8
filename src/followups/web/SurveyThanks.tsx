import { useEffect, useRef } from 'react';
import { Message, PageButton } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { timeHere } from '#web/ui/portal/when.ts';
import type { SurveyPage } from '../contract.ts';
import { isUnsatisfied, type Score } from '../core/answer.ts';
import { pageWords } from './page-words.ts';
import styles from './survey.module.css';

export function SurveyThanks({ page, answer, change }: { page: SurveyPage; answer: NonNullable<SurveyPage['answer']>; change: () => void }) {
  const said = useSaid(pageWords);
  const language = useLanguage();
  const top = useRef<HTMLDivElement>(null);
  // The form is gone: whoever listens or navigates by keys is brought to what stands in its place.
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.focus();
  }, []);
  const solved = answer.solved === null ? '' : ` · ${answer.solved ? said.yes : said.no}`;
  return (
    <div ref={top} tabIndex={-1}>
      <Message icon={isUnsatisfied(answer) ? 'phone' : 'heart'} tone="good" title={said.thanks}
        action={page.openUntil === null ? undefined : <PageButton look="soft" onClick={change}>{said.change}</PageButton>}>
        <p>{isUnsatisfied(answer) ? said.thanksBad : said.thanksGood}</p>
        <section className={styles.said}>
          <h2>{said.youSaid}</h2>
          <p>{said.scores[answer.score as Score]}{solved}</p>
          {answer.felt === null ? null : <p>{said.feltSaid(said.feltChoice[answer.felt])}</p>}
          {answer.words === '' ? null : <p className={styles.quote}>{answer.words}</p>}
        </section>
        {page.openUntil === null ? null : <p>{said.changeUntil(timeHere(page.openUntil, language))}</p>}
      </Message>
    </div>
  );
}
