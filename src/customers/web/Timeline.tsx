/** Everything that happened, newest first, page by page. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { useLive } from '#web/ui/server/live.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { readTimeline } from './api.ts';
import styles from './customers.module.css';
import { TimelineLine } from './TimelineLine.tsx';

/** Of an interaction's frame only whose it is and whether it is over: a new entry begins and ends, its words do not matter here. */
const Told = z.object({ customerId: z.string(), endedAt: z.string().nullable() });

export function Timeline({ customerId, pageSize = 50, bare = false }: { customerId: string; pageSize?: number; bare?: boolean }) {
  const t = useWords('customers');
  const cache = useQueryClient();
  useLive('interaction', (events) => {
    const isOver = events.some(({ data }) => {
      const told = Told.safeParse(data);
      return told.success && told.data.customerId === customerId && told.data.endedAt !== null;
    });
    if (isOver) void cache.invalidateQueries({ queryKey: ['customer', customerId, 'timeline'] });
  });
  const entries = useInfiniteQuery({
    queryKey: ['customer', customerId, 'timeline', pageSize], initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => readTimeline(customerId, pageParam, pageSize), getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('screen.timeline.title')} bare={bare}>
      {entries.isPending ? <LoadingState rows={4} /> : entries.isError && items.length === 0 ? <RefusedState refusal={entries.error} retry={() => void entries.refetch()} /> : null}
      {entries.isSuccess && items.length === 0 ? <p className={styles.dim}>{t('screen.timeline.none')}</p> : null}
      {items.length > 0 ? <ol className={styles.timeline}>{items.map((entry) => <TimelineLine key={`${entry.kind} ${entry.id}`} entry={entry} />)}</ol> : null}
      {entries.hasNextPage ? <div><Button size="small" busy={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>{t('screen.timeline.more')}</Button></div> : null}
    </Section>
  );
}
