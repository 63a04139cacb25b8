import { useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { ApiRefusal } from '#web/ui/server/api.ts';
import { Page, PageHeader } from '#web/ui/parts/Layout.tsx';
import { Link, useParam, useSearchState } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { Tabs } from '#web/ui/parts/Tabs.tsx';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { useWords } from '#web/ui/text/words.ts';
import { queueNowOptions } from './api.ts';
import { LineNow } from './LineNow.tsx';
import { QueueWaits } from './QueueWaits.tsx';

const Search = z.object({ tab: z.enum(['now', 'waits']).catch('now') });

export function QueuePage() {
  const queueId = useParam('id');
  return <OneQueue key={queueId} queueId={queueId} />;
}

/** One queue as it stands: who waits and why; and how true its announcements have been. */
export function OneQueue({ queueId }: { queueId: string }) {
  const t = useWords('routing');
  const queueName = useQueueName();
  const mayManage = useMay('queue.manage');
  const mayReport = useMay('report.read');
  const [{ tab }, setSearch] = useSearchState(Search);
  const now = useQuery(queueNowOptions(queueId));
  if (now.isPending) return <Page><LoadingState rows={6} /></Page>;
  if (now.data === undefined && now.error instanceof ApiRefusal && (now.error.meaning === 'not_found' || now.error.meaning === 'invalid')) {
    return <Page><EmptyState icon="rows" title={t('line.unknown')} action={<Link to={mayManage ? '/settings/queues' : '/'}>{t('line.toAll')}</Link>}>{t('line.unknownHint')}</EmptyState></Page>;
  }
  if (now.data === undefined) return <Page><RefusedState refusal={now.error} retry={() => void now.refetch()} /></Page>;
  const { queue } = now.data;
  const line = <LineNow now={now.data} />;
  return (
    <Page>
      <PageHeader title={queueName(queueId, queue.name)} sub={t('line.agents', { ...queue.agents })} actions={mayManage ? <><Link to={`/settings/queues/${queueId}`}>{t('screen.design.open')}</Link><Link to="/settings/queues">{t('line.back')}</Link></> : undefined} />
      {mayReport ? (
        <Tabs label={t('line.tabs')} value={tab} onChange={(to) => setSearch({ tab: to })}
          tabs={[{ value: 'now', label: t('line.now'), count: queue.waiting + queue.virtualWaiting, content: line }, { value: 'waits', label: t('line.waits'), content: <QueueWaits queueId={queueId} /> }]} />
      ) : line}
    </Page>
  );
}
