/** "Keep my place": the customer leaves a number or a mail and closes the page; the ticket stays in the line at its arrival. The interaction is locked before its ticket, here as everywhere. */
import type { Act } from '#kit/act.ts';
import { comeBack, keepPlace } from '#routing/index.ts';
import { postSystemLine } from './post.ts';
import { changeInteraction, lockInteraction } from './store-said.ts';

export async function keepPlaceOf(act: Act, interactionId: string, reach: { kind: 'phone' | 'mail'; value: string }): Promise<void> {
  const at = await lockInteraction(act, interactionId);
  await keepPlace(act, interactionId);
  // A number that was mistyped is put right: the place was kept when it was kept, and it was said.
  const isNew = at?.kept_place == null;
  await changeInteraction(act, interactionId, { kept_place: JSON.stringify(reach), ...(isNew ? { kept_place_at: act.now } : {}) });
  if (isNew) await postSystemLine(act, interactionId, 'interactions:line.placeKept');
  act.emit({ name: 'interaction.placeKept', subject: ['interaction', interactionId], detail: { kind: reach.kind } });
}

/** The customer opened the page again: live once more, at the same place. The number stays known. */
export async function placeTakenUp(act: Act, interactionId: string): Promise<void> {
  await lockInteraction(act, interactionId);
  await comeBack(act, interactionId);
  await changeInteraction(act, interactionId, { kept_place: null, kept_place_at: null });
  await postSystemLine(act, interactionId, 'interactions:line.cameBack');
}
