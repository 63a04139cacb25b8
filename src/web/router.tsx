import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { doors, screens, type Screen } from './screens.tsx';
import { Shell } from './shell/Shell.tsx';
import { SettingsFrame } from './shell/SettingsFrame.tsx';
import { FirstScreen, NotFound, RouteFault } from './shell/RouteStates.tsx';
import { readSearch, writeSearch } from './ui/route.tsx';
import { useMay } from './ui/server/session.ts';
import { LoadingState } from './ui/parts/States.tsx';
import { allWords } from './ui/text/words.ts';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const settings = createRoute({ getParentRoute: () => shell, id: 'settings', component: SettingsFrame });

const lazily = (screen: Screen) => lazyRouteComponent(async () => {
  // Under another name than the browser's: the router would begin the tab anew by itself, beside renewal.ts, which does it once.
  const [Open] = await Promise.all([screen.load(), screen.isFirst === true ? undefined : allWords()]).catch((cause: unknown) => {
    throw new Error(`the page ${screen.path} did not load`, { cause });
  });
  const { may } = screen;
  return { default: may === undefined ? Open : () => (useMay(may) ? <Open /> : <NotFound />) };
});
const inSettings = (screen: Screen): boolean => screen.path.startsWith('/settings/') || screen.path === '/me';

const tree = root.addChildren([
  ...doors.map((door) => createRoute({ getParentRoute: () => root, path: door.path, component: lazily(door) })),
  shell.addChildren([
    ...screens.filter((screen) => !inSettings(screen)).map((screen) => createRoute({ getParentRoute: () => shell, path: screen.path, component: lazily(screen) })),
    // A brand whose desk has no first page of its own begins where the person may begin.
    ...(screens.some((screen) => screen.path === '/') ? [] : [createRoute({ getParentRoute: () => shell, path: '/', component: FirstScreen })]),
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFound }),
    settings.addChildren(screens.filter(inSettings).map((screen) => createRoute({ getParentRoute: () => settings, path: screen.path, component: lazily(screen) }))),
  ]),
]);

/**
 * Another page stands where it was left. On the same page (a filter, a selection) the router must leave lists alone: it would put them
 * back to where they stood before the change, and a row chosen by its key far down would be out of sight.
 */
let shownPath: string | undefined;
function isOtherPage(path: string): boolean {
  const isOther = path !== shownPath;
  shownPath = path;
  return isOther;
}

export const router = createRouter({
  routeTree: tree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: ({ location }) => isOtherPage(location.pathname),
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => <RouteFault error={error} retry={reset} />,
});
