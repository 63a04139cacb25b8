import { useMemo } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { useProvider } from '#web/ui/palette/commands.ts';
import { useGo } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { readContactNumber } from '../core/contact-number.ts';
import { searchMessages } from './api.ts';

/** Draws nothing: lets the palette find a conversation by its number on every page. */
export function ContactFinder() {
  return useMay('interaction.read') ? <Finder /> : null;
}

function Finder() {
  const t = useWords('interactions');
  const go = useGo();
  const address = useAddress();
  const format = useFormat();
  useProvider(useMemo(() => ({
    id: 'contacts', group: t('finder'),
    find: async (words, signal) => (readContactNumber(words) === undefined ? [] : (await searchMessages(words, signal)).contacts).map((one) => ({
      id: one.id, label: one.number, icon: 'chat' as const, run: () => go(`/conversations/${one.id}`), detail: [address(one), format.near(one.startedAt), one.lastText].filter(Boolean).join(' · '),
    })),
  }), [t, go, address, format]));
  return null;
}
