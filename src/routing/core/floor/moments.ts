/** A binary heap of moments: the earliest first, equals in the order in which they were put. What is put is never taken out early: whoever pops looks whether it still holds. */
export class Moments<T> {
  readonly #at: number[] = [];
  readonly #order: number[] = [];
  readonly #what: T[] = [];
  #put = 0;

  get size(): number {
    return this.#at.length;
  }

  /** The earliest moment, or undefined when there is none. */
  get next(): number | undefined {
    return this.#at[0];
  }

  put(atMs: number, what: T): void {
    let i = this.#at.length;
    const order = this.#put++;
    this.#at.push(atMs);
    this.#order.push(order);
    this.#what.push(what);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  /** The earliest of those due at `nowMs`, taken out. */
  pop(nowMs: number): T | undefined {
    const first = this.#at[0];
    if (first === undefined || first > nowMs) return undefined;
    const what = this.#what[0];
    this.#swap(0, this.#at.length - 1);
    this.#at.pop();
    this.#order.pop();
    this.#what.pop();
    this.#sink();
    return what;
  }

  #sink(): void {
    const size = this.#at.length;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= size) return;
      const child = left + 1 < size && this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(child, i)) return;
      this.#swap(i, child);
      i = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const difference = (this.#at[a] ?? 0) - (this.#at[b] ?? 0);
    return difference < 0 || (difference === 0 && (this.#order[a] ?? 0) < (this.#order[b] ?? 0));
  }

  #swap(a: number, b: number): void {
    swapIn(this.#at, a, b);
    swapIn(this.#order, a, b);
    swapIn(this.#what, a, b);
  }
}

function swapIn<T>(row: T[], a: number, b: number): void {
  const kept = row[a] as T;
  row[a] = row[b] as T;
  row[b] = kept;
}
