/**
 * Unsent words. Each way of speaking has its own text, so that what was written as a note can never be standing in the reply. Kept
 * in this browser at every letter and with the account a moment later: a crash, a reload, another computer find them again.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod';
import { call } from '#web/ui/api.ts';
import { queries } from '#web/ui/query.ts';
import { useSession } from '#web/ui/session.ts';
import type { InteractionPage } from '../contract.ts';
import { pageKey } from './api.ts';
import type { Mode } from './outbox.ts';

const Kept = z.object({ mode: z.enum(['reply', 'note', 'whisper']), reply: z.string(), note: z.string(), whisper: z.string() });
export type Draft = z.infer<typeof Kept>;
const nothing: Draft = { mode: 'reply', reply: '', note: '', whisper: '' };
const serverDelayMs = 1_500;

function readLocal(key: string): Draft | null {
  try {
    const read = Kept.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    // Refused storage or a half-written entry: the account's copy is used.
    return null;
  }
}

function writeLocal(key: string, draft: Draft): void {
  try {
    if (draft.reply || draft.note || draft.whisper) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Without storage the account's copy is the only one.
  }
}

export interface Drafting {
  draft: Draft;
  /** The text of the present mode. */
  text: string;
  setText: (text: string) => void;
  setMode: (mode: Mode) => void;
  /** After sending: this mode's words are the outbox's now. */
  clear: () => void;
}

/** `kept`: the account's copy that came with the conversation; the browser's own is newer and wins. */
export function useDraft(interactionId: string, kept: { text: string; mode: 'reply' | 'note' } | null, first: Mode): Drafting {
  const storageKey = `lingting.draft.${useSession().staff.id}.${interactionId}`;
  const [draft, setDraft] = useState<Draft>(() => readLocal(storageKey) ?? (kept === null ? { ...nothing, mode: first } : { ...nothing, mode: kept.mode, [kept.mode]: kept.text }));
  const newest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const sendToServer = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { mode } = newest.current;
    // A whisper is of the moment: it is kept in this browser only.
    if (mode === 'whisper') return;
    call('PUT', `/api/interactions/${interactionId}/draft`, { body: { mode, text: newest.current[mode] } }).catch((refusal: unknown) => console.warn('draft kept in this browser only', refusal));
  }, [interactionId]);

  const change = useCallback((next: Draft, how: 'typed' | 'sent') => {
    newest.current = next;
    setDraft(next);
    writeLocal(storageKey, next);
    // The copy that came with the conversation is older than this from now on.
    queries.setQueryData<InteractionPage>(pageKey(interactionId), (page) => (page?.draft ? { ...page, draft: null } : page));
    clearTimeout(timer.current);
    // What was sent is dropped by the server itself.
    timer.current = how === 'typed' ? setTimeout(sendToServer, serverDelayMs) : undefined;
  }, [interactionId, storageKey, sendToServer]);

  useEffect(() => () => {
    if (timer.current !== undefined) sendToServer();
  }, [sendToServer]);

  return useMemo(() => ({
    draft,
    text: draft[draft.mode],
    setText: (text) => change({ ...newest.current, [newest.current.mode]: text }, 'typed'),
    setMode: (mode) => change({ ...newest.current, mode }, 'sent'),
    clear: () => change({ ...newest.current, [newest.current.mode]: '' }, 'sent'),
  }), [draft, change]);
}
