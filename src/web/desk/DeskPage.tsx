import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import * as z from 'zod';
import { InboxView } from '#interactions/contract.ts';
import { InboxList, InboxViews, useInboxViews } from '#interactions/web/Inbox.tsx';
import type { ComposerHandle } from '#interactions/web/Composer.tsx';
import { useLiveInteractions } from '#interactions/web/live.ts';
import { useLiveOthers } from '#interactions/web/others.ts';
import { openOutbox } from '#interactions/web/outbox.ts';
import { useInbox } from '#interactions/web/use-inbox.ts';
import { changePresence, presenceOptions } from '#routing/web/api.ts';
import { Button } from '../ui/parts/Button.tsx';
import { useTabTitle } from '../ui/parts/Layout.tsx';
import { useCommands, type Command } from '../ui/palette/commands.ts';
import { preferences, setPanel } from '../ui/preferences.ts';
import { useSearchState } from '../ui/route.tsx';
import { useMay, useSession } from '../ui/server/session.ts';
import { EmptyState, LoadingState } from '../ui/parts/States.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import { toastRefusal } from '../ui/parts/toast.ts';
import { useRoom } from '../ui/use-media.ts';
import { useTypedSearch } from '../ui/server/use-typed-search.ts';
import { allWords, useWords } from '../ui/text/words.ts';
import { Columns } from './Columns.tsx';
import styles from './desk.module.css';
import { useLiveHeard } from './open-promises.ts';
import { columnsOf } from './room.ts';

// The list is there at once; what a conversation needs comes while one looks at it, or with the first that is opened.
const worded = <T,>(part: Promise<T>): Promise<T> => Promise.all([part, allWords()]).then(([module]) => module);
const parts = { pane: () => worded(import('./ConversationPane.tsx')), side: () => worded(import('./SideColumn.tsx')), found: () => worded(import('./InboxSearch.tsx')) };
const ConversationPane = lazy(async () => ({ default: memo((await parts.pane()).ConversationPane) }));
const SideColumn = lazy(async () => ({ default: memo((await parts.side()).SideColumn) }));
const Found = lazy(async () => ({ default: (await parts.found()).Found }));
const QueueFilter = lazy(async () => ({ default: (await import('./QueueFilter.tsx')).QueueFilter }));
const FirstDay = lazy(async () => ({ default: (await worded(import('#staff/web/FirstDay.tsx'))).FirstDay }));
const prefetchAfterMs = 1_500;

/** What is looked at stands in the address: reload, Back and a link to a colleague find it again. */
const Place = z.object({ view: InboxView.catch('mine'), c: z.uuid().nullable().catch(null), q: z.string().max(200).catch(''), queue: z.uuid().nullable().catch(null), side: z.literal('1').nullable().catch(null) });

