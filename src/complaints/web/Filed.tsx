import { useEffect, useRef, useState } from 'react';
import { Message, PageButton } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { momentHere } from '#web/ui/portal/when.ts';
import type { FiledComplaint } from '../contract.ts';
import { formWords } from './form-words.ts';
import styles from './public.module.css';

/** It is in good hands: the number to name, the promises, and the link, which is shown this once. */
export function Filed({ filed }: { filed: FiledComplaint }) {
  const said = useSaid(formWords);
  const language = useLanguage();
  const top = useRef<HTMLDivElement>(null);
  const [isCopied, setCopied] = useState(false);
  const at = (instant: string) => momentHere(instant, language);
  useEffect(() => {
    window.scrollTo(0, 0);
    top.current?.focus();
  }, []);
  return (
    <div ref={top} tabIndex={-1}>
      <Message icon="check" tone="good" title={said.filed}
        action={<div className={styles.acts}>
          {/* On plain http browsers have no clipboard: the link can still be selected. */}
          {'clipboard' in navigator ? <PageButton look="soft" onClick={() => void navigator.clipboard.writeText(filed.link).then(() => setCopied(true), () => setCopied(false))}>{isCopied ? said.copied : said.copy}</PageButton> : null}
          <a className={styles.main} href={filed.link}>{said.open}</a>
        </div>}>
        <p className={styles.number}>{said.number(filed.number)}</p>
        <p>{filed.firstAnswerBy === null ? '' : said.firstBy(at(filed.firstAnswerBy))}{language === 'en' ? ' ' : ''}{filed.solveBy === null ? '' : said.solveBy(at(filed.solveBy))}</p>
        <p>{said.keep}</p>
        <p className={styles.link}>{filed.link}</p>
      </Message>
      <p className="unseen" role="status">{isCopied ? said.copied : ''}</p>
    </div>
  );
}
