import type { Act } from '../act.ts';
import type { SealedEvent } from './event.ts';

/** What a slice does when others announce; how it is run says `listen.ts`. */
export interface Listener {
  readonly name: string;
  readonly on: readonly string[];
  run(act: Act, event: SealedEvent): Promise<void>;
  /** Of a batch, those events with which there is anything to do, found by one statement: most messages belong to no case. */
  concerns?(act: Act, events: readonly SealedEvent[]): Promise<readonly SealedEvent[]>;
}
