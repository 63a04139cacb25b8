import { useSyncExternalStore } from 'react';

/** Follows a media query. */
function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (look) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', look);
      return () => list.removeEventListener('change', look);
    },
    () => window.matchMedia(query).matches,
  );
}

export const usePrefersDark = (): boolean => useMedia('(prefers-color-scheme: dark)');
