/** The rows of a view as they are shown: live in their content, but never moving under the pointer. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Interaction } from '../contract.ts';
import { heldOrder } from '../core/held-order.ts';
import { countsOptions, inboxOptions, isPast, liveRows, type InboxViewName } from './api.ts';

export interface InboxRows {
  rows: readonly Interaction[];
  /** How many came or would move once the list is let go. */
  news: number;
  applyNews: () => void;
  /** How many stand in a live view behind the last row shown. */
  beyond: number;
  /** Spread over the list: while the pointer is on it, or keys are moving in it, the order stands still. */
  hold: { onPointerEnter: () => void; onPointerLeave: () => void };
  state: 'loading' | 'refused' | 'ready';
  refusal: unknown;
  retry: () => void;
  fetchMore: () => void;
}

export function useInbox(view: InboxViewName, queueId: string | null = null): InboxRows {
  const query = useInfiniteQuery(inboxOptions(view, queueId));
  const fresh = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = useQuery(countsOptions(queueId)).data?.[view] ?? 0;
  const beyond = isPast(view) || fresh.length < liveRows ? 0 : Math.max(0, count - fresh.length);
  const [isHeld, setHeld] = useState(false);
  const { rows, news, applyNews } = useHeldOrder(fresh, isHeld);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows, news, applyNews, beyond, fetchMore,
    hold: useMemo(() => ({ onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) }), []),
    state: query.isPending ? 'loading' : query.isError && !query.data ? 'refused' : 'ready',
    refusal: query.error,
    retry: () => void refetch(),
  };
}

/** `heldOrder` with a memory of what stood before. */
function useHeldOrder(fresh: readonly Interaction[], isHeld: boolean): { rows: readonly Interaction[]; news: number; applyNews: () => void } {
  const before = useRef<readonly Interaction[]>(fresh);
  const [applied, redraw] = useState(0);
  const held = useMemo(() => heldOrder(before.current, fresh, isHeld), [fresh, isHeld, applied]);
  before.current = held.order;
  const applyNews = useCallback(() => {
    before.current = [];
    redraw((n) => n + 1);
  }, []);
  return { rows: held.rows, news: held.news, applyNews };
}
