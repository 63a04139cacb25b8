/** Short words in a strip below the work: what was just done, and the way back. */
import { ApiRefusal } from '../server/api.ts';
import { preferences } from '../preferences.ts';
import { makeStore } from '../store.ts';
import { say } from '../text/words.ts';

export interface Toast {
  id: string;
  text: string;
  /** `due`: a time comes near. */
  tone: 'done' | 'due' | 'bad';
  /** What Undo does; offered for `lastsMs`. */
  undo?: () => void;
  /** Where it can be looked at. */
  link?: { to: string; label: string };
  lastsMs: number;
}

export const toasts = makeStore<readonly Toast[]>([]);
let next = 0;

/** Time for second thoughts. */
const undoMs = 8_000;

/** What waits behind the one that is shown. More is noise: the oldest goes. */
const most = 6;
/** Who must be read first: what went wrong, then what can still be taken back, then what comes near, then what was done. */
const rank = (one: Toast): number => (one.tone === 'bad' ? 0 : one.undo ? 1 : one.tone === 'due' ? 2 : 3);

/** The newest of what must be read first. */
export function firstToast(all: readonly Toast[]): Toast | undefined {
  return all.reduce<Toast | undefined>((first, one) => (first === undefined || rank(one) <= rank(first) ? one : first), undefined);
}

export function toast(text: string, more: { tone?: Toast['tone']; undo?: () => void; link?: Toast['link']; lastsMs?: number } = {}): string {
  const id = `toast-${next++}`;
  const lastsMs = more.lastsMs ?? (more.undo || more.tone === 'bad' ? undoMs : 4_000);
  const one: Toast = { id, text, tone: more.tone ?? 'done', undo: more.undo, link: more.link, lastsMs };
  // What was plainly done is old news once something else was; the same words are said once.
  toasts.set((before) => [...before.filter((other) => rank(other) < 3 && (other.text !== text || other.undo !== undefined)).slice(1 - most), one]);
  return id;
}

export function dropToast(id: string): void {
  toasts.set((before) => before.filter((one) => one.id !== id));
}

/** A refused act, in the person's language: what happened and what would be right. */
export function toastRefusal(refusal: unknown): void {
  if (refusal instanceof ApiRefusal) {
    const language = preferences.get().language;
    toast(`${refusal.what[language]}${language === 'zh' ? '' : ' '}${refusal.right[language]}`, { tone: 'bad' });
    return;
  }
  console.error(refusal);
  toast(say('web:fault.what'), { tone: 'bad' });
}

/**
 * Instead of "are you sure?": the act is done at once and by the server, so that a closed tab loses nothing; for 8 s Undo does the act
 * that takes it back. A refusal of either shows itself.
 */
export async function actWithUndo(act: { text: string; run: () => Promise<unknown>; back: () => Promise<unknown> }): Promise<void> {
  try {
    await act.run();
  } catch (refusal) {
    toastRefusal(refusal);
    return;
  }
  toast(act.text, { undo: () => void act.back().catch(toastRefusal) });
}
