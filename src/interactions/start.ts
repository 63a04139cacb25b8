/** A contact begins: its row, its number, its waiting ticket. The first word follows in the same act. */
import type { Act } from '#kit/act.ts';
import { openTicket } from '#routing/index.ts';
import { insertInteraction, latestContactOf, nextInteractionNumber } from './store.ts';

/** Whoever contacts again within this time is met with what was said before. */
export const repeatContactMs = 72 * 3_600_000;

export interface StartInteraction {
  readonly channel: 'chat' | 'phone' | 'mail' | 'visit';
  readonly identityId: string;
  readonly visitorId: string | null;
  readonly language: 'zh' | 'en';
  readonly pageUrl: string | null;
  readonly queueId: string;
}

export async function startInteraction(act: Act, asked: StartInteraction): Promise<string> {
  const id = act.id();
  const repeatOf = (await latestContactOf(act, asked.identityId, new Date(act.now.getTime() - repeatContactMs))) ?? null;
  const running = await nextInteractionNumber(act);
  const number = `C-${act.now.toISOString().slice(0, 10).replaceAll('-', '')}-${String(running % 1_000_000).padStart(6, '0')}`;
  await insertInteraction(act, { id, number, ...asked, repeatOf });
  await openTicket(act, { interactionId: id, queueId: asked.queueId, channel: asked.channel, language: asked.language });
  act.emit({ name: 'interaction.started', subject: ['interaction', id], detail: { channel: asked.channel, queueId: asked.queueId, repeatOf } });
  return id;
}
