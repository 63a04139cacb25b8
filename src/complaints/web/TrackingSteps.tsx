import { cx } from '#web/ui/class-names.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { momentHere } from '#web/ui/portal/when.ts';
import type { Tracking } from '../contract.ts';
import { trackingWords } from './tracking-words.ts';
import styles from './public.module.css';

/** The way of the complaint: done, under way, to come; each said in a word, too. */
export function TrackingSteps({ steps }: { steps: Tracking['steps'] }) {
  const said = useSaid(trackingWords);
  const language = useLanguage();
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.stage} className={cx(styles.step, styles[step.state])} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className={styles.mark}>{step.state === 'done' ? <Icon name="check" size={1} /> : null}</span>
          <span>
            {step.words[language]}<span className="unseen"> {said.state[step.state]}</span>
            {step.at === null ? null : <time className={styles.when} dateTime={step.at}>{momentHere(step.at, language)}</time>}
          </span>
        </li>
      ))}
    </ol>
  );
}
