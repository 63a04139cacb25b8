/**
 * What is going to happen, earliest first: a binary heap in typed arrays, for loops that must turn a million times a second.
 * Equal moments come out in no promised order; with continuous times there are none.
 */
export class Agenda {
  #at: Float64Array;
  #what: Int32Array;
  #size = 0;

  constructor(room = 1024) {
    this.#at = new Float64Array(room);
    this.#what = new Int32Array(room);
  }

  get size(): number {
    return this.#size;
  }
  /** Moment and code of the earliest; NaN and -1 when there is none. */
  get nextAt(): number {
    return this.#size === 0 ? Number.NaN : (this.#at[0] as number);
  }
  get next(): number {
    return this.#size === 0 ? -1 : (this.#what[0] as number);
  }

  put(at: number, what: number): void {
    if (this.#size === this.#at.length) this.#grow();
    const ats = this.#at;
    const whats = this.#what;
    let i = this.#size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = ats[parent] as number;
      if (above <= at) break;
      ats[i] = above;
      whats[i] = whats[parent] as number;
      i = parent;
    }
    ats[i] = at;
    whats[i] = what;
  }

  /** Takes the earliest away. */
  drop(): void {
    const size = --this.#size;
    const ats = this.#at;
    const whats = this.#what;
    const at = ats[size] as number;
    const what = whats[size] as number;
    let i = 0;
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && (ats[child + 1] as number) < (ats[child] as number)) child += 1;
      if ((ats[child] as number) >= at) break;
      ats[i] = ats[child] as number;
      whats[i] = whats[child] as number;
      i = child;
    }
    ats[i] = at;
    whats[i] = what;
  }

  #grow(): void {
    const at = new Float64Array(this.#at.length * 2);
    const what = new Int32Array(this.#what.length * 2);
    at.set(this.#at);
    what.set(this.#what);
    this.#at = at;
    this.#what = what;
  }
}
