/**
 * What an event is about, while the process that wrote it still has it in hand: whoever tells the event here need not load it again.
 * It is never stored and goes to no other process, so nothing may rest on it: what is not in hand is loaded. Only what is committed is
 * ever kept, and only what never changes belongs into it: between the commit and the telling anything else may have changed.
 */
import type { Clock } from '../house.ts';
import type { Happened, SealedEvent } from './event.ts';

interface InHand {
  /** Of events that were just committed. */
  keep(happened: readonly Happened[]): void;
  /** The same events, each with what is in hand of it. An event is told once: what was given is no longer kept. */
  give(events: readonly SealedEvent[]): readonly SealedEvent[];
}

/** An event is told within a fiftieth of a second or two; a backlog longer than this is loaded. */
const mostKept = 1000;
/** What was told before it was kept (the sealer was quicker) is never asked for again. */
const keptForMs = 10_000;

export function openInHand(clock: Clock): InHand {
  /** Event id → what is in hand of it; the oldest first. */
  const kept = new Map<string, { readonly value: object; readonly untilMs: number }>();
  const forget = (nowMs: number) => {
    for (const [id, { untilMs }] of kept) {
      if (untilMs > nowMs) return;
      kept.delete(id);
    }
  };
  return {
    keep(happened) {
      const nowMs = clock.now().getTime();
      forget(nowMs);
      for (const { id, inHand } of happened) if (inHand !== undefined && kept.size < mostKept) kept.set(id, { value: inHand, untilMs: nowMs + keptForMs });
    },
    give(events) {
      if (kept.size === 0) return events;
      return events.map((event) => {
        const found = kept.get(event.id);
        if (found === undefined) return event;
        kept.delete(event.id);
        return { ...event, inHand: found.value };
      });
    },
  };
}
