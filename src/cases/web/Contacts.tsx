import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Timeline } from '#customers/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Icon, type IconName } from '#web/ui/parts/icons.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { MoodWord } from '#web/ui/parts/Marks.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { Link } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { actWithUndo, toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { CasePage } from '../contract.ts';
import { linkContact, unlinkContact } from './api.ts';
import styles from './case.module.css';

const icons: Readonly<Record<string, IconName>> = { chat: 'chat', phone: 'phone', mail: 'mail', visit: 'visit' };

/** The conversations this matter was spoken of in: each can be opened, taken off, and others put to it. */
export function Contacts({ page }: { page: CasePage }) {
  const t = useWords('cases');
  const format = useFormat();
  const mayWrite = useMay('case.write');
  const [linking, setLinking] = useState(false);
  const shown = page.interactions;
  const unlink = (id: string, number: string): void => void actWithUndo({ text: t('screen.unlinked', { number }), run: () => unlinkContact(page.case.id, id), back: () => linkContact(page.case.id, id) });
  return (
    <Section title={t('screen.tab.contacts')} actions={mayWrite ? <Button size="small" icon="link" onClick={() => setLinking(true)}>{t('screen.linkContact')}</Button> : null}>
      {shown.length === 0 ? <p className={styles.dim}>{t('screen.noContacts')}</p> : null}
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={one.id} className={styles.contact}>
            <Icon name={icons[one.channel] ?? 'chat'} />
            <span className={styles.grow}>
              <span className={styles.top}><Link to={`/conversations/${one.id}`}>{t(`interactions:channel.${one.channel}`)} {one.number}</Link><MoodWord mood={one.mood} quiet /></span>
              {one.lastText === '' ? null : <span className={styles.said}>{one.lastText}</span>}
              <span className={styles.small}><time dateTime={one.startedAt}>{format.near(one.startedAt)}</time>{one.agentName === null ? null : <span>{one.agentName}</span>}<span>{one.endedAt === null ? t('screen.running') : one.disposition === null ? t('screen.ended') : t(`interactions:disposition.${one.disposition}`)}</span></span>
            </span>
            {mayWrite ? <IconButton size="small" icon="close" label={t('screen.unlink', { number: one.number })} onClick={() => unlink(one.id, one.number)} /> : null}
          </li>
        ))}
      </ul>
      <Modal title={t('screen.linkContact')} open={linking} onClose={() => setLinking(false)}>{linking ? <Others page={page} onDone={() => setLinking(false)} /> : null}</Modal>
    </Section>
  );
}

/** What else the customer spoke with us about. */
function Others({ page, onDone }: { page: CasePage; onDone: () => void }) {
  const t = useWords('cases');
  const format = useFormat();
  const address = useAddress();
  const { case: one } = page;
  const found = useQuery({ queryKey: ['customer', one.customer.id, 'contacts'], queryFn: ({ signal }) => call('GET', `/api/customers/${one.customer.id}/timeline`, { query: { limit: 60 }, shape: Timeline, signal }) });
  const linked = new Set(page.interactions.map((has) => has.id));
  const rows = (found.data?.items ?? []).flatMap((entry) => (entry.kind === 'interaction' && !linked.has(entry.id) ? [entry] : []));
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <RefusedState refusal={found.error} retry={() => void found.refetch()} />;
  if (rows.length === 0) return <EmptyState icon="chat" title={t('screen.noOthers', { name: address(one.customer) })} />;
  const link = (id: string, number: string): void => {
    linkContact(one.id, id).then(() => {
      toast(t('screen.linkedContact', { number }));
      onDone();
    }, toastRefusal);
  };
  return (
    <ul className={styles.list}>
      {rows.map((entry) => (
        <li key={entry.id} className={styles.contact}>
          <Icon name={icons[entry.channel] ?? 'chat'} />
          <span className={styles.grow}><strong>{t(`interactions:channel.${entry.channel}`)} {entry.number}</strong><span className={styles.said}>{entry.lastText}</span><span className={styles.small}><time dateTime={entry.at}>{format.near(entry.at)}</time></span></span>
          <Button size="small" icon="link" onClick={() => link(entry.id, entry.number)}>{t('contact.link')}</Button>
        </li>
      ))}
    </ul>
  );
}
