/**
 * Words on their way. Each has its own key and is kept in this browser until the server has stored it: a lost line, a reload or a
 * crash resends it under the same key, and the server answers with the first. Within one conversation they go out one after
 * another, so nothing is overtaken; one that failed holds back those behind it until it is sent again or taken back. No answer is
 * not a no: without one they wait and go again by themselves, ever more slowly, and at once when the network or the line is back.
 *
 *   waiting ──▶ sending ──stored──▶ (gone: it is a message now)
 *      ▲           ├──refused──▶ failed ──resend──▶ waiting
 *      └─no answer─┘
 */
import * as z from 'zod';
import { ApiRefusal, call } from '#web/ui/server/api.ts';
import { backOffMs } from '#web/ui/server/back-off.ts';
import { connection } from '#web/ui/server/live.ts';
import { makeStore } from '#web/ui/store.ts';
import { Attachment, Message } from '../contract.ts';
import { addMessages } from './api.ts';

export const modes = ['reply', 'note', 'whisper'] as const;
export type Mode = (typeof modes)[number];

const Outgoing = z.object({
  key: z.string(), interactionId: z.string(), mode: z.enum(modes), text: z.string(), attachments: z.array(Attachment), at: z.string(),
  state: z.enum(['waiting', 'sending', 'failed']),
});
export type Outgoing = z.infer<typeof Outgoing> & { refusal?: unknown };

export const outbox = makeStore<readonly Outgoing[]>([]);
/** Notes and whispers have doors of their own: there is no way in which one could become a reply. */
const doors: Record<Mode, string> = { reply: 'messages', note: 'notes', whisper: 'whispers' };

let keptFor: string | null = null;
const storageKey = (): string => `lingting.outbox.${keptFor}`;

/** Takes up what this person left behind in this browser. */
export function openOutbox(staffId: string): void {
  if (keptFor === staffId) return;
  keptFor = staffId;
  const kept = z.array(Outgoing).safeParse(readKept());
  outbox.set(kept.success ? kept.data.map((one) => ({ ...one, state: 'waiting' as const })) : []);
  pumpAll();
}

function readKept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(storageKey()) ?? '[]');
  } catch {
    // Refused storage or a half-written entry: nothing to take up.
    return [];
  }
}

outbox.watch(() => {
  if (keptFor === null) return;
  try {
    localStorage.setItem(storageKey(), JSON.stringify(z.array(Outgoing).parse(outbox.get())));
  } catch {
    // Without storage the words live as long as the tab.
  }
});

connection.watch(() => {
  if (connection.get().state === 'live') pumpAll();
});
if (typeof window !== 'undefined') window.addEventListener('online', pumpAll);

function pumpAll(): void {
  for (const id of new Set(outbox.get().map((one) => one.interactionId))) pump(id);
}

export function post(asked: { interactionId: string; mode: Mode; text: string; attachments: readonly Attachment[] }): void {
  outbox.set((all) => [...all, { ...asked, attachments: [...asked.attachments], key: crypto.randomUUID(), at: new Date().toISOString(), state: 'waiting' }]);
  pump(asked.interactionId);
}

export function resend(key: string): void {
  const one = outbox.get().find((waiting) => waiting.key === key);
  if (!one) return;
  change(key, { state: 'waiting', refusal: undefined });
  pump(one.interactionId);
}

/** Gives it back to its writer, who may put it into the composer again. */
export function takeBack(key: string): Outgoing | undefined {
  const one = outbox.get().find((waiting) => waiting.key === key);
  outbox.set((all) => all.filter((waiting) => waiting.key !== key));
  if (one) pump(one.interactionId);
  return one;
}

/** Resolves when the server has every word of the conversation. Throws what to do when one was refused, or waits for the line. */
export async function allSaid(interactionId: string): Promise<void> {
  const first = () => outbox.get().find((one) => one.interactionId === interactionId);
  for (let next = first(); next !== undefined; next = first()) {
    if (next.state === 'failed' || (next.state === 'waiting' && again.has(interactionId))) throw unsaid();
    await new Promise<void>((changed) => {
      const stop = outbox.watch(() => {
        stop();
        changed();
      });
    });
  }
}

const unsaid = () => new ApiRefusal({
  status: 0, meaning: 'conflict', code: 'interactions.unsaid',
  what: { zh: '您刚写的话还没有发出去。', en: 'What you just wrote has not been sent yet.' },
  right: { zh: '请等它发出，或重新发送、收回后，再做这一步。', en: 'Wait until it is sent, or send it again or take it back, then do this again.' },
});

function change(key: string, next: Partial<Outgoing>): void {
  outbox.set((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)));
}

const pumping = new Set<string>();
async function run(interactionId: string): Promise<void> {
  for (;;) {
    const next = outbox.get().find((one) => one.interactionId === interactionId);
    if (next?.state !== 'waiting') return;
    change(next.key, { state: 'sending' });
    try {
      const body = next.mode === 'reply' ? { key: next.key, text: next.text, attachmentIds: next.attachments.map((file) => file.id) } : { key: next.key, text: next.text };
      const message = await call('POST', `/api/interactions/${interactionId}/${doors[next.mode]}`, { body, key: next.key, shape: Message });
      again.delete(interactionId);
      addMessages(interactionId, [message]);
      outbox.set((all) => all.filter((one) => one.key !== next.key));
    } catch (refusal) {
      if (isPassing(refusal)) {
        pumpLater(interactionId);
        change(next.key, { state: 'waiting' });
        return;
      }
      if (!(refusal instanceof ApiRefusal)) console.error(refusal);
      change(next.key, { state: 'failed', refusal });
      return;
    }
  }
}

function pump(interactionId: string): void {
  if (pumping.has(interactionId)) return;
  pumping.add(interactionId);
  void run(interactionId).finally(() => pumping.delete(interactionId));
}

const again = new Map<string, { readonly tries: number; readonly timer: ReturnType<typeof setTimeout> }>();
function pumpLater(interactionId: string): void {
  const before = again.get(interactionId);
  clearTimeout(before?.timer);
  const tries = (before?.tries ?? 0) + 1;
  again.set(interactionId, { tries, timer: setTimeout(() => pump(interactionId), backOffMs(tries, Math.random())) });
}

/** No answer is not a no: the same words may be sent again by themselves. */
function isPassing(refusal: unknown): boolean {
  return refusal instanceof ApiRefusal && (refusal.status === 0 || refusal.status >= 502);
}
