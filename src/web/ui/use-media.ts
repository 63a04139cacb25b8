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

/** How many columns fit beside each other; where words are enlarged, as at 200 %, fewer do. */
export function useRoom(): 'one' | 'two' | 'three' {
  const isWide = useMedia('(min-width: 62.01rem)');
  const isNarrow = useMedia('(max-width: 48rem)');
  return isWide ? 'three' : isNarrow ? 'one' : 'two';
}
/** A window so low that every line counts: what is not asked for all the time folds. The style sheets ask for the same height. */
export const useIsLow = (): boolean => useMedia('(max-height: 30rem)');
