import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { announce } from '#web/ui/announce.ts';
import { Button } from '#web/ui/Button.tsx';
import { Page, PageHeader, Row, Section, Stack } from '#web/ui/Layout.tsx';
import { Modal } from '#web/ui/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/States.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { toast, toastRefusal } from '#web/ui/toast.ts';
import { useTypedSearch } from '#web/ui/use-typed-search.ts';
import { useLanguage, useWords } from '#web/ui/words.ts';
import { nameIn } from '../core/queue-name.ts';
import type { TeamService } from '../contract.ts';
import { queuesOptions } from './api.ts';
import { PersonService } from './PersonService.tsx';
import { addSkill, archiveSkill, changeService, teamService, type Person } from './queues-api.ts';
import { SkillsMatrix } from './SkillsMatrix.tsx';
import { languageSkills, useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';

const Search = z.object({ q: z.string().catch(''), person: z.string().max(40).optional().catch(undefined) });
const key = ['skills'] as const;

/** People × skills: one look tells what the house can do, one choice changes it. */
export function SkillsPage() {
  const t = useWords('routing');
  const language = useLanguage();
  const skillWord = useSkillWord();
  const cache = useQueryClient();
  const [search, setSearch] = useSearchState(Search);
  const [sought, seek] = useTypedSearch(search.q, (q) => setSearch({ q: q || null }));
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string>();
  const team = useQuery({ queryKey: key, queryFn: teamService });
  const queues = useQuery(queuesOptions());
  const people = team.data?.items ?? [];
  const live = (queues.data?.items ?? []).filter((queue) => queue.archivedAt === null);
  const needs = new Map(Object.entries(Object.groupBy(live.flatMap((queue) => queue.requiredSkills.map((need) => ({ skill: need.skill, queue: nameIn(queue, language) }))), (one) => one.skill)).map(([skill, some]) => [skill, (some ?? []).map((one) => one.queue)]));
  const skills = (team.data?.skills ?? []).toSorted((a, b) => a.localeCompare(b, 'zh'));
  const wanted = sought.trim().toLowerCase();
  const shown = people.filter((person) => `${person.name} ${person.team}`.toLowerCase().includes(wanted));
  const opened = people.find((person) => person.staffId === search.person);

  function put(changed: Pick<Person, 'staffId'> & Partial<Person>): void {
    cache.setQueryData<TeamService>(key, (before) => before && { ...before, items: before.items.map((person) => (person.staffId === changed.staffId ? { ...person, ...changed } : person)) });
  }
  const listed = ({ items }: { items: string[] }) => {
    cache.setQueryData<TeamService>(key, (before) => before && { ...before, skills: items });
    void team.refetch();
  };
  const add = useMutation({
    mutationFn: addSkill,
    onSuccess: (after, skill) => {
      listed(after);
      setAdding(false);
      toast(t('screen.skills.added', { skill: skillWord(skill) }));
    },
    onError: toastRefusal,
  });
  const archive = useMutation({
    mutationFn: archiveSkill,
    onSuccess: (after, skill) => {
      listed(after);
      setLeaving(undefined);
      toast(t('screen.skills.archived', { skill: skillWord(skill) }));
    },
    onError: (refusal) => {
      setLeaving(undefined);
      toastRefusal(refusal);
    },
  });
  const setLevel = useMutation({
    mutationFn: ({ person, skill, level }: { person: Person; skill: string; level: number }) => changeService(person.staffId, { skills: withLevel(person, skill, level) }),
    onMutate: ({ person, skill, level }) => put({ staffId: person.staffId, skills: withLevel(person, skill, level) }),
    onSuccess: (after, { person, skill, level }) => {
      put(after);
      announce(t('screen.skills.savedCell', { name: person.name, skill, level: level === 0 ? t('screen.skills.levelNone') : level }));
    },
    onError: (refusal, { person }) => {
      put(person);
      toastRefusal(refusal);
    },
  });

  return (
    <Page>
      <PageHeader title={t('screen.skills.title')} sub={t('screen.skills.sub')} actions={<Button look="primary" icon="plus" onClick={() => setAdding(true)}>{t('screen.skills.add')}</Button>} />
      <Section>
        {team.isPending ? <LoadingState rows={6} /> : team.isError ? <RefusedState refusal={team.error} retry={() => void team.refetch()} />
          : people.length === 0 ? <EmptyState icon="people" title={t('screen.skills.nobody')}>{t('screen.skills.nobodyHint')}</EmptyState> : (
            <>
              <div className={styles.tools}>
                <div className={styles.find}><TextField label={t('screen.skills.find')} labelHidden type="search" icon="search" placeholder={t('screen.skills.find')} value={sought} onChange={seek} /></div>
              </div>
              {skills.length === 0 ? <EmptyState icon="star" title={t('screen.skills.emptyTitle')} action={<Button look="soft" icon="plus" onClick={() => setAdding(true)}>{t('screen.skills.add')}</Button>}>{t('screen.skills.emptyHint')}</EmptyState> : null}
              <SkillsMatrix people={shown} skills={skills} needs={needs} onLevel={(person, skill, level) => setLevel.mutate({ person, skill, level })} onOpen={(person) => setSearch({ person: person.staffId })} onArchive={setLeaving} />
            </>
          )}
      </Section>
      <Modal title={t('screen.skills.add')} open={adding} onClose={() => setAdding(false)} size="small">
        <AddSkill known={skills} busy={add.isPending} onAdd={(skill) => add.mutate(skill)} />
      </Modal>
      <Modal title={leaving === undefined ? '' : t('screen.skills.archive', { skill: skillWord(leaving) })} open={leaving !== undefined} onClose={() => setLeaving(undefined)} size="small">
        <Stack>
          <p>{t('screen.skills.archiveWhat')}</p>
          <Row end><Button onClick={() => setLeaving(undefined)}>{t('web:cancel')}</Button><Button look="danger" busy={archive.isPending} onClick={() => leaving !== undefined && archive.mutate(leaving)}>{t('screen.skills.archiveDo')}</Button></Row>
        </Stack>
      </Modal>
      <Modal title={opened ? t('screen.skills.edit', { name: opened.name }) : ''} open={opened !== undefined} onClose={() => setSearch({ person: null })}>
        {opened ? <PersonService key={opened.staffId} person={opened} queues={live} onSaved={(after) => { put(after); setSearch({ person: null }); }} onCancel={() => setSearch({ person: null })} /> : null}
      </Modal>
    </Page>
  );
}

/** The person's skills with this one at the level; level 0 takes it away. */
export function withLevel(person: Person, skill: string, level: number): Person['skills'] {
  const others = person.skills.filter((one) => one.skill !== skill);
  return level === 0 ? others : [...others, { skill, level }];
}

function AddSkill({ known, busy, onAdd }: { known: readonly string[]; busy: boolean; onAdd: (skill: string) => void }) {
  const t = useWords('routing');
  const skillWord = useSkillWord();
  const languages = languageSkills.filter((one) => !known.includes(one));
  const [name, setName] = useState('');
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (name.trim()) onAdd(name.trim());
    }}>
      <Stack>
        <TextField label={t('screen.skills.addName')} hint={t('screen.skills.addHint')} maxLength={40} autoComplete="off" required value={name} onChange={setName} />
        {languages.length === 0 ? null : <Row>{t('screen.skills.addLanguage')} {languages.map((one) => <Button key={one} size="small" look="soft" icon="plus" onClick={() => onAdd(one)}>{skillWord(one)}</Button>)}</Row>}
        <Row end><Button type="submit" look="primary" busy={busy} disabled={name.trim() === ''}>{t('screen.skills.addDo')}</Button></Row>
      </Stack>
    </form>
  );
}
