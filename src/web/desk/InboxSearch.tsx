import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Cases } from '#cases/contract.ts';
import { CustomerList } from '#customers/contract.ts';
import { searchMessages } from '#interactions/web/api.ts';
import { useAddress } from '../ui/text/addressee.ts';
import { call } from '../ui/server/api.ts';
import { Link } from '../ui/route.tsx';
import { useMay } from '../ui/server/session.ts';
import { EmptyState, LoadingState } from '../ui/parts/States.tsx';
import { useFormat } from '../ui/text/use-format.ts';
import { useWords } from '../ui/text/words.ts';
import styles from './desk.module.css';

/** One box finds people (name, initials, phone tail, number), cases and words that were said. The server does the matching. */
export function Found({ words, selected, onSelect }: { words: string; selected: string | null; onSelect: (id: string) => void }) {
  const t = useWords('web');
  const address = useAddress();
  const format = useFormat();
  const sought = useSettled(words, 150);
  const people = useQuery({ queryKey: ['found', 'customers', sought], enabled: sought !== '', queryFn: ({ signal }) => call('GET', '/api/customers', { query: { q: sought, limit: 8 }, shape: CustomerList, signal }) });
  const said = useQuery({ queryKey: ['found', 'messages', sought], enabled: sought !== '', queryFn: ({ signal }) => searchMessages(sought, signal) });
  const mayCases = useMay('case.read');
  const cases = useQuery({ queryKey: ['found', 'cases', sought], enabled: sought !== '' && mayCases, queryFn: ({ signal }) => call('GET', '/api/cases', { query: { q: sought, limit: 8 }, shape: Cases, signal }) });
  if (people.isPending && said.isPending) return <LoadingState rows={6} />;
  const customers = people.data?.items ?? [];
  const messages = said.data?.items ?? [];
  const contacts = said.data?.contacts ?? [];
  const matters = cases.data?.items ?? [];
  if (customers.length + messages.length + matters.length + contacts.length === 0) return <EmptyState icon="search" title={t('desk.found.nothing')}>{t('desk.found.hint')}</EmptyState>;
  return (
    <div className={styles.found}>
      {contacts.length > 0 ? <h2>{t('desk.found.contacts')}</h2> : null}
      <ul>
        {contacts.map((one) => (
          <li key={one.id}>
            <button type="button" className={styles.hit} aria-current={one.id === selected ? 'true' : undefined} onClick={() => onSelect(one.id)}>
              <strong>{address(one)} · {one.number}</strong>
              <span>{[format.near(one.startedAt), one.lastText].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {customers.length > 0 ? <h2>{t('desk.found.people')}</h2> : null}
      <ul>
        {customers.map((one) => (
          <li key={one.id}><Link to={`/customers/${one.id}`} className={styles.hit}><strong>{address(one)}</strong><span>{[one.name, one.number, one.accountName, ...one.reach].filter(Boolean).join(' · ')}</span></Link></li>
        ))}
      </ul>
      {matters.length > 0 ? <h2>{t('desk.found.cases')}</h2> : null}
      <ul>
        {matters.map((one) => (
          <li key={one.id}><Link to={`/cases/${one.id}`} className={styles.hit}><strong>{one.title}</strong><span>{[one.number, address(one.customer), t(`cases:state.${one.state}`)].join(' · ')}</span></Link></li>
        ))}
      </ul>
      {messages.length > 0 ? <h2>{t('desk.found.words')}</h2> : null}
      <ul>
        {messages.map(({ message, interaction }) => (
          <li key={message.id}>
            <button type="button" className={styles.hit} aria-current={interaction.id === selected ? 'true' : undefined} onClick={() => onSelect(interaction.id)}>
              <strong>{address(interaction)} · {format.near(message.at)}</strong>
              <span>{message.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The value once it has stood still for so long. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value.trim()), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
