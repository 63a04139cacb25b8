/**
 * Promises that were spotted in what was sent and of which nobody has said yet whether they are promises. They outlive the composer:
 * another sentence, another conversation or the end card in its place must not lose one without a word.
 */
import type { PromiseFound } from '#guidance/core/promise.ts';
import { call } from '../ui/api.ts';
import { queries } from '../ui/query.ts';
import { makeStore } from '../ui/store.ts';

const none: readonly PromiseFound[] = [];
const byInteraction = makeStore<Readonly<Record<string, readonly PromiseFound[]>>>({});
const isSame = (a: PromiseFound, b: PromiseFound): boolean => a.text === b.text && a.dueAtMs === b.dueAtMs;

function change(id: string, next: (open: readonly PromiseFound[]) => readonly PromiseFound[]): void {
  byInteraction.set((all) => ({ ...all, [id]: next(all[id] ?? none) }));
}

/** The oldest first. */
export function useOpenPromises(interactionId: string): readonly PromiseFound[] {
  return byInteraction.use((all) => all[interactionId] ?? none);
}

/** One promise of a message is offered, as before; the same one said twice is offered once. */
export function spotPromise(interactionId: string, found: PromiseFound | undefined): void {
  if (found) change(interactionId, (open) => (open.some((one) => isSame(one, found)) ? open : [...open, found]));
}

export function dropPromise(interactionId: string, promise: PromiseFound): void {
  change(interactionId, (open) => open.filter((one) => !isSame(one, promise)));
}

/** The message was taken back before it went: what it promised was never said. */
export function unsay(interactionId: string, message: string): void {
  change(interactionId, (open) => open.filter((one) => !message.includes(one.text)));
}

const going = new Map<PromiseFound, Promise<void>>();
async function register(interactionId: string, promise: PromiseFound): Promise<void> {
  await call('POST', '/api/commitments', { body: { text: promise.text.slice(0, 500), dueAt: new Date(promise.dueAtMs).toISOString(), interactionId } });
  dropPromise(interactionId, promise);
  void queries.invalidateQueries({ queryKey: ['commitments', interactionId] });
}

/** Into the register, and out of what is open; once, however many keys ask for it. Throws the refusal; the promise then stays open. */
export function enterPromise(interactionId: string, promise: PromiseFound): Promise<void> {
  const running = going.get(promise) ?? register(interactionId, promise).finally(() => going.delete(promise));
  going.set(promise, running);
  return running;
}
