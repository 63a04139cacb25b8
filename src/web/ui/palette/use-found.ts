import { useEffect, useState } from 'react';
import type { IconName } from '../parts/icons.tsx';
import { useAllProviders } from './commands.ts';

interface FoundLine { id: string; label: string; detail?: string; icon?: IconName; group: string; run: () => void }

/** Asks every provider 120 ms after the last letter; an older answer never covers a newer one, and one provider's trouble hides no other's finds. */
export function useFound(typed: string): { found: readonly FoundLine[]; busy: boolean } {
  const providers = useAllProviders();
  const [state, setState] = useState<{ found: readonly FoundLine[]; busy: boolean }>({ found: [], busy: false });
  const words = typed.trim();
  useEffect(() => {
    if (!words || providers.length === 0) {
      setState({ found: [], busy: false });
      return;
    }
    const stop = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(providers.map(async (one) => (await one.find(words, stop.signal)).map((hit) => ({ ...hit, group: one.group }))));
      if (stop.signal.aborted) return;
      for (const answer of answers) if (answer.status === 'rejected') console.warn('palette provider', answer.reason);
      setState({ found: answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])), busy: false });
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, providers]);
  return state;
}
