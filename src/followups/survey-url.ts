/** Where a customer says how it was. For the slices that show the link: the chat page, the tracking page. */
import type { Act } from '#kit/act.ts';
import { tokenOf } from './link.ts';
import { linkPartsOf } from './store.ts';

/** The path `/survey/<token>` of the interaction's survey; null before it is asked, and once it has ended. */
export async function surveyUrlOf(act: Act, interactionId: string): Promise<string | null> {
  const parts = await linkPartsOf(act, interactionId);
  return parts === undefined ? null : `/survey/${tokenOf(parts.secret, act.brandId, parts.id)}`;
}
