import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Row, Section } from '#web/ui/parts/Layout.tsx';
import { useGo } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { actWithUndo, toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Queue } from '../../contract.ts';
import { queuesOptions } from '../api.ts';
import { QueueLine } from '../line/QueueLine.tsx';
import { queuesLiveOptions } from '../line/api.ts';
import { changeQueue } from './api.ts';
import styles from './queues.module.css';

/** Every queue: what it promises, and how it stands at this moment. Each is set up on a page of its own. */
export function QueuesPage() {
  const t = useWords('routing');
  const queries = useQueryClient();
  const mayManage = useMay('queue.manage');
  const go = useGo();
  const [withArchived, setWithArchived] = useState(false);
  const list = useQuery(queuesOptions());
  const live = useQuery(queuesLiveOptions());
  const restore = useMutation({
    mutationFn: (queue: Queue) => changeQueue(queue.id, { isArchived: false }), onError: toastRefusal,
    onSuccess: (queue) => {
      toast(t('screen.queues.restored', { name: queue.name }));
      return queries.invalidateQueries({ queryKey: ['queues'] });
    },
  });
  const all = list.data?.items ?? [];
  const isGone = (queue: Queue): boolean => queue.archivedAt !== null;
  const gone = all.filter(isGone);
  const shown = withArchived ? all : all.filter((queue) => !isGone(queue));

  function archive(queue: Queue): void {
    const turn = async (isArchived: boolean): Promise<void> => {
      await changeQueue(queue.id, { isArchived });
      await queries.invalidateQueries({ queryKey: ['queues'] });
    };
    void actWithUndo({ text: t('screen.queues.archivedNow', { name: queue.name }), run: () => turn(true), back: () => turn(false) });
  }

  return (
    <Page>
      <PageHeader title={t('screen.queues.title')} sub={t('screen.queues.sub')} actions={mayManage ? <Button look="primary" icon="plus" onClick={() => go('/settings/queues/new')}>{t('screen.queues.create')}</Button> : undefined} />
      <Section>
        {list.isPending ? <LoadingState /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} />
          : shown.length === 0 ? <EmptyState icon="rows" title={t('screen.queues.none')}>{t('screen.queues.noneHint')}</EmptyState>
            : (
              <ul className={styles.list}>
                {shown.map((queue) => <QueueLine key={queue.id} queue={queue} live={live.data?.items.find((one) => one.queueId === queue.id)} isGone={isGone(queue)} mayManage={mayManage} onArchive={() => archive(queue)} onRestore={() => restore.mutate(queue)} />)}
              </ul>
            )}
        {gone.length > 0 ? <Row><Button look="quiet" onClick={() => setWithArchived(!withArchived)}>{withArchived ? t('screen.queues.hideArchived') : t('screen.queues.showArchived', { n: gone.length })}</Button></Row> : null}
      </Section>
    </Page>
  );
}
