import type { Language } from '#kit/core/shapes.ts';
import { setPreference } from '#web/ui/preferences.ts';
import { enter, type Session } from '#web/ui/server/session.ts';

let chosen: Language | null = null;

/** Somebody chose a language at the door: that is newer than what their account remembers. */
export function chooseAtDoor(language: Language): void {
  chosen = language;
  setPreference('language', language);
}

/** Goes in; a language chosen at the door comes along and is kept with the account. `spoken` is the one to keep in any case. */
export function enterFromDoor(session: Session, spoken: Language | null = chosen): void {
  enter(session);
  if (spoken) setPreference('language', spoken);
}
