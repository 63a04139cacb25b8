import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Choice } from '../../core/people/skill-table.ts';
import { levels } from '../design/QueuePeople.tsx';
import { useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';

/** By team, and by what somebody can or can not. */
export function SkillFilters({ teams, skills, choice, onChange }: { teams: readonly string[]; skills: readonly string[]; choice: Pick<Choice, 'team' | 'skill' | 'level'>; onChange: (change: { team?: string | null; skill?: string | null; level?: string | null }) => void }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  return (
    <>
      {teams.length < 2 ? null : <div className={styles.pick}><SelectField label={t('screen.skills.team')} value={choice.team} onChange={(team) => onChange({ team: team || null })} options={[{ value: '', label: t('screen.skills.everyTeam') }, ...teams.map((team) => ({ value: team, label: team }))]} /></div>}
      {skills.length === 0 ? null : <div className={styles.pick}><SelectField label={t('screen.skills.who')} value={choice.skill} onChange={(skill) => onChange({ skill: skill || null })} options={[{ value: '', label: t('screen.skills.everybody') }, ...skills.map((skill) => ({ value: skill, label: skillWord(skill) }))]} /></div>}
      {choice.skill === '' ? null : <div className={styles.pick}><SelectField label={t('screen.skills.atLeast')} value={String(choice.level)} onChange={(level) => onChange({ level })} options={[{ value: '0', label: t('screen.skills.cannot') }, ...levels.map((level) => ({ value: String(level), label: t(`screen.skills.levels.${level}`) }))]} /></div>}
    </>
  );
}
