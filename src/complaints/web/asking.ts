import { makeStore } from '#web/ui/store.ts';

/** Which of the complaint's dialogs is open: they are called from its head, from its parts and from what is missing. */
export type Asking = 'answer' | 'promise' | 'pause' | 'escalate' | 'receipt' | 'class' | 'close' | 'reopen' | 'decide' | 'tell';
export const asking = makeStore<Asking | null>(null);
export const ask = (what: Asking | null): void => asking.set(what);
/** That dialog is done with. An answer that comes late, after it was put away, must not take the next one off the screen. */
export const askedEnough = (what: Asking): void => asking.set((now) => (now === what ? null : now));
