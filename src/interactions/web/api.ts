/** The conversations' way to the server and their place in the cache. Live events patch what stands here; they cause no fetch each. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import type { Mood } from '#kit/core/shapes.ts';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { Inbox, Interaction, InteractionPage, Messages, SearchFound, type InboxView, type Message } from '../contract.ts';
import { mergeMessages } from '../core/thread.ts';

export type InboxViewName = z.infer<typeof InboxView>;
type Counts = Inbox['counts'];
const countsKey = ['inbox-counts'] as const;
/** Without a queue: of all queues. */
export const inboxKey = (view: InboxViewName, queueId: string | null = null) => ['inbox', view, queueId] as const;
export const pageKey = (id: string) => ['interaction', id] as const;

/** A live view comes in pages as well, larger ones: hardly anybody has more than one, and its order is the work's. */
const liveRows = 200;
const pastRows = 50;
export const isPast = (view: InboxViewName): boolean => view === 'ended' || view === 'all';

async function fetchInbox(view: InboxViewName, queueId: string | null, cursor: string | undefined, limit: number, signal?: AbortSignal): Promise<Inbox> {
  const inbox = await call('GET', '/api/interactions', { query: { view, queueId: queueId ?? undefined, cursor, limit }, shape: Inbox, signal });
  queries.setQueryData([...countsKey, queueId], inbox.counts);
  return inbox;
}

/** What grows due by time alone is asked for again while one looks at it. */
export const inboxOptions = (view: InboxViewName, queueId: string | null = null) => infiniteQueryOptions({
  queryKey: inboxKey(view, queueId),
  queryFn: ({ pageParam, signal }) => fetchInbox(view, queueId, pageParam, isPast(view) ? pastRows : liveRows, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
  refetchInterval: view === 'due_soon' ? 15_000 : false,
});

/** How many stand in each view. Every fetch of a list brings them along; `refreshCounts` asks for them alone. */
export const countsOptions = (queueId: string | null = null) => queryOptions<Counts>({
  queryKey: [...countsKey, queueId],
  queryFn: async ({ signal }) => (await fetchInbox('mine', queueId, undefined, 1, signal)).counts,
  refetchInterval: 20_000,
});

/** At most one question in three seconds, however many events came. */
let countsTimer: ReturnType<typeof setTimeout> | undefined;
let countedAt = 0;
export function refreshCounts(): void {
  if (countsTimer !== undefined) return;
  countsTimer = setTimeout(() => {
    countsTimer = undefined;
    countedAt = Date.now();
    void queries.invalidateQueries({ queryKey: countsKey });
  }, Math.max(0, countedAt + 3_000 - Date.now()));
}

export const pageOptions = (id: string) => queryOptions({
  queryKey: pageKey(id),
  queryFn: ({ signal }) => call('GET', `/api/interactions/${id}`, { shape: InteractionPage, signal }),
  staleTime: Infinity,
});

export function keepInteraction(interaction: Interaction): void {
  queries.setQueryData<InteractionPage>(pageKey(interaction.id), (page) => page && { ...page, interaction });
}

export function addMessages(id: string, messages: readonly Message[]): void {
  queries.setQueryData<InteractionPage>(pageKey(id), (page) => {
    if (!page) return page;
    const merged = mergeMessages(page.messages, messages);
    return merged === page.messages ? page : { ...page, messages: [...merged] };
  });
}

/** What stands after a position: after a gap, and the pages before the first (`limit` of them). */
export async function fetchMessages(id: string, after: number, limit = 200): Promise<void> {
  const { messages } = await call('GET', `/api/interactions/${id}/messages`, { query: { after, limit }, shape: Messages });
  addMessages(id, messages);
}

export async function markRead(id: string, upTo: number): Promise<void> {
  await call('POST', `/api/interactions/${id}/read`, { body: { upTo } });
}

export async function correctMood(id: string, message: Message, mood: Mood): Promise<void> {
  keepInteraction(await call('POST', `/api/interactions/${id}/mood`, { body: { messageId: message.id, mood }, shape: Interaction }));
  addMessages(id, [{ ...message, mood: { mood, strength: 1, evidence: [], judgedBy: 'person' } }]);
}

/** The end was a mistake. */
export async function resumeInteraction(id: string): Promise<void> {
  keepInteraction(await call('POST', `/api/interactions/${id}/resume`, { shape: Interaction }));
}

export function searchMessages(q: string, signal: AbortSignal): Promise<z.infer<typeof SearchFound>> {
  return call('GET', '/api/interactions/search', { query: { q, limit: 20 }, shape: SearchFound, signal });
}
