import { Icon } from '#web/ui/parts/icons.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Finding } from '../../core/design/design-check.ts';
import styles from './design.module.css';
import { useSkillWord } from '../people/skill-words.ts';

/** What does not fit together, in sentences; they change with every key. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  const words = ({ params }: Finding) => ({ ...params, ...('skill' in params ? { skill: skillWord(String(params['skill'])) } : {}) });
  return (
    <div role="status">
      <ul className={styles.findings}>
        {findings.length === 0 ? <li className={styles.fine}><Icon name="check" />{t('screen.design.fine')}</li> : findings.map((finding, i) => (
          <li key={i} className={finding.is === 'fault' ? styles.fault : styles.hint}><Icon name={finding.is === 'fault' ? 'warn' : 'info'} /><span>{t(`screen.design.finding.${finding.code}`, words(finding))}</span></li>
        ))}
      </ul>
    </div>
  );
}
