/** Who sits here: the signed-in person, what they may do, and the brand they work for. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { SessionView } from '#staff/contract.ts';
import { ApiRefusal, call } from './api.ts';
import { stopLive } from './live.ts';
import { parsePreferences, preferences } from '../preferences.ts';
import { queries } from './query.ts';

export type Session = SessionView;

export const sessionKey = ['session'] as const;

/** The session, or null when nobody is signed in. Any other refusal is thrown. */
async function fetchSession(): Promise<Session | null> {
  try {
    const session = await call('GET', '/api/session', { shape: SessionView });
    adopt(session);
    return session;
  } catch (refusal) {
    if (refusal instanceof ApiRefusal && refusal.status === 401) return null;
    throw refusal;
  }
}

/** Called with the reply of signing in, first run or joining: the desk opens without asking again. */
export function enter(session: Session): void {
  adopt(session);
  queries.setQueryData(sessionKey, session);
}

export async function signOut(): Promise<void> {
  await call('DELETE', '/api/session');
  leave();
}

/** Forgets everything of the person who was here; drafts are kept by their own screens under the person's id. */
export function leave(): void {
  stopLive();
  adoptedFor = null;
  // The session itself is set, not removed: the shell watches it and must see that nobody is here. Then all else may go.
  queries.setQueryData(sessionKey, null);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

const Here = createContext<Session | null>(null);
/** The shell says who sits here; what it draws keeps that person until it is gone, also in the moment of signing out. */
export const SessionHere = Here.Provider;

/** The session inside the shell, where there always is one. Outside use `useMaybeSession`. */
export function useSession(): Session {
  const session = useContext(Here);
  if (!session) throw new Error('useSession outside the signed-in shell');
  return session;
}

/** The session, null when nobody is signed in, undefined while it is being asked for. */
export function useMaybeSession(): Session | null | undefined {
  return useAskedSession().data;
}

/** The same with what became of the asking: a server that is away must not look like one that takes long. */
export function useAskedSession(): UseQueryResult<Session | null> {
  return useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: Infinity });
}

/** Whether the person holds a permission; screens hide what would only be refused. The server decides in any case. */
export function useMay(permission: string): boolean {
  const session = useMaybeSession();
  return session?.staff.permissions.includes(permission) ?? false;
}

let adoptedFor: string | null = null;

/** The account's preferences follow the person to this browser; from then on changes here are sent there. */
function adopt(session: Session): void {
  if (adoptedFor === session.staff.id) return;
  preferences.set((before) => parsePreferences({ ...before, ...session.staff.preferences, language: session.staff.language }));
  adoptedFor = session.staff.id;
}

let sendTimer: ReturnType<typeof setTimeout> | undefined;
preferences.watch(() => {
  if (!adoptedFor) return;
  clearTimeout(sendTimer);
  sendTimer = setTimeout(() => {
    // Kept in this browser in any case; a refused write is tried again with the next change.
    const { language, ...rest } = preferences.get();
    call('PUT', '/api/session/preferences', { body: { language, preferences: rest } }).catch((refusal: unknown) => console.warn('preferences not kept with the account', refusal));
  }, 1_000);
});
