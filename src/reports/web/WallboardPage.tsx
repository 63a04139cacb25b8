import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import * as z from 'zod';
import { Page, useTabTitle } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { useCommands, type Command } from '#web/ui/palette/commands.ts';
import { preferences } from '#web/ui/preferences.ts';
import { useSearchState } from '#web/ui/route.tsx';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { setServerTime } from '#web/ui/clock.ts';
import { usePrefersDark } from '#web/ui/use-media.ts';
import { useWords } from '#web/ui/text/words.ts';
import { wallboard } from './api.ts';
import { Board } from './Board.tsx';
import { useFullScreen } from './full-screen.ts';
import styles from './wallboard.module.css';

/** The look is in the address: a screen on a wall is opened by a bookmark and nobody sits at it. */
const Search = z.object({ theme: z.enum(['light', 'dark']).optional().catch(undefined) });
const leastGapMs = 2_000;
const pollMs = 10_000;

/** What everybody in the room should know without asking. Fetched whole: at most every two seconds when something happens, every ten when nothing does. */
export function WallboardPage() {
  const t = useWords('reports');
  useTabTitle(t('screen.wall.title'));
  const [search, setSearch] = useSearchState(Search);
  const { stage, isFull, toggleFull } = useFullScreen();
  const board = useQuery({ queryKey: ['wallboard'], queryFn: wallboard, staleTime: 0, refetchInterval: pollMs, refetchIntervalInBackground: true });
  const refetch = board.refetch;
  useRefreshOnEvents(useCallback(() => void refetch(), [refetch]));

  const chosen = preferences.use((all) => all.theme);
  const prefersDark = usePrefersDark();
  const theme = search.theme ?? (chosen === 'auto' ? (prefersDark ? 'dark' : 'light') : chosen);
  const at = board.data?.at;
  useEffect(() => {
    if (at) setServerTime(at);
  }, [at]);
  const toggleTheme = useCallback(() => setSearch({ theme: theme === 'dark' ? 'light' : 'dark' }), [setSearch, theme]);
  useCommands(useMemo<Command[]>(() => [{ id: 'wall.full', label: t('screen.wall.full'), pinyin: 'qp', icon: 'screen', group: t('screen.wall.title'), keys: 'f', run: toggleFull }], [t, toggleFull]));

  if (board.isPending) return <Page><LoadingState rows={6} /></Page>;
  if (board.data === undefined) return <Page><RefusedState refusal={board.error} retry={() => void board.refetch()} /></Page>;
  return (
    <div ref={stage} className={styles.stage} data-theme={theme}>
      <Board board={board.data} isFull={isFull} theme={theme} onFull={toggleFull} onTheme={toggleTheme} />
    </div>
  );
}

/** Runs soon after anything happened, but no more often than every two seconds. */
function useRefreshOnEvents(run: () => void): void {
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('*', (events) => {
    // Passing signals (typing) change nothing on the board.
    if (timer.current !== undefined || !events.some((event) => event.seq !== null)) return;
    const waitMs = Math.max(0, lastAt.current + leastGapMs - performance.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      lastAt.current = performance.now();
      run();
    }, waitMs);
  });
}
