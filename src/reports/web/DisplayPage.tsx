import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as z from 'zod';
import { setServerTime } from '#web/ui/clock.ts';
import { useTabTitle } from '#web/ui/parts/Layout.tsx';
import { useParam, useSearchState } from '#web/ui/route.tsx';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { usePrefersDark } from '#web/ui/use-media.ts';
import { speakHere, useWords } from '#web/ui/text/words.ts';
import { useFullScreen } from './full-screen.ts';
import { displayBoard } from './api.ts';
import { Board } from './Board.tsx';
import styles from './wallboard.module.css';

const Search = z.object({ theme: z.enum(['light', 'dark']).optional().catch(undefined) });
const pollMs = 5_000;

/** A screen on a wall, by its own link: nobody is signed in there and nobody sits at it. It asks every five seconds, and goes on asking when an answer fails. */
export function DisplayPage() {
  const t = useWords('reports');
  const token = useParam('token');
  useTabTitle(t('screen.wall.title'));
  const [search, setSearch] = useSearchState(Search);
  const shown = useQuery({ queryKey: ['display', token], queryFn: () => displayBoard(token), staleTime: 0, refetchInterval: pollMs, refetchIntervalInBackground: true, retry: false });
  const prefersDark = usePrefersDark();
  const theme = search.theme ?? (prefersDark ? 'dark' : 'light');
  const at = shown.data?.board.at;
  useEffect(() => {
    if (at) setServerTime(at);
  }, [at]);
  const language = shown.data?.language ?? null;
  useEffect(() => {
    speakHere(language);
    return () => speakHere(null);
  }, [language]);
  const { stage, isFull, toggleFull } = useFullScreen();
  if (shown.isPending) return <main><h1 className="unseen">{t('screen.wall.title')}</h1><LoadingState rows={6} /></main>;
  // Old figures stand on with their time; a link that has ended shows none.
  if (shown.data === undefined || isEnded(shown.error)) return <main><h1 className="unseen">{t('screen.wall.title')}</h1><RefusedState refusal={shown.error} retry={() => void shown.refetch()} /></main>;
  return (
    <main ref={stage} className={styles.stage} data-theme={theme} data-alone="">
      <Board board={shown.data.board} zone={shown.data.zone} isFull={isFull} theme={theme} onFull={toggleFull} onTheme={() => setSearch({ theme: theme === 'dark' ? 'light' : 'dark' })} />
    </main>
  );
}

const isEnded = (refusal: unknown): boolean => refusal instanceof Error && 'code' in refusal && (refusal.code === 'reports.displayEnded' || refusal.code === 'reports.unknownDisplay');
