import { memo } from 'react';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { coverageOf } from '../../core/people/skill-table.ts';
import type { Person } from '../design/api.ts';
import { useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';
import { WideTable } from './WideTable.tsx';

interface SkillsMatrixProps {
  people: readonly Person[];
  /** Whom coverage is counted over, whoever is shown. */
  everybody: readonly Person[];
  ticked: ReadonlySet<string>;
  onTick: (staffId: string, on: boolean) => void;
  onTickAll: (on: boolean) => void;
  skills: readonly string[];
  /** Skill → names of the queues that ask for it, and the highest level any of them asks for. */
  needs: ReadonlyMap<string, { readonly queues: readonly string[]; readonly level: number }>;
  onLevel: (person: Person, skill: string, level: number) => void;
  onOpen: (person: Person) => void;
  onArchive: (skill: string) => void;
}

/** Each cell is the browser's own choice: a digit or the arrows set it, readers say person and skill. The names stay in sight. */
export function SkillsMatrix({ people, everybody, ticked, onTick, onTickAll, skills, needs, onLevel, onOpen, onArchive }: SkillsMatrixProps) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  return (
    <WideTable label={t('screen.skills.matrix')}>
      <table className={styles.matrix}>
        <caption className="unseen">{t('screen.skills.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col"><label className={styles.tickAll}><input type="checkbox" checked={people.length > 0 && people.every((person) => ticked.has(person.staffId))} onChange={(event) => onTickAll(event.target.checked)} />{t('screen.skills.person')}</label></th>
            {skills.map((skill) => (
              <th key={skill} scope="col">
                <span className={styles.head}>
                  <Need need={needs.get(skill)} />
                  <span className={styles.skill}>{skillWord(skill)}<IconButton icon="close" size="small" label={t('screen.skills.archive', { skill: skillWord(skill) })} onClick={() => onArchive(skill)} /></span>
                  <Coverage people={everybody} skill={skill} need={needs.get(skill)} />
                </span>
              </th>
            ))}
            <th scope="col">{t('screen.skills.queues')}</th>
            <th scope="col">{t('screen.skills.capacity')}</th>
            <th scope="col"><span className="unseen">{t('screen.skills.editShort')}</span></th>
          </tr>
        </thead>
        <tbody>{people.map((person) => <PersonRow key={person.staffId} person={person} isTicked={ticked.has(person.staffId)} onTick={onTick} skills={skills} onLevel={onLevel} onOpen={onOpen} />)}</tbody>
      </table>
    </WideTable>
  );
}

/** English has a singular. */
const counted = (n: number) => ({ n, count: n });

type Need = { readonly queues: readonly string[]; readonly level: number } | undefined;

function Need({ need }: { need: Need }) {
  const t = useWords('routing');
  return need === undefined ? null : <span className={styles.needed} title={t('screen.skills.needBy', { queues: need.queues.join('、') })}><Icon name="flag" size={0.75} />{t('screen.skills.neededLevel', { level: need.level })}</span>;
}

/** How many can, and how many as far as the queues ask; one or none is a warning. */
function Coverage({ people, skill, need }: { people: readonly Person[]; skill: string; need: Need }) {
  const t = useWords('routing');
  const { have, reach } = coverageOf(people, skill, need?.level ?? 1);
  if (need === undefined) return <span className={styles.dim}>{t('screen.skills.people', counted(have))}</span>;
  return <span className={reach < 2 ? styles.thin : styles.dim}>{reach < 2 ? <Icon name="warn" size={0.875} /> : null}{t('screen.skills.reach', { reach, have })}</span>;
}

const PersonRow = memo(function PersonRow({ person, isTicked, onTick, skills, onLevel, onOpen }: Pick<SkillsMatrixProps, 'skills' | 'onLevel' | 'onOpen' | 'onTick'> & { person: Person; isTicked: boolean }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  return (
    <tr>
      <th scope="row"><span className={styles.who}><input type="checkbox" aria-label={t('screen.skills.tick', { name: person.name })} checked={isTicked} onChange={(event) => onTick(person.staffId, event.target.checked)} /><span>{person.name}{person.team ? <span className={styles.team}>{person.team}</span> : null}</span></span></th>
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
