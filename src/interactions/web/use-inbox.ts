/** The rows of a view as they are shown: live in their content, but never moving under the pointer. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Interaction } from '../contract.ts';
import { inboxOptions, type InboxViewName } from './api.ts';

export interface InboxRows {
  rows: readonly Interaction[];
  /** How many came or would move once the list is let go. */
  news: number;
  applyNews: () => void;
  /** Spread over the list: while the pointer is on it, or keys are moving in it, the order stands still. */
  hold: { onPointerEnter: () => void; onPointerLeave: () => void };
  state: 'loading' | 'refused' | 'ready';
  refusal: unknown;
  retry: () => void;
  fetchMore: () => void;
}

export function useInbox(view: InboxViewName): InboxRows {
  const query = useInfiniteQuery(inboxOptions(view));
  const fresh = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const [isHeld, setHeld] = useState(false);
  const { rows, news, applyNews } = useHeldOrder(fresh, isHeld);
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const fetchMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows, news, applyNews, fetchMore,
    hold: useMemo(() => ({ onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) }), []),
    state: query.isPending ? 'loading' : query.isError && !query.data ? 'refused' : 'ready',
    refusal: query.error,
    retry: () => void refetch(),
  };
}

/** While held: known rows keep their places with their newest content, gone ones stay as they now are, new ones wait to be let in. */
export function useHeldOrder(fresh: readonly Interaction[], isHeld: boolean): { rows: readonly Interaction[]; news: number; applyNews: () => void } {
  const order = useRef<readonly Interaction[]>(fresh);
  const [, redraw] = useState(0);
  const isLonger = isHeld && isContinued(order.current, fresh);
  if (!isHeld || isLonger || order.current.length === 0) order.current = fresh;
  const rows = useMemo(() => {
    if (order.current === fresh) return fresh;
    const now = new Map(fresh.map((row) => [row.id, row]));
    return order.current.map((row) => now.get(row.id) ?? row);
  }, [fresh, order.current]);
  const have = useMemo(() => new Set(order.current.map((row) => row.id)), [order.current]);
  const came = fresh.filter((row) => !have.has(row.id)).length;
  const kept = fresh.filter((row) => have.has(row.id));
  const moved = rows.filter((row) => kept.some((one) => one.id === row.id)).filter((row, i) => kept[i]?.id !== row.id).length;
  const applyNews = useCallback(() => {
    order.current = [];
    redraw((n) => n + 1);
  }, []);
  return { rows, news: order.current === fresh ? 0 : came + (came === 0 ? moved : 0), applyNews };
}

/** The next page of the past only adds to the end: nothing moves. */
function isContinued(before: readonly Interaction[], after: readonly Interaction[]): boolean {
  return after.length > before.length && before.every((row, i) => row.id === after[i]?.id);
}
