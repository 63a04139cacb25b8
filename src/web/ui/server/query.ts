/** The cache of server state. Live events patch it (`queries.setQueryData`); they never cause a fetch each. */
import { QueryClient } from '@tanstack/react-query';
import { ApiRefusal } from './api.ts';
import { onLive } from './live.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // A clear answer does not change by asking again; only an unreachable server is asked twice more.
      retry: (failures, refusal) => failures < 2 && refusal instanceof ApiRefusal && (refusal.status === 0 || refusal.status >= 502),
    },
    mutations: { retry: false },
  },
});

/** Away too long: the server could not tell us everything, so all that is on screen is fetched again. */
onLive('reset', () => void queries.invalidateQueries());
