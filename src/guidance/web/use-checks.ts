import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { PhraseFinding } from '../core/phrases.ts';

type Checks = typeof import('./checks.ts');
let loaded: Checks | undefined;


const nothing: readonly PhraseFinding[] = [];

/** Looks at what is being written, without holding up a key: a long text is looked at when there is time. */
export function useFindings(text: string): readonly PhraseFinding[] {
  const later = useDeferredValue(text);
  const [checks, setChecks] = useState(loaded);
  const wanted = text.trim() !== '';
  useEffect(() => {
    if (checks || !wanted) return;
    import('./checks.ts').then((come) => {
      loaded = come;
      setChecks(come);
    }, (cause: unknown) => console.warn('the second look is not available', cause));
  }, [checks, wanted]);
  return useMemo(() => (checks && later.trim() !== '' ? checks.checkPhrases(later) : nothing), [checks, later]);
}

/** What is on the tongue at the moment of sending; empty while the rules are not loaded, for they never block. */
export function checkNow(text: string): readonly PhraseFinding[] {
  return loaded?.checkPhrases(text) ?? [];
}
