import { useQuery } from '@tanstack/react-query';
import { Page, PageHeader, Section } from '#web/ui/parts/Layout.tsx';
import { Link, useGo, useParam } from '#web/ui/route.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Queue } from '../../contract.ts';
import { findingsOf, qualifiedFor, type DrawnPerson } from '../../core/design/design-check.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import { queuesOptions } from '../api.ts';
import styles from './design.module.css';
import { Findings } from './Findings.tsx';
import { QueueForm } from './QueueForm.tsx';
import { calendars, teamService } from './api.ts';
import { useQueueForm } from './queue-form.ts';
import { WayPicture } from './WayPicture.tsx';
import { WhatIfBox } from './WhatIfBox.tsx';

/** The one place where a queue is set up, and where a new one (`/settings/queues/new`) is made. */
export function QueueDesignPage() {
  const t = useWords('routing');
  const id = useParam('id');
  const list = useQuery(queuesOptions());
  const queue = list.data?.items.find((one) => one.id === id);
  if (id === 'new') return <Page><Design queue={null} /></Page>;
  if (list.isPending) return <Page><LoadingState rows={8} /></Page>;
  if (list.data === undefined) return <Page><RefusedState refusal={list.error} retry={() => void list.refetch()} /></Page>;
  return <Page>{queue === undefined ? <EmptyState icon="rows" title={t('screen.design.gone')} action={<Link to="/settings/queues">{t('screen.design.back')}</Link>} /> : <Design key={queue.id} queue={queue} />}</Page>;
}

/** One queue, drawn: its settings in plain words; beside them the way a contact takes, what does not fit together, and how many people the promise takes. */
export function Design({ queue }: { queue: Queue | null }) {
  const t = useWords('routing');
  const language = useLanguage();
  const go = useGo();
  const state = useQueueForm(queue, (made) => go(`/settings/queues/${made.id}`, { replace: true }));
  const { members, sound } = state;
  const drawn = { ...sound, name: sound.name || (queue?.name ?? t('screen.queues.create')) };
  const team = useQuery({ queryKey: ['skills'], queryFn: teamService });
  const known = useQuery({ queryKey: ['calendars'], queryFn: calendars }).data?.items;
  const people: DrawnPerson[] = (team.data?.items ?? []).map((person) => ({ name: person.name, chatCapacity: person.chatCapacity, skills: person.skills, serves: members === null ? person.servesAll || (queue !== null && person.queueIds.includes(queue.id)) : members.includes(person.staffId) }));
  const calendar = known?.find((one) => (sound.calendarId === null ? one.isDefault : one.id === sound.calendarId)) ?? null;
  const isAlwaysOpen = calendar === null || (calendar.isOpenNow && calendar.closesAt === null);
  const findings = team.isSuccess ? findingsOf(sound, people, calendar === null ? null : { isAlwaysOpen, yearsToEnter: calendar.yearsToEnter }) : null;
  const here = qualifiedFor(sound, people).length;
  return (
    <>
      <PageHeader title={queue === null ? t('screen.queues.create') : nameIn(drawn, language)} sub={t('screen.design.sub')}
        actions={<>{queue === null || queue.archivedAt !== null ? null : <Link to={`/queues/${queue.id}`}>{t('line.look')}</Link>}<Link to="/settings/queues">{t('screen.design.back')}</Link></>} />
      <div className={styles.sheet}>
        <div className={styles.settings}><Section title={t('screen.design.settings')}><QueueForm queueId={queue?.id ?? null} state={state} /></Section></div>
        <div className={styles.beside}>
          <Section title={t('screen.design.checks')} hint={t('screen.design.checksHint')}>{findings === null ? <LoadingState rows={2} /> : <Findings findings={findings} />}</Section>
          <Section title={t('screen.design.way')} hint={t('screen.design.wayHint')}><WayPicture queue={drawn} calendarName={isAlwaysOpen ? null : (calendar?.name ?? null)} qualified={here} /></Section>
          {queue === null ? null : <WhatIfBox queueId={queue.id} targetSeconds={sound.targetSeconds} targetShare={sound.targetShare} here={here} />}
        </div>
      </div>
    </>
  );
}
