import { useMemo } from 'react';
import { useProvider } from '#web/ui/palette/commands.ts';
import { useGo } from '#web/ui/route.tsx';
import { useLanguage, useWords } from '#web/ui/words.ts';
import { listCustomers } from './api.ts';

/** Draws nothing: lets the palette find customers on every page. */
export function CustomerFinder() {
  const t = useWords('customers');
  const language = useLanguage();
  const go = useGo();
  useProvider(useMemo(() => ({
    id: 'customers', group: t('screen.command.group'),
    find: async (words, signal) => (await listCustomers({ q: words, limit: 6 }, signal)).items.map((line) => ({
      id: line.id, label: line.name, icon: 'person' as const, run: () => go(`/customers/${line.id}`),
      detail: [line.formOfAddress[language] === line.name ? '' : line.formOfAddress[language], line.number, ...line.reach].filter(Boolean).join(' · '),
    })),
  }), [t, language, go]));
  return null;
}
