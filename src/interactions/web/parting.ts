/**
 * How a conversation leaves this desk: behind the words that were said here. On a slow line the end would overtake them, they would
 * be refused, and the customer would never read the last sentence.
 */
import type * as z from 'zod';
import { call } from '#web/ui/server/api.ts';
import { type EndReason, Interaction, type WrapUp } from '../contract.ts';
import { keepInteraction } from './api.ts';
import { allSaid } from './outbox.ts';

export async function endInteraction(id: string, reason: Extract<z.infer<typeof EndReason>, 'resolved' | 'spam' | 'kept_place_done' | 'closed_by_lead'>): Promise<void> {
  await allSaid(id);
  keepInteraction(await call('POST', `/api/interactions/${id}/end`, { body: { reason }, shape: Interaction }));
}

/** Ends it first if it still runs. */
export async function wrapUp(id: string, asked: WrapUp): Promise<void> {
  await allSaid(id);
  keepInteraction(await call('POST', `/api/interactions/${id}/wrap-up`, { body: asked, shape: Interaction }));
}
