/** Where one is and how to go elsewhere. Slices use these, so that the router can be changed in one place. */
import { Link as RouterLink, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, type ComponentPropsWithRef } from 'react';
import type * as z from 'zod';

/** A link inside the desk; `to` is a whole path with its search (`/customers/0192…?tab=cases`). Ctrl-click opens a tab as everywhere. */
export function Link({ to, children, ...rest }: { to: string } & Omit<ComponentPropsWithRef<'a'>, 'href'>) {
  const { path, search } = split(to);
  return <RouterLink {...rest} to={path} search={search}>{children}</RouterLink>;
}

interface Going { /** Replaces the present entry: Back skips it. */ replace?: boolean }

/** `go('/cases/0192…')`. */
export function useGo(): (to: string, how?: Going) => void {
  const navigate = useNavigate();
  return useCallback((to, how = {}) => {
    const { path, search } = split(to);
    void navigate({ to: path, search, replace: how.replace });
  }, [navigate]);
}

/** Goes elsewhere once, replacing this entry. The address may change several times before this leaves the screen: it must not go again. */
export function Redirect({ to }: { to: string }) {
  const go = useGo();
  const first = useRef(to);
  useEffect(() => go(first.current, { replace: true }), [go]);
  return null;
}

/** A part of the path: `$id` → `useParam('id')`. Throws where the route has none: a wiring mistake, not a person's. */
export function useParam(name: string): string {
  const value: unknown = useParams({ strict: false })[name as never];
  if (typeof value !== 'string') throw new Error(`this route has no $${name}`);
  return value;
}

/** The path now, for marking what is open. */
export function usePath(): string {
  return useLocation({ select: (location) => location.pathname });
}

/** The path with its search, to come back to. */
export function usePlace(): string {
  return useLocation({ select: (location) => location.href });
}

/**
 * Filters, the open tab, the selection: kept in the address, so that reload, Back and a shared link find them. The shape reads
 * strings (`z.coerce.number()`, `.catch(…)`); setting replaces the entry unless `push` says that Back should undo it.
 */
export function useSearchState<S extends z.ZodObject>(shape: S): [z.output<S>, (change: Partial<Record<keyof z.input<S>, string | null>>, push?: boolean) => void] {
  const raw = useLocation({ select: (location) => location.searchStr });
  const navigate = useNavigate();
  const value = useMemo(() => shape.parse(readSearch(raw)), [shape, raw]);
  const change = useCallback((next: Partial<Record<keyof z.input<S>, string | null>>, push = false) => {
    void navigate({
      to: '.', replace: !push,
      search: (before: Record<string, unknown>) => Object.fromEntries(Object.entries({ ...before, ...next }).filter(([, v]) => v !== null && v !== undefined && v !== '')),
    } as never);
  }, [navigate]);
  return [value, change];
}

function split(to: string): { path: string; search: Record<string, string> } {
  const at = to.indexOf('?');
  return at < 0 ? { path: to, search: {} } : { path: to.slice(0, at), search: readSearch(to.slice(at)) };
}

/** `?view=mine&q=1` → plain strings; the router's own reading would turn `q=1` into a number and `1` back into quotes. */
export function readSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams(Object.entries(search).filter(([, v]) => v !== undefined && v !== null && v !== '').map(([k, v]) => [k, String(v)])).toString();
  return text ? `?${text}` : '';
}
