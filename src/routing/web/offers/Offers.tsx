import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '#web/ui/announce.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { serverNowMs, useSecond } from '#web/ui/clock.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { keysOf } from '#web/ui/keys/keymap.ts';
import { useCommands } from '#web/ui/palette/commands.ts';
import { preferences } from '#web/ui/preferences.ts';
import { useGo } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { makeStore } from '#web/ui/store.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useQueueName } from '#web/ui/text/queue-name.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { OfferView } from '../../contract.ts';
import { forcedBy, type Forced } from '../../core/people/forced.ts';
import { answerOffer, changePresence, dropOffers, offersOptions, presenceOptions, useLiveRouting } from '../api.ts';
import styles from './offer.module.css';
import { ringOnce } from './ring.ts';

const card = () => import('./OfferCard.tsx');
const OfferCard = lazy(async () => ({ default: (await card()).OfferCard }));

/** On every page: what rings at me, and a way back when the house has sent me away for a missed one, or signed me off because my line was gone. */
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
  const offers = useQuery(offersOptions()).data?.items ?? [];
  const [first, ...others] = offers.toSorted((a, b) => a.until.localeCompare(b.until));
  const strip = useRef<HTMLDivElement>(null);
  // Dialogs stand below it: what rings must be answerable from them, and cover nothing of theirs.
  useEffect(() => {
    const node = strip.current;
    if (node === null) return;
    const watch = new ResizeObserver(() => document.documentElement.style.setProperty('--strip', `${node.offsetHeight}px`));
    watch.observe(node);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={strip} className={styles.strip}>
      {first ? <Ring key={first.offerId} offer={first} /> : null}
      {others.map((offer) => <NextRing key={offer.offerId} offer={offer} />)}
      <MissedNote />
    </div>
  );
}

const ringEveryMs = 3_500;

/** Nobody aims at a button that has only just come under the pointer. */
const settlesMs = 400;
function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settlesMs);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}

function useAnswer(offer: OfferView): { accept: () => void; decline: () => void; busy: boolean } {
  const go = useGo();
  const [busy, setBusy] = useState(false);
  return useMemo(() => {
    const answer = (how: 'accept' | 'decline') => {
      setBusy(true);
      answerOffer(offer.offerId, how).then(() => {
        if (how === 'accept') go(`/?view=mine&c=${offer.interactionId}`);
      }, (refusal: unknown) => {
        dropOffers([offer.offerId]);
        toastRefusal(refusal);
      });
    };
    return { accept: () => answer('accept'), decline: () => answer('decline'), busy };
  }, [offer.offerId, offer.interactionId, go, busy]);
}

function Ring({ offer }: { offer: OfferView }) {
  const t = useWords('routing');
  const theirs = preferences.use((all) => all.keymap);
  const settled = useSettled();
  const { accept, decline, busy } = useAnswer(offer);
  const queue = useQueueName()(offer.queueId, offer.queueName);

  // Said once an offer, whatever comes in after it.
  const said = useRef('');
  useEffect(() => {
    if (said.current === offer.offerId) return;
    said.current = offer.offerId;
    announce(t('offer.new', { queue }));
  }, [offer.offerId, queue, t]);
  useEffect(() => {
    const ring = (): void => ringOnce(preferences.get().soundVolume);
    ring();
    const timer = setInterval(ring, ringEveryMs);
    return () => clearInterval(timer);
  }, [offer.offerId]);

  useCommands(useMemo(() => [
    { id: 'offer.accept', label: t('offer.accept'), pinyin: 'jsp jsjd', icon: 'headset' as const, group: t('offer.group'), keys: 'Alt+KeyA', run: accept },
    { id: 'offer.decline', label: t('offer.decline'), pinyin: 'wj hjp', icon: 'close' as const, group: t('offer.group'), keys: 'Alt+KeyX', run: decline },
  ], [t, accept, decline]));
  const keys = { accept: keysOf('offer.accept', 'Alt+KeyA', theirs), decline: keysOf('offer.decline', 'Alt+KeyX', theirs) };
  return (
    <>
      <Suspense><OfferCard offer={offer} busy={busy || !settled} keys={keys} onAccept={accept} onDecline={decline} /></Suspense>
      <Overdue offer={offer} />
    </>
  );
}

/** Handed on by a colleague while another rings, or on another channel: with its own clock and its own answer. */
function NextRing({ offer }: { offer: OfferView }) {
  const t = useWords('routing');
  const settled = useSettled();
  const { accept, busy } = useAnswer(offer);
  const queue = useQueueName()(offer.queueId, offer.queueName);
  const left = Math.max(0, Math.ceil(Date.parse(offer.until) / 1000) - useSecond());
  return (
    <section className={styles.next} aria-label={t('offer.new', { queue })}>
      <Icon name="bell" size={0.9375} />
      <p>{t('offer.new', { queue })} <span className="figures" role="timer">{t('offer.left', { n: left, count: left })}</span></p>
      <Button size="small" icon="headset" busy={busy} disabled={!settled} onClick={accept}>{t('offer.accept')}</Button>
      <Overdue offer={offer} />
    </section>
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

/** The spell whose note was put away: the next one is told anew. */
const putAway = makeStore<string | null>(null);

function MissedNote() {
  const own = useQuery(presenceOptions()).data?.own;
  const reason = own == null ? undefined : forcedBy(own);
  return reason === undefined ? null : <Missed reason={reason} spell={`${own?.since}`} />;
}

function Missed({ reason, spell }: { reason: Forced; spell: string }) {
  const t = useWords('routing');
  const isAway = putAway.use((all) => all) === spell;
  const [busy, setBusy] = useState(false);
  const back = useCallback(() => {
    setBusy(true);
    changePresence({ state: 'available' }).catch(toastRefusal).finally(() => setBusy(false));
  }, []);
  useCommands(useMemo(() => [{ id: 'presence.back', label: t('missed.back'), pinyin: 'hfjd', icon: 'play' as const, group: t('presence.group'), run: back }], [t, back]));
  if (isAway) return null;
  return (
    <section className={styles.missed} role="alert">
      <Icon name="pause" />
      <p><strong>{t(`missed.${reason}.what`)}</strong> {t(`missed.${reason}.right`)}</p>
      <Button look="primary" size="small" icon="play" busy={busy} onClick={back}>{t('missed.back')}</Button>
      <IconButton size="small" icon="close" label={t('web:close')} onClick={() => putAway.set(spell)} />
    </section>
  );
}
