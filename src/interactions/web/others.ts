/** Who else is in a conversation right now: the customer who types, colleagues who look on or write. Passing signals, forgotten after seconds. */
import { useEffect } from 'react';
import * as z from 'zod';
import { useSecond } from '#web/ui/clock.ts';
import { signal, useLive, type LiveEvent } from '#web/ui/server/live.ts';
import { useSession } from '#web/ui/server/session.ts';
import { makeStore } from '#web/ui/store.ts';
import { nobody, othersAt, withSign, type Here, type Others } from '../core/others.ts';

const VisitorTyping = z.object({ interactionId: z.string(), text: z.string().nullable() });
const VisitorHere = z.object({ interactionId: z.string(), isHere: z.boolean() });
const Colleague = z.object({ interactionId: z.string(), staffId: z.string(), name: z.string() });

const byInteraction = makeStore<Readonly<Record<string, Here>>>({});
const typingMs = 6_000;
const viewingMs = 40_000;
const sayViewingMs = 15_000;

function change(id: string, next: (here: Here) => Here): void {
  byInteraction.set((all) => ({ ...all, [id]: next(all[id] ?? nobody) }));
}

/** Mounted once in the desk. */
export function useLiveOthers(): void {
  const me = useSession().staff.id;
  useLive('visitor.typing', (events) => {
    for (const { data } of events) {
      const said = VisitorTyping.safeParse(data);
      if (said.success) change(said.data.interactionId, (here) => ({ ...here, customer: { text: said.data.text, untilMs: Date.now() + typingMs } }));
    }
  });
  useLive('visitor.here', (events) => {
    for (const { data } of events) {
      const said = VisitorHere.safeParse(data);
      if (said.success) change(said.data.interactionId, (here) => ({ ...here, isCustomerHere: said.data.isHere }));
    }
  });
  useLive('staff.typing', (events) => hear(events, 'writing', typingMs, me));
  useLive('staff.viewing', (events) => hear(events, 'viewing', viewingMs, me));
}

function hear(events: readonly LiveEvent[], list: 'writing' | 'viewing', lastsMs: number, me: string): void {
  for (const { data } of events) {
    const said = Colleague.safeParse(data);
    if (!said.success || said.data.staffId === me) continue;
    const { interactionId, staffId, name } = said.data;
    // Whoever comes learns at once that we are here, too.
    if (list === 'viewing' && interactionId === viewedHere && byInteraction.get()[interactionId]?.viewing[staffId] === undefined) signal({ t: 'viewing', interactionId });
    change(interactionId, (here) => withSign(here, list, staffId, { name, untilMs: Date.now() + lastsMs }));
  }
}

/** The words a customer has sent end the sign that they type. */
export function customerSaid(id: string): void {
  if (byInteraction.get()[id]?.customer) change(id, (here) => ({ ...here, customer: null }));
}

/** Who else is here now. Ticks: use it in a leaf. */
export function useOthers(id: string): Others {
  const here = byInteraction.use((all) => all[id]) ?? nobody;
  useSecond();
  return othersAt(here, Date.now());
}

/** Whether the customer has the page open. */
export function useCustomerHere(id: string): boolean {
  return byInteraction.use((all) => all[id]?.isCustomerHere ?? false);
}

/** The conversation that this desk says it looks at. */
let viewedHere: string | null = null;

/** Tells the centre that one looks at this conversation, and so colleagues who look at it too; it tells nobody of a lead, who listens in silently. */
export function useSayViewing(id: string): void {
  useEffect(() => {
    const say = (): void => {
      if (document.visibilityState === 'visible') signal({ t: 'viewing', interactionId: id });
    };
    viewedHere = id;
    say();
    const timer = setInterval(say, sayViewingMs);
    return () => {
      viewedHere = null;
      clearInterval(timer);
    };
  }, [id]);
}

let saidTypingAt = 0;
/** At most every three seconds. Only replies: the customer need not know that a note is being written. */
export function sayTyping(id: string): void {
  if (Date.now() - saidTypingAt < 3_000) return;
  saidTypingAt = Date.now();
  signal({ t: 'typing', interactionId: id });
}
