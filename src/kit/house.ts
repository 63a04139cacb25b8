/** What the house hands to everybody: the database, the time, chance, the log. Tests hand in their own. */
import type { Database } from './db/database.ts';
import type { Happened } from './events/event.ts';
import type { Log } from './log.ts';

export interface Clock {
  now(): Date;
}
export interface Dice {
  bytes(count: number): Uint8Array;
}
export interface House {
  readonly db: Database;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly log: Log;
  /** Where people reach us; every link is built from it, never from a request's Host. No slash at the end. */
  readonly publicUrl: string;
  /** Called after every commit that left events behind: wakes the sealer and whoever looks at once. */
  wake(happened: readonly Happened[]): void;
}
