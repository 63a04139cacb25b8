import { useState } from 'react';
import type { PromiseFound } from '#guidance/core/promise.ts';
import { PromiseStrip } from '#guidance/web/PromiseStrip.tsx';
import { toast, toastRefusal } from '../ui/toast.ts';
import { useWords } from '../ui/words.ts';
import { dropPromise, enterPromise, useOpenPromises } from './open-promises.ts';

/** What was promised in this conversation and is not entered yet: `next`, the oldest of it, or all. */
export function OpenPromises({ interactionId, show }: { interactionId: string; show: 'next' | 'all' }) {
  const t = useWords('web');
  const open = useOpenPromises(interactionId);
  const [busy, setBusy] = useState<PromiseFound | null>(null);

  async function enter(promise: PromiseFound): Promise<void> {
    setBusy(promise);
    try {
      await enterPromise(interactionId, promise);
      toast(t('desk.promiseKept'));
    } catch (refusal) {
      toastRefusal(refusal);
    } finally {
      setBusy(null);
    }
  }

  return (show === 'next' ? open.slice(0, 1) : open).map((promise) => (
    <PromiseStrip key={`${promise.dueAtMs} ${promise.text}`} promise={promise} busy={busy === promise} onKeep={() => void enter(promise)} onDrop={() => dropPromise(interactionId, promise)} />
  ));
}
