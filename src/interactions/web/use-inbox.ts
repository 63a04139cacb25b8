/** The rows of a view as they are shown: live in their content, but never moving under the pointer. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Interaction } from '../contract.ts';
import { heldOrder, type Hold } from '../core/held-order.ts';
import { countsOptions, inboxOptions, isPast, type InboxViewName } from './api.ts';

export interface InboxRows {
  rows: readonly Interaction[];
  /** Ids of rows that have left this view and only keep their place for a moment. */
  gone: ReadonlySet<string>;
  /** How many came or would move once the list is let go. */
  news: number;
  applyNews: () => void;
  /** How many stand in a live view behind the last row that has come. */
  beyond: number;
  /** Spread over the list: while the pointer is on it the order stands still. */
  hold: { onPointerMove: () => void; onPointerLeave: () => void };
  state: 'loading' | 'refused' | 'ready';
  refusal: unknown;
  retry: () => void;
  fetchMore: () => void;
}

export function useInbox(view: InboxViewName, queueId: string | null = null): InboxRows {
  const query = useInfiniteQuery(inboxOptions(view, queueId));
  const fresh = useMemo(() => eachOnce(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  const count = useQuery(countsOptions(queueId)).data?.[view] ?? 0;
  const { hold, handlers } = useHold();
  const { rows, gone, news, applyNews } = useHeldOrder(fresh, hold);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const beyond = isPast(view) || !hasNextPage ? 0 : Math.max(0, count - fresh.length);
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows, gone, news, applyNews, beyond, fetchMore, hold: handlers,
    state: query.isPending ? 'loading' : query.isError && !query.data ? 'refused' : 'ready',
    refusal: query.error,
    retry: () => void refetch(),
  };
}

/** A row that a live event brought in before its page came stands on both: the first is the one that is kept up to date in its place. */
function eachOnce(rows: readonly Interaction[]): readonly Interaction[] {
  const once = new Map<string, Interaction>();
  for (const row of rows) if (!once.has(row.id)) once.set(row.id, row);
  return once.size === rows.length ? rows : [...once.values()];
}

/** After this long without a movement nobody is aiming at a row. */
const stillAfterMs = 1_200;
function useHold(): { hold: Hold; handlers: InboxRows['hold'] } {
  const [hold, setHold] = useState<Hold>('loose');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const handlers = useMemo(() => ({
    onPointerMove: () => {
      clearTimeout(timer.current);
      setHold('moving');
      timer.current = setTimeout(() => setHold('still'), stillAfterMs);
    },
    onPointerLeave: () => {
      clearTimeout(timer.current);
      setHold('loose');
    },
  }), []);
  return { hold, handlers };
}

/** `heldOrder` with a memory of what stood before. */
function useHeldOrder(fresh: readonly Interaction[], hold: Hold): { rows: readonly Interaction[]; gone: ReadonlySet<string>; news: number; applyNews: () => void } {
  const before = useRef<readonly Interaction[]>(fresh);
  const [applied, redraw] = useState(0);
  const held = useMemo(() => heldOrder(before.current, fresh, hold), [fresh, hold, applied]);
  before.current = held.order;
  const applyNews = useCallback(() => {
    before.current = [];
    redraw((n) => n + 1);
  }, []);
  return { rows: held.rows, gone: held.gone, news: held.news, applyNews };
}
