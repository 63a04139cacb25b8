import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { levels } from '../design/QueuePeople.tsx';
import { useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';

/** One skill for all who are ticked, in one act. */
export function BulkLevels({ count, skills, onSet, onClear }: { count: number; skills: readonly string[]; onSet: (skill: string, level: number) => void; onClear: () => void }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  const [skill, setSkill] = useState<string | null>(null);
  const [level, setLevel] = useState('3');
  return (
    <div className={styles.bulk} role="region" aria-label={t('screen.skills.bulk')}>
      <strong>{t('screen.skills.chosen', { n: count, count })}</strong>
      <div className={styles.pick}><SelectField label={t('screen.skills.skill')} labelHidden placeholder={t('screen.skills.skill')} value={skill} onChange={setSkill} options={skills.map((one) => ({ value: one, label: skillWord(one) }))} /></div>
      <div className={styles.pick}><SelectField label={t('screen.queues.level')} labelHidden value={level} onChange={setLevel} options={[{ value: '0', label: t('screen.skills.takeAway') }, ...levels.map((one) => ({ value: String(one), label: t(`screen.skills.levels.${one}`) }))]} /></div>
      <Button look="primary" disabled={skill === null} onClick={() => skill !== null && onSet(skill, Number(level))}>{t('screen.skills.setAll')}</Button>
      <Button look="quiet" onClick={onClear}>{t('screen.skills.chooseNone')}</Button>
    </div>
  );
}
