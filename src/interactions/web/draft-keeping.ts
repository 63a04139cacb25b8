/**
 * What somebody is writing to one conversation, kept at every letter in this browser and a moment later with the account. Each way of
 * speaking has its own text, so that what was written as a note can never be standing in the reply.
 */
import * as z from 'zod';

const Kept = z.object({ mode: z.enum(['reply', 'note', 'whisper']), reply: z.string(), note: z.string(), whisper: z.string() });
export type Draft = z.infer<typeof Kept>;
/** The account's copy, as it came with the conversation. */
export type AccountDraft = { readonly text: string; readonly mode: 'reply' | 'note' };
const nothing: Draft = { mode: 'reply', reply: '', note: '', whisper: '' };
export const accountDelayMs = 1_500;

interface DraftKeeping {
  get(): Draft;
  /** What was typed also goes to the account after a moment; what was sent is dropped there by the server itself. */
  put(draft: Draft, how: 'typed' | 'sent'): void;
  /** The conversation is left: what the account does not know yet goes to it now. */
  leave(): void;
}

/** The browser's own copy is newer than the account's and wins. */
export function keepDraft(of: { staffId: string; interactionId: string; account: AccountDraft | null; first: Draft['mode']; toAccount: (draft: AccountDraft) => void }): DraftKeeping {
  const storageKey = `lingting.draft.${of.staffId}.${of.interactionId}`;
  let draft = readLocal(storageKey) ?? (of.account === null ? { ...nothing, mode: of.first } : { ...nothing, mode: of.account.mode, [of.account.mode]: of.account.text });
  // A way of speaking in which nothing stands binds nobody: a reply kept from before is not hidden behind an empty note.
  if (draft[draft.mode] === '') draft = { ...draft, mode: of.first };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function send(): void {
    clearTimeout(timer);
    timer = undefined;
    // A whisper is of the moment: it is kept in this browser only.
    if (draft.mode !== 'whisper') of.toAccount({ mode: draft.mode, text: draft[draft.mode] });
  }
  return {
    get: () => draft,
    put(next, how) {
      // Turning from the reply to a note must not lose what was just written there.
      if (timer !== undefined && next.mode !== draft.mode) send();
      draft = next;
      writeLocal(storageKey, next);
      clearTimeout(timer);
      timer = how === 'typed' ? setTimeout(send, accountDelayMs) : undefined;
    },
    leave() {
      if (timer !== undefined) send();
    },
  };
}

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
