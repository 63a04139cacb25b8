/** What the server tells reaches every list and every open conversation by patching the cache: a batch of events is one render. */
import type { InfiniteData } from '@tanstack/react-query';
import { useAddress } from '#web/ui/text/addressee.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { useLive, type LiveEvent } from '#web/ui/server/live.ts';
import { queries } from '#web/ui/server/query.ts';
import { useSession } from '#web/ui/server/session.ts';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Interaction, Message, type Inbox, type InteractionPage } from '../contract.ts';
import { placeChanged, type Beholder } from '../core/inbox.ts';
import { takenFrom } from '../core/taken.ts';
import { completeUpTo } from '../core/thread.ts';
import { addMessages, fetchMessages, keepInteraction, pageKey, refreshCounts, type inboxKey, type InboxViewName } from './api.ts';

/** Mounted once in the desk. */
export function useLiveInteractions(): void {
  const me = useSession().staff.id;
  const t = useWords('interactions');
  const address = useAddress();
  useLive('interaction', (events) => {
    const changed = new Map(read(Interaction, events).map((one) => [one.id, one]));
    for (const one of takenFrom(me, known(changed.keys()), changed.values())) {
      // Before one's eyes the conversation says it itself.
      if (new URLSearchParams(location.search).get('c') !== one.id) toast(t('takenFrom', { agent: one.agentName ?? '', name: address(one) }), { tone: 'due', lastsMs: 15_000, link: { to: `/conversations/${one.id}`, label: t('open') } });
    }
    for (const one of changed.values()) keepInteraction(one);
    const at = { me, nowMs: serverNowMs(), msOf: Date.parse };
    for (const [key, data] of queries.getQueriesData<InfiniteData<Inbox, string | undefined>>({ queryKey: ['inbox'] })) {
      const [, view, queueId] = key as ReturnType<typeof inboxKey>;
      if (data) queries.setQueryData(key, patched(data, changed, view, { ...at, queueId }));
    }
    refreshCounts();
  });
  useLive('message', (events) => {
    const byInteraction = Map.groupBy(read(Message, events), (message) => message.interactionId);
    for (const [id, messages] of byInteraction) {
      addMessages(id, messages);
      fillGap(id);
    }
  });
}

/** These conversations as this desk knows them now, from whatever list or page shows them. */
function known(ids: Iterable<string>): Map<string, Interaction> {
  const wanted = new Set(ids);
  const rows = queries.getQueriesData<InfiniteData<Inbox, string | undefined>>({ queryKey: ['inbox'] }).flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? []);
  const found = new Map(rows.filter((row) => wanted.has(row.id)).map((row) => [row.id, row]));
  for (const id of wanted) {
    const page = queries.getQueryData<InteractionPage>(pageKey(id));
    if (page) found.set(id, page.interaction);
  }
  return found;
}

/** The shape is the server's own and was checked by it; a frame that does not fit is our fault and is said once in the console. */
function read<T>(shape: { safeParse(data: unknown): { success: true; data: T } | { success: false; error: unknown } }, events: readonly LiveEvent[]): T[] {
  return events.flatMap(({ name, data }) => {
    const found = shape.safeParse(data);
    if (!found.success) console.error(`a ${name} frame does not fit its contract`, found.error);
    return found.success ? [found.data] : [];
  });
}

/** Keeps the pages' borders: rows stay on their page, new ones come to the first. */
export function patched(data: InfiniteData<Inbox, string | undefined>, changed: ReadonlyMap<string, Interaction>, view: InboxViewName, at: Beholder): InfiniteData<Inbox, string | undefined> {
  const rows = data.pages.flatMap((page) => page.items);
  const after = placeChanged(rows, changed, view, at);
  if (after.length === rows.length && after.every((row, i) => row === rows[i])) return data;
  let from = 0;
  const pages = data.pages.map((page, i) => {
    const isLast = i === data.pages.length - 1;
    const items = after.slice(from, isLast ? undefined : from + page.items.length);
    from += items.length;
    return { ...page, items };
  });
  return { ...data, pages };
}

/** A frame may be lost with a dropped line: positions have no gaps, so a missing one is asked for. */
const asking = new Set<string>();
function fillGap(id: string): void {
  const page = queries.getQueryData<InteractionPage>(pageKey(id));
  const last = page?.messages.at(-1);
  if (!page || !last || asking.has(id)) return;
  const complete = completeUpTo(page.messages);
  if (complete >= last.position) return;
  asking.add(id);
  fetchMessages(id, complete).catch((cause: unknown) => console.warn('asking for missed messages failed', cause)).finally(() => asking.delete(id));
}
