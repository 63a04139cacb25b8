/** Who is here, what rings, and handing on: the routing screens' way to the server. */
import { queryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '#web/ui/server/api.ts';
import { connection, useLive } from '#web/ui/server/live.ts';
import { queries } from '#web/ui/server/query.ts';
import type * as z from 'zod';
import { OfferAnswer, OfferView, OwnOffers, Presence, PresenceBoard, RoutingRecord, TicketView, type ChangePresence, type Transfer } from '../contract.ts';

type Board = z.infer<typeof PresenceBoard>;
const presenceKey = ['presence'] as const;
const offersKey = ['offers'] as const;

export const presenceOptions = () => queryOptions({ queryKey: presenceKey, queryFn: ({ signal }) => call('GET', '/api/presence', { shape: PresenceBoard, signal }) });
export const offersOptions = () => queryOptions({ queryKey: offersKey, queryFn: ({ signal }) => call('GET', '/api/offers', { shape: OwnOffers, signal }) });
export { queuesOptions } from '#web/ui/text/queue-name.ts';
export const routingOptions = (interactionId: string) => queryOptions({
  queryKey: ['routing', interactionId], staleTime: 0,
  queryFn: ({ signal }) => call('GET', `/api/interactions/${interactionId}/routing`, { shape: RoutingRecord, signal }),
});

export async function changePresence(asked: ChangePresence): Promise<void> {
  keepPresence([await call('PUT', '/api/presence', { body: asked, shape: Presence })]);
}

/** A lead's hand: the spell carries the lead's name. */
export async function changePresenceOf(staffId: string, asked: ChangePresence): Promise<void> {
  keepPresence([await call('PUT', `/api/staff/${staffId}/presence`, { body: asked, shape: Presence })]);
}

function keepPresence(changed: readonly Presence[]): void {
  const byId = new Map(changed.map((one) => [one.staffId, one]));
  queries.setQueryData<Board>(presenceKey, (board) => board && {
    own: board.own ? (byId.get(board.own.staffId) ?? board.own) : null,
    team: board.team.map((one) => byId.get(one.staffId) ?? one),
  });
}

/** Accepting and declining take the card away at once; a refusal (it went to somebody else) is told by the caller. */
export async function answerOffer(offerId: string, answer: 'accept' | 'decline'): Promise<OfferAnswer> {
  const done = await call('POST', `/api/offers/${offerId}/${answer}`, { shape: OfferAnswer });
  dropOffers([offerId]);
  return done;
}

export function dropOffers(ids: readonly string[]): void {
  queries.setQueryData<z.infer<typeof OwnOffers>>(offersKey, (all) => all && { items: all.items.filter((one) => !ids.includes(one.offerId)) });
}

export function take(interactionId: string): Promise<TicketView> {
  return call('POST', `/api/interactions/${interactionId}/take`, { shape: TicketView });
}

export function transfer(interactionId: string, asked: Transfer): Promise<TicketView> {
  return call('POST', `/api/interactions/${interactionId}/transfer`, { body: asked, shape: TicketView });
}

/** Mounted once in the shell. */
export function useLiveRouting(): void {
  const isLive = connection.use((all) => all.state === 'live');
  // What began to ring after it was asked for and before the line stood was told to nobody.
  useEffect(() => {
    if (isLive) for (const queryKey of [offersKey, presenceKey]) void queries.invalidateQueries({ queryKey });
  }, [isLive]);
  useLive('presence.changed', (events) => keepPresence(events.flatMap(({ data }) => {
    const read = Presence.safeParse(data);
    return read.success ? [read.data] : [];
  })));
  useLive('offer.made', (events) => {
    const made = events.flatMap(({ data }) => {
      const read = OfferView.safeParse(data);
      return read.success ? [read.data] : [];
    });
    const ids = new Set(made.map((one) => one.offerId));
    queries.setQueryData<z.infer<typeof OwnOffers>>(offersKey, (all) => ({ items: [...(all?.items ?? []).filter((one) => !ids.has(one.offerId)), ...made] }));
  });
  useLive('offer.ended', (events) => {
    dropOffers(events.flatMap(({ data }) => (typeof data === 'object' && data !== null && 'offerId' in data ? [String(data.offerId)] : [])));
    // A missed one has sent us away: the board says so by its own event; the wrap-up time comes with the next look.
    void queries.invalidateQueries({ queryKey: presenceKey });
  });
}
