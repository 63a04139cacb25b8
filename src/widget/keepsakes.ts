/** What outlives a page, by name: the token that finds the conversation again, unsent words, the half-written one, what was seen. */
import { outboxItemFrom, type Outbox, type OutboxFile, type OutboxItem } from './core/outbox.ts';
import { Shelf, type KeyValueStore } from './shelf.ts';

interface KeptDraft {
  readonly text: string;
  /** Already uploaded, not yet sent. */
  readonly files: readonly OutboxFile[];
}
interface Seen {
  readonly conversationId: string;
  readonly upTo: number;
}

const unsentPrefix = 'unsent:';

export class Keepsakes {
  readonly #shelf: Shelf;

  constructor(brand: string, userId: string | null, store: KeyValueStore | null) {
    this.#shelf = new Shelf(`lingting:${brand}:${userId === null ? '' : encodeURIComponent(userId)}:`, store);
  }

  get token(): string | null {
    return this.#shelf.get('token');
  }
  set token(token: string | null) {
    if (token === null) this.#shelf.remove('token');
    else this.#shelf.set('token', token);
  }

  /** How to address the customer is asked once, whether answered or not. */
  get askedName(): boolean {
    return this.#shelf.get('asked-name') === 'yes';
  }
  set askedName(asked: boolean) {
    if (asked) this.#shelf.set('asked-name', 'yes');
    else this.#shelf.remove('asked-name');
  }

  draft(): KeptDraft {
    const kept = this.#shelf.read('draft') as Partial<KeptDraft> | null;
    const item = outboxItemFrom({ key: 'draft-key', text: kept?.text ?? '', files: kept?.files ?? [], start: null, writtenAtMs: 0 });
    return { text: item?.text ?? '', files: item?.files ?? [] };
  }
  keepDraft(draft: KeptDraft): void {
    if (draft.text === '' && draft.files.length === 0) this.#shelf.remove('draft');
    else this.#shelf.write('draft', draft);
  }

  seen(): Seen | null {
    const kept = this.#shelf.read('seen') as Partial<Seen> | null;
    return typeof kept?.conversationId === 'string' && typeof kept.upTo === 'number' ? { conversationId: kept.conversationId, upTo: kept.upTo } : null;
  }
  keepSeen(seen: Seen): void {
    this.#shelf.write('seen', seen);
  }

  /** In the order written. */
  unsent(): readonly OutboxItem[] {
    return this.#shelf.names(unsentPrefix).flatMap((name) => outboxItemFrom(this.#shelf.read(name)) ?? []).sort((a, b) => a.writtenAtMs - b.writtenAtMs);
  }
  /** One entry a message: two tabs of one shop never overwrite each other's words. */
  keepUnsent(before: Outbox, after: Outbox): void {
    const now = new Set(after.map((item) => item.key));
    const had = new Set(before.map((item) => item.key));
    for (const item of before) if (!now.has(item.key)) this.#shelf.remove(unsentPrefix + item.key);
    for (const item of after) if (!had.has(item.key)) this.#shelf.write(unsentPrefix + item.key, item);
  }

  /** Takes over what a visitor began before signing in, unless this person has a conversation of their own. */
  inherit(from: Keepsakes): void {
    this.token ??= from.token;
    const items = from.unsent();
    this.keepUnsent([], items);
    this.keepDraft(from.draft());
    from.token = null;
    from.keepUnsent(items, []);
    from.keepDraft({ text: '', files: [] });
  }
}
