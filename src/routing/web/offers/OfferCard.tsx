import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { InteractionPage } from '#interactions/contract.ts';
import { Customer, Timeline } from '#customers/contract.ts';
import { useAddress } from '#web/ui/text/addressee.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { serverNowMs, useSecond } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { ariaKeys } from '#web/ui/keys/keymap.ts';
import { Keys } from '#web/ui/keys/Keys.tsx';
import { Badge, MoodWord } from '#web/ui/parts/Marks.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { useWords } from '#web/ui/text/words.ts';
import { Wait } from '#web/ui/parts/Wait.tsx';
import type { OfferView } from '../../contract.ts';
import styles from './offer.module.css';

/** Who rings, before one accepts: name, tier, mood, what they said, the last contacts, open cases; and how long it still rings. */
export function OfferCard({ offer, busy, keys, onAccept, onDecline }: { offer: OfferView; busy: boolean; keys: { accept: string; decline: string }; onAccept: () => void; onDecline: () => void }) {
  const t = useWords('routing');
  const format = useFormat();
  const queueName = useQueueName();
  const page = useQuery({ queryKey: ['interaction', offer.interactionId], staleTime: Infinity, queryFn: ({ signal }) => call('GET', `/api/interactions/${offer.interactionId}`, { shape: InteractionPage, signal }) }).data;
  const customerId = page?.interaction.customerId;
  const customer = useQuery({ queryKey: ['customer', customerId], enabled: customerId !== undefined, queryFn: ({ signal }) => call('GET', `/api/customers/${customerId}`, { shape: Customer, signal }) }).data;
  const timeline = useQuery({ queryKey: ['customer', customerId, 'timeline', 'offer'], enabled: customerId !== undefined, queryFn: ({ signal }) => call('GET', `/api/customers/${customerId}/timeline`, { query: { limit: 10 }, shape: Timeline, signal }) }).data;
  const interaction = page?.interaction;
  const known = interaction ?? customer;
  const called = useAddress();
  const address = known === undefined ? t('offer.somebody') : called(known);
  const contacts = (timeline?.items ?? []).flatMap((one) => (one.kind === 'interaction' && one.id !== offer.interactionId ? [one] : [])).slice(0, 3);
  const cases = (timeline?.items ?? []).flatMap((one) => (one.kind === 'case' && one.closedAt === null ? [one] : []));
  const said = page?.messages.findLast((message) => message.speaker === 'customer' && message.text !== '')?.text;

  return (
    <section className={styles.card} role="alertdialog" aria-modal="false" aria-label={t('offer.title', { name: address })}>
      <Countdown until={offer.until} />
      <div className={styles.titles}>
        <p className={styles.over}><Icon name="bell" size={0.9375} />{t('offer.new', { queue: queueName(offer.queueId, offer.queueName) })}</p>
        <p className={styles.name}>{address}</p>
        <p className={styles.marks}>
          {customer && customer.tier !== 'standard' ? <Badge tone="warn" icon="star">{t(`offer.tier.${customer.tier}`)}</Badge> : null}
          {interaction ? <MoodWord mood={interaction.mood} /> : null}
          {interaction ? <Wait since={interaction.startedAt} due={interaction.answerDueAt} label={t('offer.waited')} /> : null}
        </p>
      </div>
      <div className={styles.words}>
        {said ? <blockquote className={styles.said}>{said}</blockquote> : null}
        {interaction?.keptPlace ? <p className={styles.kept}><Icon name="place" size={1} />{t('offer.kept')}</p> : null}
      </div>
      <div className={styles.past}>
        {cases.length > 0 ? <Facts title={t('offer.cases', { n: cases.length, count: cases.length })} lines={cases.slice(0, 2).map((one) => ({ id: one.id, what: one.title, when: one.number }))} /> : null}
        {contacts.length > 0
          ? <Facts title={t('offer.contacts')} lines={contacts.map((one) => ({ id: one.id, what: one.lastText || one.number, when: format.near(one.at) }))} />
          : timeline ? <p className={styles.first}>{t('offer.first')}</p> : null}
      </div>
      <footer className={styles.foot}>
        <Button look="plain" disabled={busy} aria-keyshortcuts={ariaKeys(keys.decline)} onClick={onDecline}>{t('offer.decline')} <Keys keys={keys.decline} /></Button>
        <Button look="primary" icon="headset" disabled={busy} aria-keyshortcuts={ariaKeys(keys.accept)} onClick={onAccept}>{t('offer.accept')} <Keys keys={keys.accept} /></Button>
      </footer>
    </section>
  );
}

function Facts({ title, lines }: { title: string; lines: readonly { id: string; what: string; when: string }[] }) {
  return (
    <div className={styles.facts}>
      <p className={styles.factsHead}>{title}</p>
      <ul>{lines.map((line) => <li key={line.id}><span className={styles.what}>{line.what}</span><span className={styles.when}>{line.when}</span></li>)}</ul>
    </div>
  );
}

/** A ring that empties; the number inside says the same. */
function Countdown({ until }: { until: string }) {
  const t = useWords('routing');
  const [wholeSeconds] = useState(() => Math.max(1, (Date.parse(until) - serverNowMs()) / 1000));
  const second = useSecond();
  const left = Math.max(0, Math.ceil(Date.parse(until) / 1000) - second);
  const round = 2 * Math.PI * 19;
  return (
    <span className={styles.ring} role="timer" aria-label={t('offer.left', { n: left, count: left })} data-late={left <= 5 || undefined}>
      <svg viewBox="0 0 44 44" width="2.875rem" height="2.875rem" aria-hidden="true">
        <circle cx="22" cy="22" r="19" className={styles.track} />
        <circle cx="22" cy="22" r="19" className={styles.rest} strokeDasharray={round} strokeDashoffset={round * (1 - Math.min(1, left / wholeSeconds))} transform="rotate(-90 22 22)" />
      </svg>
      <span aria-hidden="true">{left}</span>
    </span>
  );
}
