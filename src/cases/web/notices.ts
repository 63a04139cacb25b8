/** What came to me and I have not looked at yet: one place in the cache for the strip, the rail and the case's own page. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '#web/ui/server/api.ts';
import { queries } from '#web/ui/server/query.ts';
import { CaseNotices, Seen } from '../contract.ts';

const key = ['case-notices'] as const;
export const noticesOptions = () => queryOptions({ queryKey: key, queryFn: ({ signal }) => call('GET', '/api/case-notices', { shape: CaseNotices, signal }), refetchInterval: 60_000 });
export const refreshNotices = (): void => void queries.invalidateQueries({ queryKey: key });

/** Gone at once from every place that shows it; a refusal brings it back. */
export async function seeCase(id: string): Promise<void> {
  queries.setQueryData<CaseNotices>(key, (before) => before && { items: before.items.filter((one) => one.case.id !== id) });
  try {
    await call('POST', `/api/cases/${id}/seen`, { shape: Seen });
  } finally {
    refreshNotices();
  }
}
