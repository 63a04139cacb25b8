/**
 * The customer's words that the server has not yet acknowledged. Each carries its own key, made once when it was written: a resend
 * finds the first, so sending again is always safe and never sending again is never needed. One goes at a time: order is kept
 * without the server having to sort.
 */
export interface OutboxFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly hasPreview: boolean;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** What the first message of a conversation says besides its words. */
export interface StartDetails {
  readonly queueId?: string;
  readonly name?: string;
  readonly honorific?: 'mr' | 'ms' | 'none';
}

/** Sentences of the house: what is wrong, and what would be right. */
export interface RefusalWords {
  readonly what: string;
  readonly right: string;
}

export interface OutboxItem {
  readonly key: string;
  readonly text: string;
  readonly files: readonly OutboxFile[];
  readonly start: StartDetails | null;
  /** Milliseconds since 1970, by the customer's clock: only for showing. */
  readonly writtenAtMs: number;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly refusal: RefusalWords | null;
}

export type Outbox = readonly OutboxItem[];

export type OutboxEvent =
  /** By the customer just now, or found in storage after a reload. */
  | { readonly is: 'written'; readonly item: OutboxItem }
  | { readonly is: 'sending'; readonly key: string }
  /** The server has these: acknowledged, pushed, or found in an answer. */
  | { readonly is: 'stored'; readonly keys: ReadonlySet<string> }
  | { readonly is: 'refused'; readonly key: string; readonly refusal: RefusalWords }
  /** It came too fast: it stays first in line and is sent again in a moment; the words say so meanwhile. */
  | { readonly is: 'slowed'; readonly key: string; readonly refusal: RefusalWords }
  /** The line broke: what was under way is sent again with the same key. */
  | { readonly is: 'cut' }
  | { readonly is: 'again'; readonly key: string }
  | { readonly is: 'dropped'; readonly key: string };

export function outboxAfter(outbox: Outbox, event: OutboxEvent): Outbox {
  switch (event.is) {
    case 'written':
      return outbox.some((item) => item.key === event.item.key) ? outbox : [...outbox, event.item];
    case 'sending':
      return change(outbox, event.key, (item) => ({ ...item, state: 'sending', refusal: null }));
    case 'stored':
      return outbox.some((item) => event.keys.has(item.key)) ? outbox.filter((item) => !event.keys.has(item.key)) : outbox;
    case 'refused':
      return change(outbox, event.key, (item) => ({ ...item, state: 'refused', refusal: event.refusal }));
    case 'slowed':
      return change(outbox, event.key, (item) => ({ ...item, state: 'sending', refusal: event.refusal }));
    case 'cut':
      return outbox.some((item) => item.state === 'sending') ? outbox.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item)) : outbox;
    case 'again':
      return change(outbox, event.key, (item) => ({ ...item, state: 'waiting', refusal: null }));
    case 'dropped':
      return outbox.filter((item) => item.key !== event.key);
  }
}

/** The next to send, or null: nothing waits, or one is under way. What was refused holds up nobody. */
export function nextToSend(outbox: Outbox): OutboxItem | null {
  if (outbox.some((item) => item.state === 'sending')) return null;
  return outbox.find((item) => item.state === 'waiting') ?? null;
}

/** Reads what storage held; null for anything that is not an item, since a page's storage can be written by others. */
export function outboxItemFrom(stored: unknown): OutboxItem | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { key, text, files, start, writtenAtMs } = stored as Partial<Record<keyof OutboxItem, unknown>>;
  if (typeof key !== 'string' || key.length < 8 || typeof text !== 'string' || typeof writtenAtMs !== 'number' || !Array.isArray(files)) return null;
  if (!files.every((file: unknown) => typeof file === 'object' && file !== null && 'id' in file && typeof file.id === 'string')) return null;
  return {
    key, text, writtenAtMs,
    files: files as readonly OutboxFile[],
    start: typeof start === 'object' ? (start as StartDetails | null) : null,
    state: 'waiting', refusal: null,
  };
}

function change(outbox: Outbox, key: string, to: (item: OutboxItem) => OutboxItem): Outbox {
  return outbox.map((item) => (item.key === key ? to(item) : item));
}
