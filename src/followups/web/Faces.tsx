import { useId } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { useSaid } from '#web/ui/portal/language.ts';
import { scores, type Score } from '../core/answer.ts';
import { pageWords } from './page-words.ts';
import styles from './survey.module.css';

/** From a deep frown to a wide smile: each is also said in words, and only the chosen one is coloured. */
const mouths: Readonly<Record<Score, string>> = {
  1: 'M10.5 23.5c1.2-2.6 3.2-3.9 5.5-3.9s4.3 1.3 5.5 3.9', 2: 'M11 22.6c1.3-1.5 3-2.2 5-2.2s3.7.7 5 2.2', 3: 'M11 21.5h10',
  4: 'M11 20c1.3 1.6 3 2.4 5 2.4s3.7-.8 5-2.4', 5: 'M9.8 18.8c1 3.4 3.3 5.2 6.2 5.2s5.2-1.8 6.2-5.2Z',
};
const brows: Partial<Record<Score, string>> = { 1: 'M9.3 10.6l3.4 1.8M22.7 10.6l-3.4 1.8' };

export function Faces({ value, onChange, error }: { value: number | null; onChange: (score: Score) => void; error: string | undefined }) {
  const said = useSaid(pageWords);
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{said.score}</legend>
      <div className={styles.faces}>
        {scores.map((score) => (
          <label key={score} className={cx(styles.face, styles[`score${score}`])}>
            <input type="radio" name={id} value={score} checked={value === score} required onChange={() => onChange(score)} />
            <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
              <circle cx="16" cy="16" r="13" />
              <path d={`${mouths[score]}M11.5 14v.2M20.5 14v.2${brows[score] ?? ''}`} />
            </svg>
            <span>{said.scores[score]}</span>
          </label>
        ))}
      </div>
      {error === undefined ? null : <p id={`${id}-error`} className={styles.error} role="alert">{error}</p>}
    </fieldset>
  );
}
