/** Opening a page and sending a form, with a line that comes and goes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, type Answer } from './ask.ts';

type Loaded<T> = Answer<T> | { readonly kind: 'opening' };

/** Asks at once, and again when the line is back. */
export function useLoaded<T>(path: string): { loaded: Loaded<T>; again: () => void; set: (value: T) => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ kind: 'opening' });
  const again = useCallback(() => void ask<T>('GET', path).then(setLoaded), [path]);
  useEffect(again, [again]);
  useOnline(loaded.kind === 'unreachable', again);
  return { loaded, again, set: (value) => setLoaded({ kind: 'ok', value }) };
}

/** Runs when the browser says the line is back, and every 5 s, since browsers notice late. */
function useOnline(isWaiting: boolean, run: () => void): void {
  const newest = useRef(run);
  useEffect(() => void (newest.current = run));
  useEffect(() => {
    if (!isWaiting) return undefined;
    const now = () => newest.current();
    const timer = setInterval(now, 5_000);
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  }, [isWaiting]);
}

type Sending = { readonly kind: 'idle' } | { readonly kind: 'sending' } | { readonly kind: 'unsent' } | Extract<Answer<never>, { kind: 'refused' }>;

/** Sends a form; without a line it keeps trying the same words under the same key, so that nothing is sent twice. */
export function useSend<T>(path: string, done: (value: T) => void): { sending: Sending; send: (body: unknown) => void } {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });
  const last = useRef<{ body: unknown; key: string } | null>(null);
  const deliver = useCallback(async () => {
    if (last.current === null) return;
    const answer = await ask<T>('POST', path, last.current.body, last.current.key);
    if (answer.kind === 'ok') {
      last.current = null;
      setSending({ kind: 'idle' });
      done(answer.value);
    } else setSending(answer.kind === 'unreachable' ? { kind: 'unsent' } : answer);
  }, [path, done]);
  useOnline(sending.kind === 'unsent', () => void deliver());
  return {
    sending,
    send(body) {
      if (sending.kind === 'sending') return;
      const isSame = last.current !== null && JSON.stringify(last.current.body) === JSON.stringify(body);
      if (!isSame) last.current = { body, key: newKey() };
      setSending({ kind: 'sending' });
      void deliver();
    },
  };
}

/** `crypto.randomUUID` exists on secure pages only; a shop's test machine may be plain http. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
