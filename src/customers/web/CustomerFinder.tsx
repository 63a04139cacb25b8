import { useMemo } from 'react';
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { useProvider } from '#web/ui/palette/commands.ts';
import { useGo } from '#web/ui/route.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { listCustomers } from './api.ts';

/** Draws nothing: lets the palette find customers on every page. */
export function CustomerFinder() {
  const t = useWords('customers');
  const address = useAddress();
  const go = useGo();
  useProvider(useMemo(() => ({
    id: 'customers', group: t('screen.command.group'),
    find: async (words, signal) => (await listCustomers({ q: words, limit: 6 }, signal)).items.map((line) => ({
      id: line.id, label: faceOf(line) || address(line), icon: 'person' as const, run: () => go(`/customers/${line.id}`),
      detail: [faceOf(line) === '' || address(line) === line.name ? '' : address(line), line.number, ...line.reach].filter(Boolean).join(' · '),
    })),
  }), [t, address, go]));
  return null;
}
