import { useEffect, useState } from 'react';
import { useSession } from '../server/session.ts';

/** Words that are being written stay in this browser until they are kept: a closed dialog, a reload or a crash takes nothing. One a person and place. */
export function useDraft(place: string): [string, (words: string) => void] {
  const key = `lingting.draft.${useSession().staff.id}.${place}`;
  const [words, setWords] = useState(() => localStorage.getItem(key) ?? '');
  useEffect(() => {
    if (words === '') localStorage.removeItem(key);
    else localStorage.setItem(key, words);
  }, [key, words]);
  return [words, setWords];
}
