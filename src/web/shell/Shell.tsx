import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { alertNames } from '../desk/alert-names.ts';
import { slots } from '../screens.tsx';
import { Announcer, OfflineBanner } from '../ui/parts/Banner.tsx';
import { holdLive, startLive } from '../ui/server/live.ts';
import { Palettes } from '../ui/palette/Palettes.tsx';
import { Redirect, usePlace } from '../ui/route.tsx';
import { SessionHere, useAskedSession } from '../ui/server/session.ts';
import { LoadingState, RefusedState } from '../ui/parts/States.tsx';
import { Toasts } from '../ui/parts/Toasts.tsx';
import { useWords } from '../ui/text/words.ts';
import { Rail } from './Rail.tsx';
import styles from './shell.module.css';
import { ShellCommands } from './ShellCommands.tsx';

const strips = (slots.strips ?? []).map((load) => lazy(async () => ({ default: await load() })));
const always = (slots.always ?? []).map((load) => lazy(async () => ({ default: await load() })));

/** Everything behind sign-in: the rail, the work, and what must be there on every page. */
export function Shell() {
  const asked = useAskedSession();
  const session = asked.data;
  const place = usePlace();
  const t = useWords('web');
  const isIn = session !== null && session !== undefined;
  useEffect(() => {
    if (!isIn) return;
    holdLive(alertNames);
    startLive();
  }, [isIn]);

  if (session === undefined) return asked.isError ? <main><RefusedState refusal={asked.error} retry={() => void asked.refetch()} /></main> : <LoadingState />;
  if (session === null) return <Redirect to={place === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(place)}`} />;
  return (
    <SessionHere value={session}><div className={styles.shell}>
      <a className={styles.skip} href="#work">{t('skip')}</a>
      <Rail />
      <main id="work" className={styles.work} tabIndex={-1}>
        {strips.map((Strip, i) => <Suspense key={i}><Strip /></Suspense>)}
        <OfflineBanner />
        <div className={styles.page}>
          <Suspense fallback={<LoadingState />}><Outlet /></Suspense>
        </div>
        <div id="notices" />
        <Toasts />
      </main>
      <Announcer />
      <ShellCommands />
      <Palettes />
      {always.map((Part, i) => <Suspense key={i}><Part /></Suspense>)}
    </div></SessionHere>
  );
}
