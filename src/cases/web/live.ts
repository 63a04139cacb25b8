/** What others do shows at once: rows change where they stand, and nothing moves under the pointer until one asks for it. */
import { useCallback, useState } from 'react';
import { Commitment } from '#commitments/contract.ts';
import { serverNowMs } from '#web/ui/clock.ts';
import { useLive } from '#web/ui/server/live.ts';
import { queries } from '#web/ui/server/query.ts';
import { useSession } from '#web/ui/server/session.ts';
import { Case } from '../contract.ts';
import { belongs, type CaseViewName } from '../core/belongs.ts';
import { keepCase, keepCommitment, listKey, refreshCase, refreshCounts, type CaseList } from './api.ts';

const instant = (at: string | null | undefined): number | null => (at == null ? null : Date.parse(at));

/** Keeps a list true. `news` counts what would come or go; `applyNews` lets it. */
export function useLiveList(view: CaseViewName, q: string): { news: number; applyNews: () => void } {
  const me = useSession().staff.id;
  const [waiting, setWaiting] = useState<{ of: string; ids: ReadonlySet<string> }>({ of: '', ids: new Set() });
  const of = `${view} ${q}`;
  const ids = waiting.of === of ? waiting.ids : new Set<string>();
  useLive('case', (events) => {
    const shown = new Set(queries.getQueryData<CaseList>(listKey(view, q))?.pages.flatMap((page) => page.items.map((row) => row.id)));
    const next = new Set(ids);
    for (const event of events) {
      const one = Case.parse(event.data);
      keepCase(one);
      const fits = q !== '' ? shown.has(one.id) : belongs(view, { ...one, ownerId: one.owner.id, dueMs: instant(one.clock?.dueAt), soonMs: instant(one.clock?.soonAt) }, me, serverNowMs());
      if (fits === shown.has(one.id)) next.delete(one.id);
      else next.add(one.id);
    }
    setWaiting({ of, ids: next });
    refreshCounts();
  });
  const applyNews = useCallback(() => {
    setWaiting({ of, ids: new Set() });
    void queries.invalidateQueries({ queryKey: listKey(view, q) });
  }, [of, view, q]);
  return { news: ids.size, applyNews };
}

/** Keeps one case true while it is open. */
export function useLiveCase(id: string): void {
  useLive('case', (events) => {
    const own = events.map((event) => Case.parse(event.data)).filter((one) => one.id === id).at(-1);
    if (own === undefined) return;
    keepCase(own);
    refreshCase(id);
  });
  useLive('commitment', (events) => {
    for (const event of events) {
      const one = Commitment.parse(event.data);
      if (one.case?.id !== id) continue;
      keepCommitment(one);
      refreshCase(id);
    }
  });
}
