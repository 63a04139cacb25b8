/** The agent's answer to an offer. The same answer again is answered the same: a reply that got lost does no harm. */
import type { Act } from '#kit/act.ts';
import { may } from '#kit/actor.ts';
import { refuse } from '#kit/refusal.ts';
import type { OfferAnswer, OfferView } from './contract.ts';
import { assign, settle } from './moves.ts';
import { lockTicket, offerById, openOffersTo, type OpenOfferRow } from './store.ts';

export function acceptOffer(act: Act, offerId: string): Promise<OfferAnswer> {
  return answer(act, offerId, 'accepted');
}

export function declineOffer(act: Act, offerId: string): Promise<OfferAnswer> {
  return answer(act, offerId, 'declined');
}

async function answer(act: Act, offerId: string, to: 'accepted' | 'declined'): Promise<OfferAnswer> {
  may(act, 'interaction.answer');
  const seen = await offerById(act, offerId);
  // Another's offer is as unknown as one that never was.
  if (seen === undefined || act.who.kind !== 'staff' || seen.agent_id !== act.who.id) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const ticket = await lockTicket(act, seen.ticket_id);
  const offer = await offerById(act, offerId);
  if (ticket === undefined || offer === undefined) throw refuse('not_found', 'kit.notFound', { at: 'params.id' });
  const done: OfferAnswer = { offerId, interactionId: offer.interaction_id, state: to };
  if (offer.state === to) return done;
  if (offer.state === 'accepted' || offer.state === 'declined') throw refuse('conflict', 'routing.offerAnswered');
  const settled = await settle(act, ticket, { to });
  if (settled.kind === 'refused') throw refuse('gone', 'routing.offerOver');
  if (to === 'accepted') await assign(act, settled.ticket, act.who.id, { offerId });
  return done;
}

/** What rings at me now; the one whose time ends first leads. */
export async function ownOffers(act: Act): Promise<{ items: OfferView[] }> {
  may(act, 'interaction.answer');
  return { items: act.who.kind === 'staff' ? (await openOffersTo(act, act.who.id)).map(offerView) : [] };
}

export function offerView(row: OpenOfferRow): OfferView {
  return { offerId: row.id, interactionId: row.interaction_id, queueId: row.queue_id, queueName: row.queue_name, until: row.until.toISOString() };
}
