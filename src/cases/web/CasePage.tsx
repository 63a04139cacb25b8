import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Banner } from '#web/ui/parts/Banner.tsx';
import { useTabTitle } from '#web/ui/parts/Layout.tsx';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Tabs, type Tab } from '#web/ui/parts/Tabs.tsx';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage as Page } from '../contract.ts';
import { caseOptions } from './api.ts';
import styles from './case.module.css';
import { CaseActions } from './CaseActions.tsx';
import { CaseHead } from './CaseHead.tsx';
import { ClockList } from './ClockList.tsx';
import { Contacts } from './Contacts.tsx';
import { Description } from './Description.tsx';
import { History } from './History.tsx';
import { useLiveCase } from './live.ts';
import { Notes } from './Notes.tsx';
import { SeenHere } from './NoticeStrip.tsx';
import { Promises } from './Promises.tsx';
import { TakeBack } from './TakeBack.tsx';

const Place = z.object({ tab: z.enum(['notes', 'contacts', 'promises', 'clocks', 'history', 'customer']).catch('notes'), ask: z.string().nullable().catch(null) });
type TabName = z.infer<typeof Place>['tab'];

/** What other slices put on the page of their kind of case; `src/web` composes them. */
export interface CaseSlots {
  /** The work of this kind: a complaint's stages. Null where the kind has none of its own. */
  work?: (page: Page) => ReactNode;
  actions?: (page: Page) => ReactNode;
  customer?: (page: Page) => ReactNode;
}

/** One matter, whole: whose it is, what was promised, what is done next, and everything that was said and noted. */
export function CasePage({ id, slots = {} }: { id: string; slots?: CaseSlots }) {
  const query = useQuery(caseOptions(id));
  useLiveCase(id);
  if (query.isPending) return <LoadingState rows={8} />;
  if (!query.data) return <RefusedState refusal={query.error} retry={() => void query.refetch()} />;
  return <><SeenHere id={id} /><Matter page={query.data} slots={slots} /></>;
}

function Matter({ page, slots }: { page: Page; slots: CaseSlots }) {
  const t = useWords('cases');
  const { case: one } = page;
  const mayWrite = useMay('case.write');
  const [{ tab, ask }, setPlace] = useSearchState(Place);
  useTabTitle(`${one.number} ${one.title}`);
  useCommands(useMemo<Command[]>(() => {
    const group = t('screen.groupOne');
    const open = (to: TabName): void => setPlace({ tab: to });
    return [
      ...(mayWrite ? [
        { id: 'case.note', label: t('screen.key.note'), pinyin: 'nbbz xbz', icon: 'lock' as const, group, keys: 'n', run: () => { open('notes'); setTimeout(() => document.querySelector<HTMLElement>('[data-note-box]')?.focus(), 50); } },
        { id: 'case.assign', label: t('screen.handOver'), pinyin: 'zj hfzr', icon: 'assign' as const, group, keys: 'a', run: () => setPlace({ ask: 'owner' }) },
      ] : []),
      { id: 'case.contacts', label: t('screen.tab.contacts'), pinyin: 'jc', icon: 'chat', group, run: () => open('contacts') },
      { id: 'case.clocks', label: t('screen.tab.clocks'), pinyin: 'sx', icon: 'clock', group, run: () => open('clocks') },
      { id: 'case.history', label: t('screen.tab.history'), pinyin: 'ls jl', icon: 'rows', group, run: () => open('history') },
    ];
  }, [t, mayWrite, setPlace]));

  const work = slots.work?.(page) ?? null;
  const contacts = <Contacts page={page} />;
  const promises = <Promises page={page} />;
  const openPromises = page.commitments.filter((promise) => promise.state === 'open' || promise.state === 'broken').length;
  const tabs: Tab<TabName>[] = [
    { value: 'notes', label: t('screen.tab.notes'), count: page.notes.length, content: <Notes page={page} /> },
    ...(work === null ? [] : [
      { value: 'contacts' as const, label: t('screen.tab.contacts'), count: page.interactions.length, content: contacts },
      { value: 'promises' as const, label: t('screen.tab.promises'), count: openPromises, content: promises },
    ]),
    { value: 'clocks', label: t('screen.tab.clocks'), content: <ClockList clocks={page.clocks} /> },
    { value: 'history', label: t('screen.tab.history'), content: <History page={page} /> },
    ...(slots.customer ? [{ value: 'customer' as const, label: t('screen.tab.customer'), content: slots.customer(page) }] : []),
  ];
  const shown = tabs.some((one) => one.value === tab) ? tab : 'notes';

  return (
    <div className={styles.case}>
      <CaseHead page={page} asksOwner={ask === 'owner'} onAskOwner={(isAsking) => setPlace({ ask: isAsking ? 'owner' : null })} actions={slots.actions?.(page) ?? <CaseActions page={page} />} />
      <Reopened page={page} />
      <div className={styles.body}>
        <div className={styles.left} role="region" aria-label={t('screen.work')} tabIndex={0}>
          {work ?? (
            <>
              <Description page={page} />
              {contacts}
              {promises}
            </>
          )}
        </div>
        <div className={styles.right}><Tabs label={t('screen.record')} value={shown} onChange={(to) => setPlace({ tab: to })} tabs={tabs} className={styles.tabs} /></div>
      </div>
    </div>
  );
}

function Reopened({ page }: { page: Page }) {
  const t = useWords('cases');
  const mayTakeBack = useMay('case.takeBack');
  const [isAsking, setAsking] = useState(false);
  const { case: one } = page;
  if (one.reopening === null) return null;
  const { why } = one.reopening;
  // What the customer said themselves is nobody's to take back.
  const isOurs = mayTakeBack && why !== 'unsatisfied';
  return (
    <>
      <Banner tone="note" action={isOurs ? <Button size="small" icon="undo" onClick={() => setAsking(true)}>{t('screen.takeBack')}</Button> : null}>
        <strong>{t('screen.reopened')}</strong> {t(`reopening.${why}`)}{why === 'unsatisfied' ? t('screen.reopenedByCustomer') : isOurs ? t('screen.reopenedHint') : null}
      </Banner>
      {isAsking ? <TakeBack one={one} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
