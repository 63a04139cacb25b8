/** The half-written message: its words and its files. Files travel while the customer still writes; both survive a reload. */
import type { Api } from './api.ts';
import { fileTrouble, type FileLimits } from './core/file-check.ts';
import { largestAttachmentCount } from './core/limits.ts';
import type { OutboxFile, RefusalWords } from './core/outbox.ts';
import type { Keepsakes } from './keepsakes.ts';
import { refusalSentence } from './words.ts';
import type { Words } from './words-shape.ts';

export interface DraftFile {
  readonly key: string;
  readonly name: string;
  readonly isImage: boolean;
  /** The chosen file, for a picture of it at once; null after a reload. */
  readonly local: File | null;
  /** 0 to 1. */
  readonly share: number;
  /** Known to the server from the moment the upload is done. */
  readonly stored: OutboxFile | null;
}

interface DraftState {
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** Sentences about files that were not taken. */
  readonly troubles: readonly string[];
}

export class Draft {
  state: DraftState;
  readonly #api: Api;
  readonly #keepsakes: Keepsakes;
  readonly #newKey: () => string;
  readonly #changed: () => void;
  readonly #cancels = new Map<string, AbortController>();

  constructor(parts: { readonly api: Api; readonly keepsakes: Keepsakes; readonly newKey: () => string; readonly changed: () => void }) {
    this.#api = parts.api;
    this.#keepsakes = parts.keepsakes;
    this.#newKey = parts.newKey;
    this.#changed = parts.changed;
    const kept = parts.keepsakes.draft();
    this.state = { text: kept.text, files: kept.files.map((stored) => ({ key: stored.id, name: stored.fileName, isImage: stored.hasPreview, local: null, share: 1, stored })), troubles: [] };
  }

  get isUploading(): boolean {
    return this.state.files.some((file) => file.stored === null);
  }

  write(text: string): void {
    this.#become({ ...this.state, text });
  }

  /** Judges each file before a byte travels; what may go is uploaded at once. */
  add(files: readonly File[], limits: FileLimits, words: Words): void {
    const troubles: string[] = [];
    const taken: DraftFile[] = [];
    for (const file of files) {
      const trouble = fileTrouble(file, limits);
      if (trouble !== null) troubles.push(words.fileTrouble(file.name, trouble));
      else if (this.state.files.length + taken.length >= largestAttachmentCount) troubles.push(words.tooMany(largestAttachmentCount));
      else taken.push({ key: this.#newKey(), name: file.name, isImage: /^image\/(png|jpeg|webp|gif)$/.test(file.type), local: file, share: 0, stored: null });
    }
    this.#become({ ...this.state, files: [...this.state.files, ...taken], troubles: [...new Set(troubles)] });
    for (const file of taken) void this.#upload(file, words);
  }

  remove(key: string): void {
    this.#cancels.get(key)?.abort();
    this.#become({ ...this.state, files: this.state.files.filter((file) => file.key !== key) });
  }

  dismissTroubles(): void {
    this.#become({ ...this.state, troubles: [] });
  }

  /** The message as it stands, leaving an empty draft. */
  take(): { readonly text: string; readonly files: readonly OutboxFile[] } {
    const { text, files } = this.state;
    this.#become({ text: '', files: [], troubles: [] });
    return { text, files: files.flatMap((file) => file.stored ?? []) };
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel.abort();
  }

  async #upload(file: DraftFile, words: Words): Promise<void> {
    if (file.local === null) return;
    const cancel = new AbortController();
    this.#cancels.set(file.key, cancel);
    const answer = await this.#api.upload(file.local, file.key, (share) => this.#change(file.key, { share }), cancel.signal);
    this.#cancels.delete(file.key);
    if (cancel.signal.aborted) return;
    if (answer.is === 'ok') this.#change(file.key, { share: 1, stored: answer.value });
    else this.#fail(file, answer.is === 'refused' ? answer.refusal : null, words);
  }

  #fail(file: DraftFile, refusal: RefusalWords | null, words: Words): void {
    const sentence = refusal === null ? words.uploadFailed(file.name) : refusalSentence(words, refusal);
    this.#become({ ...this.state, files: this.state.files.filter((other) => other.key !== file.key), troubles: [...this.state.troubles, sentence] });
  }

  #change(key: string, change: Partial<DraftFile>): void {
    this.#become({ ...this.state, files: this.state.files.map((file) => (file.key === key ? { ...file, ...change } : file)) });
  }

  #become(state: DraftState): void {
    const isKept = state.text !== this.state.text || state.files !== this.state.files;
    this.state = state;
    if (isKept) this.#keepsakes.keepDraft({ text: state.text, files: state.files.flatMap((file) => file.stored ?? []) });
    this.#changed();
  }
}
