import { useMemo } from 'react';
import { screens, type Screen } from '../screens.tsx';
import { useMaybeSession } from '../ui/server/session.ts';

type NavScreen = Screen & { nav: NonNullable<Screen['nav']> };

/** The screens this person may open, in the registry's order. */
export function useNav(where: 'rail' | 'settings'): readonly NavScreen[] {
  const permissions = useMaybeSession()?.staff.permissions;
  return useMemo(() => screens.filter((screen): screen is NavScreen => screen.nav?.in === where && (screen.may === undefined || (permissions?.includes(screen.may) ?? false))), [where, permissions]);
}

/** `/cases/$id` belongs to `/cases`; `/` only to itself. */
export function isWithin(path: string, home: string): boolean {
  return home === '/' ? path === '/' || path.startsWith('/conversations/') : path === home || path.startsWith(`${home}/`);
}
