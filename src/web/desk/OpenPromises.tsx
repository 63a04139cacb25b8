import { useState } from 'react';
import type { DecideHeard, HeardPromise } from '#commitments/contract.ts';
import { PromiseStrip } from '#guidance/web/PromiseStrip.tsx';
import type { Interaction } from '#interactions/contract.ts';
import { useSession } from '../ui/server/session.ts';
import { toast, toastRefusal } from '../ui/parts/toast.ts';
import { useWords } from '../ui/text/words.ts';
import { decidePromise, useOpenPromises } from './open-promises.ts';

/** What was promised in this conversation and is not decided on yet: `next`, the oldest of it, or all. */
export function OpenPromises({ interaction, show }: { interaction: Interaction; show: 'next' | 'all' }) {
  const t = useWords('web');
  const me = useSession().staff.id;
  const open = useOpenPromises(interaction);
  const [busy, setBusy] = useState<string | null>(null);

  async function decide(promise: HeardPromise, as: DecideHeard['as']): Promise<void> {
    if (busy === promise.id) return;
    setBusy(promise.id);
    try {
      await decidePromise(interaction.id, promise, as);
      if (as === 'entered') toast(t('desk.promiseKept'));
    } catch (refusal) {
      toastRefusal(refusal);
    } finally {
      setBusy(null);
    }
  }

  return (show === 'next' ? open.slice(0, 1) : open).map((promise) => (
    <PromiseStrip key={promise.id} promise={{ ...promise, by: promise.by?.id === me ? undefined : promise.by?.name }} busy={busy === promise.id} onKeep={() => void decide(promise, 'entered')} onDrop={() => void decide(promise, 'waved')} />
  ));
}
