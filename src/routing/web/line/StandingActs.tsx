import { useQuery } from '@tanstack/react-query';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { actWithUndo, toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import type { Standing } from '../../contract.ts';
import { nameIn } from '../../core/design/queue-name.ts';
import { queuesOptions, take, transfer } from '../api.ts';
import { closeContact, resumeContact } from './api.ts';

/** What may be done with somebody who waits: taken by whoever answers; moved, let first and closed by a lead, with a way back. */
export function StandingActs({ one, name, queueId, onClass, onDone }: { one: Standing; name: string; queueId: string; onClass: () => void; onDone: () => void }) {
  const t = useWords('routing');
  const language = useLanguage();
  const mayAnswer = useMay('interaction.answer');
  const mayMove = useMay('interaction.move');
  const queues = useQuery({ ...queuesOptions(), enabled: mayMove }).data?.items ?? [];
  const { interactionId } = one;
  const then = async (work: () => Promise<unknown>): Promise<void> => {
    await work();
    onDone();
  };
  const move = (to: string, queue: string): void => void actWithUndo({
    text: t('line.moved', { name, queue }), run: () => then(() => transfer(interactionId, { queueId: to })), back: () => then(() => transfer(interactionId, { queueId })),
  });
  const close = (): void => void actWithUndo({ text: t('line.closed', { name }), run: () => then(() => closeContact(interactionId)), back: () => then(() => resumeContact(interactionId)) });
  const others = queues.filter((queue) => queue.id !== queueId && queue.archivedAt === null);
  return (
    <>
      {mayAnswer ? <Button size="small" icon="takeOver" onClick={() => void then(() => take(interactionId)).then(() => toast(t('line.taken', { name }), { link: { to: `/conversations/${interactionId}`, label: name } }), toastRefusal)}>{t('line.take')}</Button> : null}
      {mayMove ? (
        <Menu entries={[
          { label: t(one.priorityClass === 0 ? 'line.lower' : 'line.raise'), icon: one.priorityClass === 0 ? 'down' : 'up', run: onClass },
          ...(others.length === 0 ? [] : ['line' as const, { heading: t('line.move') }, ...others.map((queue) => ({ label: t('line.moveTo', { queue: nameIn(queue, language) }), icon: 'transfer' as const, run: () => move(queue.id, nameIn(queue, language)) }))]),
          'line',
          { label: t('line.close'), icon: 'close', grave: true, run: close },
        ]}>
          <IconButton icon="more" size="small" label={t('line.acts', { name })} />
        </Menu>
      ) : null}
    </>
  );
}
