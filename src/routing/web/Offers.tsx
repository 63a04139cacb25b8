import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { announce } from '#web/ui/announce.ts';
import { Button } from '#web/ui/Button.tsx';
import { serverNowMs, useSecond } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/icons.tsx';
import { keysOf } from '#web/ui/keymap.ts';
import { useCommands } from '#web/ui/palette/commands.ts';
import { preferences } from '#web/ui/preferences.ts';
import { useGo } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/session.ts';
import { toastRefusal } from '#web/ui/toast.ts';
import { useWords } from '#web/ui/words.ts';
import type { OfferView } from '../contract.ts';
import { answerOffer, changePresence, dropOffers, offersOptions, presenceOptions, useLiveRouting } from './api.ts';
import styles from './offer.module.css';
import { ringOnce } from './ring.ts';

const card = () => import('./OfferCard.tsx');
const OfferCard = lazy(async () => ({ default: (await card()).OfferCard }));

/** On every page: what rings at me, and a way back when the house has sent me away for a missed one. */
export function Offers() {
  const mayAnswer = useMay('interaction.answer');
  return mayAnswer ? <Ringing /> : null;
}

function Ringing() {
  useLiveRouting();
  // There before the first ring: a card must not wait for its own code.
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled([card()]), 1_000);
    return () => clearTimeout(timer);
  }, []);
  const offers = useQuery(offersOptions()).data?.items;
  const [first, ...others] = offers ?? [];
  return (
    <div className={styles.place}>
      {first ? <Ring key={first.offerId} offer={first} more={others.length} /> : <MissedNote />}
    </div>
  );
}

const ringEveryMs = 3_500;

function Ring({ offer, more }: { offer: OfferView; more: number }) {
  const t = useWords('routing');
  const go = useGo();
  const theirs = preferences.use((all) => all.keymap);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    announce(t('offer.new', { queue: offer.queueName }));
    const ring = (): void => ringOnce(preferences.get().soundVolume);
    ring();
    const timer = setInterval(ring, ringEveryMs);
    return () => clearInterval(timer);
  }, [offer.offerId, offer.queueName, t]);

  const { accept, decline } = useMemo(() => {
    const answer = (how: 'accept' | 'decline') => {
      setBusy(true);
      answerOffer(offer.offerId, how).then(() => {
        if (how === 'accept') go(`/?view=mine&c=${offer.interactionId}`);
      }, (refusal: unknown) => {
        dropOffers([offer.offerId]);
        toastRefusal(refusal);
      });
    };
    return { accept: () => answer('accept'), decline: () => answer('decline') };
  }, [offer.offerId, offer.interactionId, go]);

  useCommands(useMemo(() => [
    { id: 'offer.accept', label: t('offer.accept'), pinyin: 'jsp jsjd', icon: 'headset' as const, group: t('offer.group'), keys: 'Alt+KeyA', run: accept },
    { id: 'offer.decline', label: t('offer.decline'), pinyin: 'wj hjp', icon: 'close' as const, group: t('offer.group'), keys: 'Alt+KeyX', run: decline },
  ], [t, accept, decline]));
  const keys = { accept: keysOf('offer.accept', 'Alt+KeyA', theirs), decline: keysOf('offer.decline', 'Alt+KeyX', theirs) };
  return (
    <>
      <Suspense><OfferCard offer={offer} more={more} busy={busy} keys={keys} onAccept={accept} onDecline={decline} /></Suspense>
      <Overdue offer={offer} />
    </>
  );
}

/** The server ends an offer; should its word be late, a card that cannot be accepted any more goes by itself. */
function Overdue({ offer }: { offer: OfferView }) {
  useSecond();
  const isOver = serverNowMs() > Date.parse(offer.until) + 2_000;
  useEffect(() => {
    if (isOver) dropOffers([offer.offerId]);
  }, [isOver, offer.offerId]);
  return null;
}

function MissedNote() {
  const t = useWords('routing');
  const own = useQuery(presenceOptions()).data?.own;
  const [busy, setBusy] = useState(false);
  if (own?.state !== 'away' || (own.reason !== 'missed_offer' && own.reason !== 'connection_lost')) return null;
  const back = () => {
    setBusy(true);
    changePresence({ state: 'available' }).catch(toastRefusal).finally(() => setBusy(false));
  };
  return (
    <section className={styles.missed} role="alert">
      <Icon name="pause" />
      <p><strong>{t(`missed.${own.reason}.what`)}</strong> {t(`missed.${own.reason}.right`)}</p>
      <Button look="primary" size="small" icon="play" busy={busy} onClick={back}>{t('missed.back')}</Button>
    </section>
  );
}
