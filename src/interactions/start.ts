/** A contact begins: its row, its number, its waiting ticket. The first word follows in the same act. */
import type { Act } from '#kit/act.ts';
import { openTicket } from '#routing/index.ts';
import { insertInteraction, type LockedInteraction } from './store.ts';

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

export interface Begun {
  readonly number: string;
  /** The row as it now is, ours until the act ends. */
  readonly at: LockedInteraction;
}

export async function startInteraction(act: Act, asked: StartInteraction): Promise<Begun> {
  const id = act.id();
  const { number, repeat_of: repeatOf } = await insertInteraction(act, { id, ...asked, repeatsSince: new Date(act.now.getTime() - repeatContactMs) });
  const { targetSeconds, nextAnswerSeconds } = await openTicket(act, { interactionId: id, queueId: asked.queueId, channel: asked.channel, language: asked.language });
  act.emit({ name: 'interaction.started', subject: ['interaction', id], detail: { channel: asked.channel, queueId: asked.queueId, repeatOf } });
  return {
    number,
    at: {
      id, number, identity_id: asked.identityId, last_position: 0, ended_at: null, waiting_since: null, answered_at: null, first_answer_at: null, arrival_mood: null, mood: 'calm', visitor_id: asked.visitorId,
      customer_read_up_to: 0, staff_read_up_to: 0, started_at: act.now, repeat_of: repeatOf, transfers: 0, language: asked.language, kept_place: null, target_seconds: targetSeconds, next_answer_seconds: nextAnswerSeconds,
    },
  };
}
