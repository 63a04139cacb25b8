import { useMemo } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { useProvider } from '#web/ui/palette/commands.ts';
import { useGo } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Cases } from '../contract.ts';

/** Draws nothing: lets the palette find cases on every page, by number, title or customer. */
export function CaseFinder() {
  return useMay('case.read') ? <Finder /> : null;
}

function Finder() {
  const t = useWords('cases');
  const go = useGo();
  const address = useAddress();
  useProvider(useMemo(() => ({
    id: 'cases', group: t('screen.group'),
    find: async (words, signal) => (await call('GET', '/api/cases', { query: { q: words, limit: 6 }, shape: Cases, signal })).items.map((one) => ({
      id: one.id, label: one.title, icon: one.kind === 'complaint' ? 'flag' as const : 'case' as const, run: () => go(`/cases/${one.id}`),
      detail: [one.number, address(one.customer), t(`state.${one.state}`)].join(' · '),
    })),
  }), [t, go, address]));
  return null;
}
