import { useId } from 'react';
import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { dayHere } from '#web/ui/portal/when.ts';
import type { SurveyPage } from '../contract.ts';
import { feltWaits, type FeltWait } from '../core/felt-wait.ts';
import { pageWords } from './page-words.ts';
import styles from './survey.module.css';

/** How long the wait felt: never how long it was, which would answer for them. May be left out. */
export function FeltWaitField({ wait, isOfMatter, value, onChange }: { wait: NonNullable<SurveyPage['wait']>; isOfMatter: boolean; value: FeltWait | null; onChange: (felt: FeltWait) => void }) {
  const said = useSaid(pageWords);
  const language = useLanguage();
  const id = useId();
  return (
    <fieldset className={cx(styles.group, styles.withHint)} aria-describedby={`${id}-hint`}>
      <legend>{said.felt[wait.kind]}</legend>
      <p id={`${id}-hint`} className={styles.hint}>{isOfMatter ? `${said.feltOn(dayHere(wait.at, language))} ` : ''}{said.feltHint}</p>
      <div className={styles.feltChoices}>
        {feltWaits.map((felt) => (
          <label key={felt} className={styles.choice}>
            <input type="radio" name={id} value={felt} checked={value === felt} onChange={() => onChange(felt)} />
            <Icon name="check" />{said.feltChoice[felt]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
