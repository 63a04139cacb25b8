/**
 * What the widget keeps in the browser, under one prefix for a brand and a person. Storage may be forbidden (private windows,
 * third-party rules) or full: then the shelf is the page's memory, and everything works until the page closes.
 */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export class Shelf {
  readonly #prefix: string;
  readonly #store: KeyValueStore | null;
  readonly #memory = new Map<string, string>();

  constructor(prefix: string, store: KeyValueStore | null) {
    this.#prefix = prefix;
    this.#store = store;
  }

  get(name: string): string | null {
    return this.#memory.get(name) ?? attempt(() => this.#store?.getItem(this.#prefix + name) ?? null, null);
  }

  set(name: string, value: string): void {
    const kept = attempt(() => {
      this.#store?.setItem(this.#prefix + name, value);
      return this.#store !== null;
    }, false);
    if (kept) this.#memory.delete(name);
    else this.#memory.set(name, value);
  }

  remove(name: string): void {
    this.#memory.delete(name);
    attempt(() => this.#store?.removeItem(this.#prefix + name), undefined);
  }

  /** The names on the shelf that begin with `start`. */
  names(start: string): readonly string[] {
    const whole = this.#prefix + start;
    const stored = attempt(() => Array.from({ length: this.#store?.length ?? 0 }, (_, index) => this.#store?.key(index) ?? '').filter((key) => key.startsWith(whole)), []);
    const remembered = [...this.#memory.keys()].filter((name) => name.startsWith(start));
    return [...new Set([...stored.map((key) => key.slice(this.#prefix.length)), ...remembered])];
  }

  /** Parsed JSON, or null when absent or not JSON. */
  read(name: string): unknown {
    const text = this.get(name);
    return text === null ? null : attempt((): unknown => JSON.parse(text), null);
  }

  write(name: string, value: unknown): void {
    this.set(name, JSON.stringify(value));
  }
}

/** Browsers answer a forbidden storage by throwing, at the very mention of it: that is an answer here, not a fault. */
export function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
