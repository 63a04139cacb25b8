import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Page, PageHeader, Section } from '#web/ui/Layout.tsx';
import { Link, useGo, useParam } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/States.tsx';
import { useLanguage, useWords } from '#web/ui/words.ts';
import type { Queue } from '../../contract.ts';
import { findingsOf, qualifiedFor, type DrawnPerson } from '../../core/design/design-check.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import { queuesOptions } from '../api.ts';
import styles from './design.module.css';
import { Findings } from './Findings.tsx';
import { QueueForm, type Fields } from './QueueForm.tsx';
import { calendars, teamService } from './api.ts';
import { WayPicture } from './WayPicture.tsx';
import { WhatIfBox } from './WhatIfBox.tsx';

/** One queue, drawn: its settings in plain words; beside them the way a contact takes, what does not fit together, and how many people the promise takes. */
export function QueueDesignPage() {
  const t = useWords('routing');
  const id = useParam('id');
  const list = useQuery(queuesOptions());
  const queue = list.data?.items.find((one) => one.id === id);
  if (list.isPending) return <Page><LoadingState rows={8} /></Page>;
  if (list.isError) return <Page><RefusedState refusal={list.error} retry={() => void list.refetch()} /></Page>;
  return <Page>{queue === undefined ? <EmptyState icon="rows" title={t('screen.design.gone')} action={<Link to="/settings/queues">{t('screen.design.back')}</Link>} /> : <Design key={queue.id} queue={queue} />}</Page>;
}

export function Design({ queue }: { queue: Queue }) {
  const t = useWords('routing');
  const language = useLanguage();
  const go = useGo();
  const [draft, setDraft] = useState<Fields>(queue);
  const [members, setMembers] = useState<readonly string[] | null>(null);
  const team = useQuery({ queryKey: ['skills'], queryFn: teamService });
  const known = useQuery({ queryKey: ['calendars'], queryFn: calendars }).data?.items;
  const hear = useCallback((next: Fields, chosen: readonly string[] | null) => {
    setDraft(next);
    setMembers(chosen);
  }, []);
  const people: DrawnPerson[] = (team.data?.items ?? []).map((person) => ({ name: person.name, chatCapacity: person.chatCapacity, skills: person.skills, serves: members === null ? person.servesAll || person.queueIds.includes(queue.id) : members.includes(person.staffId) }));
  const calendar = known?.find((one) => (draft.calendarId === null ? one.isDefault : one.id === draft.calendarId)) ?? null;
  const isAlwaysOpen = calendar === null || (calendar.isOpenNow && calendar.closesAt === null);
  const findings = team.isSuccess ? findingsOf(draft, people, calendar === null ? null : { isAlwaysOpen, yearsToEnter: calendar.yearsToEnter }) : null;
  return (
    <>
      <PageHeader title={nameIn({ ...draft, name: draft.name || queue.name }, language)} sub={t('screen.design.sub')} actions={<Link to="/settings/queues">{t('screen.design.back')}</Link>} />
      <div className={styles.sheet}>
        <div className={styles.settings}><Section title={t('screen.design.settings')}><QueueForm queue={queue} onDraft={hear} onDone={() => go('/settings/queues')} /></Section></div>
        <div className={styles.beside}>
          <Section title={t('screen.design.checks')} hint={t('screen.design.checksHint')}>{findings === null ? <LoadingState rows={2} /> : <Findings findings={findings} />}</Section>
          <Section title={t('screen.design.way')} hint={t('screen.design.wayHint')}><WayPicture queue={draft} calendarName={isAlwaysOpen ? null : (calendar?.name ?? null)} qualified={qualifiedFor(draft, people).length} /></Section>
          <WhatIfBox queueId={queue.id} targetSeconds={draft.targetSeconds} targetShare={draft.targetShare} here={qualifiedFor(draft, people).length} />
        </div>
      </div>
    </>
  );
}
