/**
 * A word that was said, as it goes along with its event `message.posted` in this process. Only what never changes of it: who speaks by
 * name, moods, files and whoever hears it are asked when it is told. A word with files is not in hand, nor is one that stays in the
 * house: notes and whispers are only ever loaded, by statements that name the kinds they may show.
 */
import type { Happened } from '#kit/events/event.ts';
import type { LockedInteraction, NewMessage } from './store-said.ts';

type Told = Pick<NewMessage, 'id' | 'position' | 'speaker' | 'speakerId' | 'text' | 'key'> & { readonly kind: 'text' | 'system'; readonly at: Date };

export class SaidWord {
  readonly message: Told;
  /** Of its contact, none of which changes either. */
  readonly contact: Pick<LockedInteraction, 'id' | 'channel' | 'identity_id' | 'visitor_id'>;
  constructor(message: Told, contact: SaidWord['contact']) {
    this.message = message;
    this.contact = contact;
  }
}

export function saidWordOf(event: Happened): SaidWord | undefined {
  return event.inHand instanceof SaidWord ? event.inHand : undefined;
}
