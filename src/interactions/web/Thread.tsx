import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useAddress } from '#web/ui/text/addressee.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { announce } from '#web/ui/announce.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useSession } from '#web/ui/server/session.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { InteractionPage } from '../contract.ts';
import { drawThread } from '../core/thread.ts';
import { fetchMessages, markRead } from './api.ts';
import { Bubble, OutgoingBubble } from './Bubble.tsx';
import { customerSaid, useOthers } from './others.ts';
import { outbox, type Outgoing } from './outbox.ts';
import styles from './thread.module.css';

/** A step of the past that is asked for at once. */
const earlierStep = 200;
/** Nearer to the end than this, one is taken along by new words. */
const atEndPx = 80;

/** Everything that was said, in order, with what is on its way at the end. Stays at the end unless one has scrolled back. */
export function Thread({ page, onTakeBack }: { page: InteractionPage; onTakeBack: (one: Outgoing) => void }) {
  const t = useWords('interactions');
  const format = useFormat();
  const me = useSession().staff.id;
  const address = useAddress();
  const { interaction } = page;
  const all = outbox.use((every) => every);
  const going = useMemo(() => all.filter((one) => one.interactionId === interaction.id), [all, interaction.id]);
  // A whisper that is not for this person comes without its words; one that was heard stays, whoever serves by now.
  const messages = useMemo(() => page.messages.filter((message) => message.kind !== 'whisper' || message.text !== ''), [page.messages]);
  const drawn = useMemo(() => drawThread(messages, { dayOf: format.date, msOf: Date.parse }), [messages, format]);
  const { box, isAtEnd, toEnd } = useEnd(messages.at(-1)?.position ?? 0, going.length);
  const unseen = useNews(page, isAtEnd);
  useReading(page, me);

  return (
    <div className={styles.thread}>
      <div className={styles.scroll} ref={box} tabIndex={0} role="region" aria-label={t('thread.label', { name: address(interaction) })}>
        <Earlier page={page} />
        <ol className={styles.turns}>
          {drawn.map(({ message, day, opens, closes }) => (
            <DayAnd key={message.id} day={day}>
              <Bubble message={message} opens={opens} closes={closes} isRead={message.position <= interaction.customerReadUpTo} name={message.speaker === 'customer' ? address(interaction) : message.speakerId === me ? t('you') : (message.speakerName ?? t('colleague'))} />
            </DayAnd>
          ))}
          {going.map((one) => <OutgoingBubble key={one.key} one={one} onTakeBack={onTakeBack} />)}
        </ol>
        <TypingLine id={interaction.id} name={address(interaction)} />
      </div>
      {isAtEnd ? null : (
        <button type="button" className={styles.toEnd} onClick={toEnd}><Icon name="down" size={1} />{unseen > 0 ? t('thread.unseen', { n: unseen }) : t('thread.toEnd')}</button>
      )}
    </div>
  );
}

function DayAnd({ day, children }: { day: string | null; children: React.ReactNode }) {
  return <>{day === null ? null : <li className={styles.day}><span>{day}</span></li>}{children}</>;
}

/** Positions begin at 1: when the first here is later, there is more. */
function Earlier({ page }: { page: InteractionPage }) {
  const t = useWords('interactions');
  const [busy, setBusy] = useState(false);
  const first = page.messages[0]?.position ?? 1;
  if (first <= 1) return null;
  const fetch = () => {
    setBusy(true);
    const from = Math.max(0, first - 1 - earlierStep);
    fetchMessages(page.interaction.id, from, first - 1 - from).catch(toastRefusal).finally(() => setBusy(false));
  };
  return <div className={styles.earlier}><Button size="small" look="quiet" icon="up" busy={busy} onClick={fetch}>{t('thread.earlier', { n: first - 1 })}</Button></div>;
}

function TypingLine({ id, name }: { id: string; name: string }) {
  const t = useWords('interactions');
  const { customer } = useOthers(id);
  return <p className={styles.typing} aria-hidden={customer === null}>{customer === null ? null : <><span className={styles.dots}><i /><i /><i /></span>{customer.text ? <span className={styles.preview}>{customer.text}</span> : t('thread.typing', { name })}</>}</p>;
}

function useEnd(last: number, going: number) {
  const box = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  }, [last, isAtEnd]);
  // One's own word always takes one to the end.
  useLayoutEffect(() => {
    if (going > 0) toEnd();
  }, [going]);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const look = () => setAtEnd(node.scrollHeight - node.scrollTop - node.clientHeight < atEndPx);
    node.addEventListener('scroll', look, { passive: true });
    // A picture that loads or a composer that grows must not push the last word out of sight.
    const watch = new ResizeObserver(() => {
      if (node.scrollHeight - node.scrollTop - node.clientHeight < atEndPx * 4 && node.dataset.end === 'true') toEnd();
    });
    watch.observe(node);
    if (node.firstElementChild) for (const child of node.children) watch.observe(child);
    return () => {
      node.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, []);
  useEffect(() => {
    if (box.current) box.current.dataset.end = String(isAtEnd);
  }, [isAtEnd]);
  return { box, isAtEnd, toEnd };
}

/** Counts the customer's words since one scrolled back, and says new ones to readers of screens. */
function useNews(page: InteractionPage, isAtEnd: boolean): number {
  const t = useWords('interactions');
  const address = useAddress();
  const last = page.messages.at(-1);
  const seen = useRef(last?.position ?? 0);
  const said = useRef(last?.position ?? 0);
  useEffect(() => {
    if (isAtEnd && last) seen.current = last.position;
    if (!last || last.position <= said.current) return;
    said.current = last.position;
    if (last.speaker !== 'customer') return;
    customerSaid(page.interaction.id);
    announce(t('thread.said', { name: address(page.interaction), text: last.text.slice(0, 80) }));
  }, [last, isAtEnd, page.interaction, t, address]);
  return page.messages.filter((message) => message.position > seen.current && message.speaker === 'customer').length;
}

/** The customer is told that their words were seen once the holder has them before their eyes. */
function useReading(page: InteractionPage, me: string): void {
  const { interaction } = page;
  const last = page.messages.at(-1)?.position ?? 0;
  useEffect(() => {
    if (interaction.agentId !== me || last <= interaction.staffReadUpTo) return;
    const look = (): void => {
      if (document.visibilityState === 'visible') markRead(interaction.id, last).catch((refusal: unknown) => console.warn('read mark not kept', refusal));
    };
    const timer = setTimeout(look, 600);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [interaction.id, interaction.agentId, interaction.staffReadUpTo, last, me]);
}
