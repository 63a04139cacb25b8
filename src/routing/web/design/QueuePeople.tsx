import { useQuery } from '@tanstack/react-query';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { LoadingState, RefusalNote } from '#web/ui/parts/States.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Checkbox } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { Queue } from '../../contract.ts';
import { queueMembers, teamService } from './api.ts';
import styles from './queues.module.css';

type Needs = Queue['requiredSkills'];
export const levels = ['1', '2', '3', '4', '5'] as const;

export function SkillNeeds({ needs, onChange, error }: { needs: Needs; onChange: (needs: Needs) => void; error: string | undefined }) {
  const t = useWords('routing');
  const team = useQuery({ queryKey: ['skills'], queryFn: teamService });
  const known = [...new Set((team.data?.items ?? []).flatMap((person) => person.skills.map((one) => one.skill)))].toSorted();
  const replace = (at: number, next: Partial<Needs[number]>): void => onChange(needs.map((need, i) => (i === at ? { ...need, ...next } : need)));
  return (
    <div className={styles.block}>
      <h3>{t('screen.queues.skills')}</h3>
      <p className={styles.dim}>{t('screen.queues.skillsHint')}</p>
      {needs.map((need, i) => (
        <div key={i} className={styles.need}>
          <TextField label={t('screen.queues.skill')} list="known-skills" autoComplete="off" value={need.skill} onChange={(skill) => replace(i, { skill })} error={error && need.skill.trim() === '' ? error : undefined} />
          <SelectField label={t('screen.queues.level')} value={String(need.minLevel)} onChange={(level) => replace(i, { minLevel: Number(level) })} options={levels.map((level) => ({ value: level, label: t(`screen.skills.levels.${level}`) }))} />
          <IconButton icon="close" label={t('screen.queues.removeSkill', { skill: need.skill })} onClick={() => onChange(needs.filter((_need, at) => at !== i))} />
        </div>
      ))}
      <datalist id="known-skills">{known.map((skill) => <option key={skill} value={skill} />)}</datalist>
      <div><Button size="small" icon="plus" onClick={() => onChange([...needs, { skill: '', minLevel: 1 }])}>{t('screen.queues.addSkill')}</Button></div>
    </div>
  );
}

/** Ticks for everybody; nothing is sent until the queue is saved. `chosen` is null as long as it is as it was. */
export function MembersField({ queueId, chosen, onChange }: { queueId: string; chosen: readonly string[] | null; onChange: (staffIds: readonly string[] | null) => void }) {
  const t = useWords('routing');
  const members = useQuery({ queryKey: ['queues', queueId, 'members'], queryFn: () => queueMembers(queueId), staleTime: 0 });
  const items = members.data?.items ?? [];
  const serving = items.filter((one) => one.serves).map((one) => one.staffId);
  const now = new Set(chosen ?? serving);
  const tick = (staffId: string, on: boolean): void => {
    const next = items.map((each) => each.staffId).filter((id) => (id === staffId ? on : now.has(id)));
    onChange(next.join() === serving.join() ? null : next);
  };
  return (
    <div className={styles.block}>
      <h3 id="members">{t('screen.queues.members')}</h3>
      <p className={styles.dim}>{t('screen.queues.membersHint')}</p>
      {members.isPending ? <LoadingState rows={3} /> : members.isError ? <RefusalNote refusal={members.error} /> : items.length === 0 ? <p>{t('screen.queues.membersNone')}</p> : (
        <div className={styles.members} role="group" aria-labelledby="members" tabIndex={0}>
          {items.map((one) => (
            <Checkbox key={one.staffId} label={one.name} hint={[one.team, one.servesAll ? t('screen.queues.everyQueue') : ''].filter(Boolean).join(' · ') || undefined} checked={now.has(one.staffId)} onChange={(on) => tick(one.staffId, on)} />
          ))}
        </div>
      )}
    </div>
  );
}
