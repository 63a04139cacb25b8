import { memo } from 'react';
import { Button, IconButton } from '#web/ui/Button.tsx';
import { Icon } from '#web/ui/icons.tsx';
import { useWords } from '#web/ui/words.ts';
import type { Person } from './queues-api.ts';
import { useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';

interface SkillsMatrixProps {
  people: readonly Person[];
  skills: readonly string[];
  /** Skill → names of the queues that ask for it. */
  needs: ReadonlyMap<string, readonly string[]>;
  onLevel: (person: Person, skill: string, level: number) => void;
  onOpen: (person: Person) => void;
  onArchive: (skill: string) => void;
}

/** Each cell is the browser's own choice: a digit or the arrows set it, readers say person and skill. The names stay in sight. */
export function SkillsMatrix({ people, skills, needs, onLevel, onOpen, onArchive }: SkillsMatrixProps) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  return (
    <div className={styles.scroll} role="region" aria-label={t('screen.skills.matrix')} tabIndex={0}>
      <table className={styles.matrix}>
        <caption className="unseen">{t('screen.skills.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screen.skills.person')}</th>
            {skills.map((skill) => (
              <th key={skill} scope="col">
                <span className={styles.head}>
                  {needs.has(skill) ? <span className={styles.needed} title={t('screen.skills.needBy', { queues: needs.get(skill)?.join('、') })}><Icon name="flag" size={0.75} />{t('screen.skills.needed')}</span> : null}
                  <span className={styles.skill}>{skillWord(skill)}<IconButton icon="close" size="small" label={t('screen.skills.archive', { skill: skillWord(skill) })} onClick={() => onArchive(skill)} /></span>
                  <span className={styles.dim}>{t('screen.skills.people', counted(people.filter((person) => person.skills.some((one) => one.skill === skill)).length))}</span>
                </span>
              </th>
            ))}
            <th scope="col">{t('screen.skills.queues')}</th>
            <th scope="col">{t('screen.skills.capacity')}</th>
            <th scope="col"><span className="unseen">{t('screen.skills.editShort')}</span></th>
          </tr>
        </thead>
        <tbody>{people.map((person) => <PersonRow key={person.staffId} person={person} skills={skills} onLevel={onLevel} onOpen={onOpen} />)}</tbody>
      </table>
    </div>
  );
}

/** English has a singular. */
const counted = (n: number) => ({ n, count: n });

const PersonRow = memo(function PersonRow({ person, skills, onLevel, onOpen }: Pick<SkillsMatrixProps, 'skills' | 'onLevel' | 'onOpen'> & { person: Person }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  return (
    <tr>
      <th scope="row">{person.name}{person.team ? <span className={styles.team}>{person.team}</span> : null}</th>
      {skills.map((skill) => {
        const level = person.skills.find((one) => one.skill === skill)?.level ?? 0;
        return (
          <td key={skill}>
            <select className={styles.cell} data-level={level} value={level} aria-label={t('screen.skills.level', { name: person.name, skill: skillWord(skill) })} onChange={(event) => onLevel(person, skill, Number(event.target.value))}>
              <option value={0}>{t('screen.skills.none')}</option>
              {(['1', '2', '3', '4', '5'] as const).map((one) => <option key={one} value={one}>{t(`screen.skills.levels.${one}`)}</option>)}
            </select>
          </td>
        );
      })}
      <td>{person.servesAll ? t('screen.skills.all') : t('screen.skills.some', counted(person.queueIds.length))}</td>
      <td className={styles.figures}>{person.chatCapacity}</td>
      <td><Button size="small" look="quiet" icon="edit" aria-label={t('screen.skills.edit', { name: person.name })} onClick={() => onOpen(person)}>{t('screen.skills.editShort')}</Button></td>
    </tr>
  );
});
