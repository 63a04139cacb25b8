/** The answers as they stand, page by page; live ones change in place, new ones wait until they are let in. */
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { call } from '#web/ui/server/api.ts';
import { useLive } from '#web/ui/server/live.ts';
import { Followup, FollowupList, type FollowupView } from '../contract.ts';

/** Days back from the start of the page's hour: a filter that moves with every second would fetch for ever. */
function since(days: number | null): string | undefined {
  if (days === null) return undefined;
  const hourMs = 3_600_000;
  return new Date(Math.floor(Date.now() / hourMs) * hourMs - days * 24 * hourMs).toISOString();
}

export function useFollowups(view: FollowupView, days: number | null) {
  const key = ['followups', view, days];
  const cache = useQueryClient();
  const [news, setNews] = useState(0);
  const query = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call('GET', '/api/followups', { query: { view, from: since(days), cursor: pageParam, limit: 50 }, shape: FollowupList, signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  useLive('followup', (events) => {
    const told = new Map(events.map((event) => Followup.parse(event.data)).map((one) => [one.id, one]));
    const shown = new Set(query.data?.pages.flatMap((page) => page.items.map((item) => item.id)));
    cache.setQueryData<InfiniteData<FollowupList>>(key, (before) => before && { ...before, pages: before.pages.map((page) => ({ ...page, items: page.items.map((item) => told.get(item.id) ?? item) })) });
    setNews((n) => n + [...told.values()].filter((one) => !shown.has(one.id) && belongs(one, view)).length);
  });
  return {
    query,
    rows: useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]),
    news,
    letIn: () => {
      setNews(0);
      void query.refetch();
    },
  };
}

function belongs(one: Followup, view: FollowupView): boolean {
  return { all: true, unsatisfied: one.isUnsatisfied, answered: one.answeredAt !== null, unanswered: one.answeredAt === null }[view];
}