/** Where an agent sits for eight hours: who waits, what is said, who it is. */
export function DeskPage() {
  const t = useWords('web');
  const staff = useSession().staff;
  useLiveInteractions();
  useLiveHeard();
  useLiveOthers();
  useEffect(() => openOutbox(staff.id), [staff.id]);
  useTabTitle(t('nav.desk'));
  useEffect(() => {
    // What cannot be fetched now is fetched, and its trouble told, when it is needed.
    const timer = setTimeout(() => void Promise.allSettled([parts.pane(), parts.side(), parts.found()]), prefetchAfterMs);
    return () => clearTimeout(timer);
  }, []);
  const [{ view, c, q, queue, side }, setPlace] = useSearchState(Place);
  const [sought, seek] = useTypedSearch(q, (words) => setPlace({ q: words || null }));
  const inbox = useInbox(view, queue);
  const views = useInboxViews();
  const isLead = useMay('interaction.move');
  const composer = useRef<ComposerHandle>(null);
  const folded = preferences.use((all) => all.panels['desk.folded']) === 1;

  // The list stands again once the search is empty: then it can take the focus.
  const leavesSearch = useRef(false);
  useEffect(() => {
    if (sought !== '' || !leavesSearch.current) return;
    leavesSearch.current = false;
    focusList();
  }, [sought]);

  const room = useRoom();
  // Where one column covers another, Back goes to what it covered.
  const covers = room === 'one';
  const select = useCallback((id: string | null) => setPlace({ c: id, side: covers ? null : side }, covers && c === null && id !== null), [setPlace, covers, side, c]);
  const standing = { room, folded, hasOne: c !== null, asksSide: side !== null };
  const isSideOut = c !== null && !columnsOf({ ...standing, asksSide: false }).customer;
  const leave = useMemo(() => (covers ? () => select(null) : null), [covers, select]);
  const toggleSide = useCallback(() => setPlace({ side: side === null ? '1' : null }, covers && side === null), [setPlace, side, covers]);
  const sideDoor = useMemo(() => (isSideOut ? { isOpen: side !== null, toggle: toggleSide } : null), [isSideOut, side, toggleSide]);
  // Read when a key is pressed: fifty changes a second must not make the acts and the conversation anew.
  const now = useRef({ rows: inbox.rows, gone: inbox.gone, c });
  useEffect(() => void (now.current = { rows: inbox.rows, gone: inbox.gone, c }));
  const step = useCallback((by: 1 | -1) => {
    const { rows, gone, c: id } = now.current;
    const here = rows.filter((row) => row.id === id || !gone.has(row.id));
    const at = here.findIndex((row) => row.id === id);
    const next = here[at < 0 ? 0 : Math.min(here.length - 1, Math.max(0, at + by))];
    if (next) select(next.id);
    focusList();
  }, [select]);
  /** After one is done: the one below, else the one above. */
  const goOn = useCallback(() => {
    const { rows, gone, c: id } = now.current;
    const here = rows.filter((row) => row.id === id || !gone.has(row.id));
    const at = here.findIndex((row) => row.id === id);
    select((here[at + 1] ?? here[at - 1])?.id ?? null);
    focusList();
  }, [select]);

  useCommands(useMemo<Command[]>(() => {
    const group = t('desk.group.desk');
    return [
      { id: 'desk.next', label: t('desk.next'), icon: 'down', group, keys: 'j', run: () => step(1) },
      { id: 'desk.previous', label: t('desk.previous'), icon: 'up', group, keys: 'k', run: () => step(-1) },
      { id: 'desk.reply', label: t('desk.reply'), pinyin: 'hf', icon: 'reply', group, keys: 'r', run: () => composer.current?.focus('reply') },
      { id: 'desk.note', label: t('desk.note'), pinyin: 'nbbz xbz', icon: 'lock', group, keys: 'n', run: () => composer.current?.focus('note') },
      { id: 'desk.whisper', label: t('desk.whisper'), pinyin: 'qqh', icon: 'whisper', group, keys: 'w', run: () => composer.current?.focus('whisper') },
      { id: 'desk.search', label: t('desk.search'), pinyin: 'cz ss', icon: 'search', group, keys: '[Shift]+/', run: () => document.querySelector<HTMLInputElement>('[data-desk-search]')?.focus() },
      { id: 'desk.news', label: t('desk.news'), pinyin: 'sx', icon: 'refresh', group, keys: '[Shift]+.', run: inbox.applyNews },
      { id: 'desk.fold', label: t('desk.fold'), pinyin: 'sq zd', icon: 'columns', group, keys: 'z', run: () => setPanel('desk.folded', preferences.get().panels['desk.folded'] === 1 ? 0 : 1) },
      ...(isSideOut ? [{ id: 'desk.side', label: t('desk.side'), pinyin: 'kh', icon: 'person' as const, group, keys: 'i', run: toggleSide }] : []),
      ...views.map((one, i): Command => ({ id: `desk.view.${one}`, label: t('desk.goView', { view: t(`interactions:view.${one}`) }), icon: 'inbox', group: t('palette.group.go'), keys: `g ${i + 1}`, run: () => {
        seek('');
        setPlace({ view: one, q: null });
      } })),
    ];
  }, [t, step, inbox.applyNews, setPlace, seek, views, isSideOut, toggleSide]));

  const list = (
    <>
      <div className={styles.listHead}>
        <TextField label={t('desk.search')} labelHidden icon="search" type="search" data-desk-search="" placeholder={t('desk.searchHint')} value={sought} onChange={seek}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            leavesSearch.current = true;
            seek('');
          }} />
      </div>
      {sought.trim() === '' ? (
        <>
          {isLead ? <Suspense><QueueFilter queueId={queue} onQueue={(one) => setPlace({ queue: one })} /></Suspense> : null}
          <InboxViews view={view} queueId={queue} onView={(one) => setPlace({ view: one })} />
          <InboxList key={`${view} ${queue}`} view={view} inbox={inbox} selected={c} onSelect={select} onOpen={() => composer.current?.focus()} whenEmpty={<SignOn />} />
        </>
      ) : <Suspense fallback={<LoadingState rows={6} />}><Found words={sought} selected={c} onSelect={select} /></Suspense>}
    </>
  );
  return (
    <>
      <h1 className="unseen">{t('nav.desk')}</h1>
      <Columns {...standing} list={list}
        work={c === null ? <NobodyChosen /> : <Suspense fallback={<LoadingState rows={6} />}><ConversationPane key={c} id={c} composer={composer} onNext={goOn} onEscape={focusList} onBack={leave} side={sideDoor} /></Suspense>}
        customer={c === null ? null : <Suspense fallback={<LoadingState rows={5} />}><SideColumn key={c} id={c} onClose={isSideOut ? toggleSide : null} isOver={covers} /></Suspense>} />
    </>
  );
}

/** An administrator's first day begins here; everybody else is told the keys. */
function NobodyChosen() {
  const t = useWords('web');
  const mayManage = useMay('staff.manage');
  const words = <EmptyState icon="chat" title={t('desk.nothing.title')}>{t('desk.nothing.more')}</EmptyState>;
  return <div className={styles.nothing}>{mayManage ? <Suspense><FirstDay>{words}</FirstDay></Suspense> : words}</div>;
}

/** Nobody rings whoever is not on duty: the empty list offers to begin. */
function SignOn() {
  const t = useWords('web');
  const mayAnswer = useMay('presence.set');
  const own = useQuery(presenceOptions()).data?.own;
  if (!mayAnswer || !own || own.state === 'available') return null;
  return <Button look="primary" icon="headset" onClick={() => void changePresence({ state: 'available' }).catch(toastRefusal)}>{t('desk.signOn')}</Button>;
}

/** The list has the focus again: J, K and Enter go on from there. */
function focusList(): void {
  document.querySelector<HTMLElement>('[role="listbox"]')?.focus();
}
