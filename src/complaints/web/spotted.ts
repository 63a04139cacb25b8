/** A promise with a time in words for the customer: noticed while they are written, and entered with them when the colleague says that it is one. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Commitment } from '#commitments/contract.ts';
import type { PromiseFound } from '#guidance/core/promise.ts';
import { call } from '#web/ui/server/api.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { queries } from '#web/ui/server/query.ts';
import { useSession } from '#web/ui/server/session.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';

type Rules = typeof import('#guidance/core/promise.ts');

export interface Spotted {
  readonly promise: PromiseFound | undefined;
  readonly isMeant: boolean;
  readonly mean: (isMeant: boolean) => void;
  /** To be called when the words are out. What is refused is said: the words themselves went, and must not go twice. */
  readonly enter: (caseId: string) => Promise<void>;
}

export function useSpotted(words: string): Spotted {
  const { brand } = useSession();
  const later = useDeferredValue(words);
  const [rules, setRules] = useState<Rules | null>(null);
  const [meant, setMeant] = useState('');
  const wanted = later.trim() !== '';
  useEffect(() => {
    if (rules === null && wanted) import('#guidance/core/promise.ts').then(setRules, (cause: unknown) => console.warn('promises are not noticed', cause));
  }, [rules, wanted]);
  const promise = useMemo(() => (wanted ? rules?.findPromises(later, { nowMs: serverNowMs(), zone: brand.zone })[0] : undefined), [rules, later, wanted, brand.zone]);
  // Another sentence is another promise: nobody has said of it that it is meant.
  const isMeant = promise !== undefined && promise.text === meant;
  return {
    promise, isMeant,
    mean: (next) => setMeant(next ? (promise?.text ?? '') : ''),
    async enter(caseId) {
      if (!isMeant) return;
      try {
        await call('POST', '/api/commitments', { body: { text: promise.text.slice(0, 500), dueAt: new Date(promise.dueAtMs).toISOString(), caseId }, shape: Commitment });
        void queries.invalidateQueries({ queryKey: ['case', caseId] });
      } catch (refusal) {
        toastRefusal(refusal);
      }
    },
  };
}
