import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { doors, screens, type Screen } from './screens.tsx';
import { Shell } from './shell/Shell.tsx';
import { SettingsFrame } from './shell/SettingsFrame.tsx';
import { NotFound, RouteFault } from './shell/RouteStates.tsx';
import { readSearch, writeSearch } from './ui/route.tsx';
import { LoadingState } from './ui/States.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const settings = createRoute({ getParentRoute: () => shell, id: 'settings', component: SettingsFrame });

const lazily = (screen: Screen) => lazyRouteComponent(async () => ({ default: await screen.load() }));
const inSettings = (screen: Screen): boolean => screen.path.startsWith('/settings/') || screen.path === '/me';

const tree = root.addChildren([
  ...doors.map((door) => createRoute({ getParentRoute: () => root, path: door.path, component: lazily(door) })),
  shell.addChildren([
    ...screens.filter((screen) => !inSettings(screen)).map((screen) => createRoute({ getParentRoute: () => shell, path: screen.path, component: lazily(screen) })),
    settings.addChildren(screens.filter(inSettings).map((screen) => createRoute({ getParentRoute: () => settings, path: screen.path, component: lazily(screen) }))),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultPendingComponent: () => <LoadingState />,
  defaultErrorComponent: ({ error, reset }) => <RouteFault error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
});
