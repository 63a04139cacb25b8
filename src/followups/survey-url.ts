/** Where a customer says how it was. For the slices that show the link: the chat page, the tracking page. */
import type { Act } from '#kit/act.ts';
import { tokenOf } from './link.ts';
import { linkPartsOf, linkPartsOfCase } from './store.ts';

/** The path `/survey/<token>` of the interaction's survey; null before it is asked, and once it has ended. */
export async function surveyUrlOf(act: Act, interactionId: string): Promise<string | null> {
  return pathOf(act, await linkPartsOf(act, interactionId));
}

/** The same of a matter. */
export async function surveyUrlOfCase(act: Act, caseId: string): Promise<string | null> {
  return pathOf(act, await linkPartsOfCase(act, caseId));
}

function pathOf(act: Act, parts: { id: string; secret: Buffer } | undefined): string | null {
  return parts === undefined ? null : `/survey/${tokenOf(parts.secret, act.brandId, parts.id)}`;
}
