import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod';
import { announce } from '#web/ui/announce.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useSearchState } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { actWithUndo, toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useTypedSearch } from '#web/ui/server/use-typed-search.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import type { TeamService } from '../../contract.ts';
import { chosenPeople, levelOf } from '../../core/people/skill-table.ts';
import { queuesOptions } from '../api.ts';
import { BulkLevels } from './BulkLevels.tsx';
import { PersonService } from './PersonService.tsx';
import { addSkill, archiveSkill, changeService, setSkillLevels, teamService, type Person } from '../design/api.ts';
import { SkillFilters } from './SkillFilters.tsx';
import { SkillsMatrix } from './SkillsMatrix.tsx';
import { languageSkills, useSkillWord } from './skill-words.ts';
import styles from './skills.module.css';

const Search = z.object({ q: z.string().catch(''), team: z.string().max(200).catch(''), skill: z.string().max(40).catch(''), level: z.coerce.number().int().min(0).max(5).catch(1), person: z.string().max(40).optional().catch(undefined) });
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
  const needs = new Map([...Map.groupBy(live.flatMap((queue) => queue.requiredSkills.map((need) => ({ skill: need.skill, level: need.minLevel, queue: nameIn(queue, language) }))), (one) => one.skill)].map(([skill, some]) => [skill, { queues: some.map((one) => one.queue), level: Math.max(...some.map((one) => one.level)) }]));
  const skills = (team.data?.skills ?? []).toSorted((a, b) => Number(needs.has(b)) - Number(needs.has(a)) || a.localeCompare(b, 'zh'));
  const shown = chosenPeople(people, { words: sought, team: search.team, skill: search.skill, level: search.level });
  const teams = [...new Set(people.map((person) => person.team).filter((one) => one !== ''))].toSorted((a, b) => a.localeCompare(b, 'zh'));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = shown.filter((person) => ticked.has(person.staffId));
  const opened = people.find((person) => person.staffId === search.person);

  function put(changed: Pick<Person, 'staffId'> & Partial<Person>): void {
    cache.setQueryData<TeamService>(key, (before) => before && { ...before, items: before.items.map((person) => (person.staffId === changed.staffId ? { ...person, ...changed } : person)) });
  }
  /** For all of them in one act; the way back gives each the level they had. */
  function setForAll(skill: string, level: number): void {
    const before = chosen.map((person) => ({ staffId: person.staffId, level: levelOf(person, skill) }));
    const set = async (asked: readonly { staffId: string; level: number }[]): Promise<void> => (await setSkillLevels(skill, asked)).items.forEach(put);
    void actWithUndo({ text: t('screen.skills.setForAll', { n: before.length, count: before.length, skill: skillWord(skill), level: level === 0 ? t('screen.skills.levelNone') : level }), run: () => set(before.map((one) => ({ ...one, level }))), back: () => set(before) });
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

  // The same functions as long as the page stands: two hundred rows are not drawn again for one cell.
  const { mutate } = setLevel;
  const change = useCallback((person: Person, skill: string, level: number) => mutate({ person, skill, level }), [mutate]);
  const openPerson = useRef(setSearch);
  useEffect(() => void (openPerson.current = setSearch), [setSearch]);
  const open = useCallback((person: Person) => openPerson.current({ person: person.staffId }), []);
  const tick = useCallback((staffId: string, on: boolean) => setTicked((before) => {
    const after = new Set(before);
    if (on) after.add(staffId);
    else after.delete(staffId);
    return after;
  }), []);

  return (
    <Page>
      <PageHeader title={t('screen.skills.title')} sub={t('screen.skills.sub')} actions={<Button look="primary" icon="plus" onClick={() => setAdding(true)}>{t('screen.skills.add')}</Button>} />
      <Section>
        {team.isPending ? <LoadingState rows={6} /> : team.isError ? <RefusedState refusal={team.error} retry={() => void team.refetch()} />
          : people.length === 0 ? <EmptyState icon="people" title={t('screen.skills.nobody')}>{t('screen.skills.nobodyHint')}</EmptyState> : (
            <>
              <div className={styles.tools}>
                <div className={styles.find}><TextField label={t('screen.skills.find')} labelHidden type="search" icon="search" placeholder={t('screen.skills.find')} value={sought} onChange={seek} /></div>
                <SkillFilters teams={teams} skills={skills} choice={search} onChange={setSearch} />
                <span className={styles.dim} role="status">{t('screen.skills.shown', { n: shown.length, of: people.length })}</span>
              </div>
              {chosen.length === 0 ? null : <BulkLevels count={chosen.length} skills={skills} onSet={setForAll} onClear={() => setTicked(new Set())} />}
              {skills.length === 0 ? <EmptyState icon="star" title={t('screen.skills.emptyTitle')} action={<Button look="soft" icon="plus" onClick={() => setAdding(true)}>{t('screen.skills.add')}</Button>}>{t('screen.skills.emptyHint')}</EmptyState> : null}
              <SkillsMatrix people={shown} everybody={people} ticked={ticked} onTick={tick} onTickAll={(on) => setTicked(new Set(on ? shown.map((person) => person.staffId) : []))} skills={skills} needs={needs} onLevel={change} onOpen={open} onArchive={setLeaving} />
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
