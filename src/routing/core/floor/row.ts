import { compareInLine } from '../order.ts';
import type { Ticket } from '../types.ts';

/**
 * Tickets in the order in which they are served (`compareInLine`). Nearly everything happens at the ends: newcomers join behind, the
 * head leaves. So it is one sorted array with a moving start; what comes back to its place in the middle is put there by halving.
 */
export class Row {
  #tickets: (Ticket | undefined)[] = [];
  #start = 0;

  get length(): number {
    return this.#tickets.length - this.#start;
  }

  /** The n-th in line, 0 = head. */
  at(index: number): Ticket | undefined {
    return this.#tickets[this.#start + index];
  }

  /** How many stand before this place in the order, whether the ticket itself stands here or not. */
  before(ticket: Ticket): number {
    let low = this.#start;
    let high = this.#tickets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#tickets[middle];
      if (other !== undefined && compareInLine(other, ticket) < 0) low = middle + 1;
      else high = middle;
    }
    return low - this.#start;
  }

  add(ticket: Ticket): void {
    const last = this.#tickets.at(-1);
    if (this.length === 0 || (last !== undefined && compareInLine(last, ticket) < 0)) this.#tickets.push(ticket);
    else this.#tickets.splice(this.#start + this.before(ticket), 0, ticket);
  }

  /** False when it does not stand here. Found by its place in the order, which no change of a ticket touches. */
  remove(ticket: Ticket): boolean {
    const index = this.before(ticket);
    if (this.at(index)?.id !== ticket.id) return false;
    this.removeAt(index);
    return true;
  }

  removeAt(index: number): void {
    if (index > 0) {
      this.#tickets.splice(this.#start + index, 1);
      return;
    }
    this.#tickets[this.#start] = undefined;
    this.#start += 1;
    if (this.#start > 256 && this.#start * 2 > this.#tickets.length) {
      this.#tickets = this.#tickets.slice(this.#start);
      this.#start = 0;
    }
  }
}
